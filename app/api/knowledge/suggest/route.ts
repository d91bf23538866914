import type { NextRequest } from "next/server";
import { suggest } from "#lib/features/knowledge/search.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";

const headers = { "cache-control": "private, no-store" };

/** What may answer a case with the words `q`, about a product and version where they are chosen, as the actor may read it (S10). */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const asked = (name: string, most: number) => (searchParams.get(name) ?? "").slice(0, most);
  const present = await presentIn(asked("w", 63));
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const product = asked("product", 40);
  const subject = { productId: isUuid(product) ? product : "", version: asked("version", 30) };
  // A zero is no letter to the database.
  const words = asked("q", 1000).replaceAll("\0", " ");
  const found = await inWorkspace(actor, tx => suggest({ tx, actor }, words, subject));
  return Response.json(found, { headers });
}
