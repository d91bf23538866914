import type { NextRequest } from "next/server";
import { uploadFilesAction } from "#lib/features/files/actions.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import { readBody } from "#lib/platform/read-body.ts";

/** A name of 200 letters, each written as nine, and the key. */
const LONGEST_ADDRESS = 2_500;

/**
 * Takes one file in before what it belongs to is sent: the body is the file, its name stands in the address. The deed is the action's,
 * with all it asks and refuses; by a route, because a browser's actions wait for one another, and a great file on a slow line would
 * hold up every other deed of its page.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const answer = (status: number) => new Response(null, { status });
  // Routes have no token as actions have: what another website sends in somebody's name is none of theirs.
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin") return answer(403);
  const { search, searchParams } = request.nextUrl;
  const [w, name, key] = ["w", "name", "key"].map(of => searchParams.get(of) ?? "");
  if (!w || !name || search.length > LONGEST_ADDRESS) return answer(400);
  const bytes = await readBody(request, MAX_FILE_BYTES);
  if (!bytes) return answer(413);
  const result = await uploadFilesAction(w, { files: [new File([bytes], name)] }, key || undefined);
  return Response.json(result, { headers: { "cache-control": "no-store" } });
}
