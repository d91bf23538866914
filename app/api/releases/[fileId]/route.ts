import type { NextRequest } from "next/server";
import { fetchReleaseFile } from "#lib/features/products/fetch.ts";
import { refusalResult } from "#lib/platform/action.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/**
 * The door to a release's files, for the actor of the workspace `w`: those whose contract in force covers the product, and
 * partners that serve them. Who may not have it reads why, in their language (S11, S15, P25).
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const { fileId } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  try {
    const file = await inWorkspace(actor, tx => fetchReleaseFile(tx, actor, fileId));
    return file ? download(file) : new Response(null, { status: 404 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const result = refusalResult(actor.locale, error);
    return new Response(result.ok ? "" : result.message, {
      status: 403,
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-language": actor.locale,
        "cache-control": "private, no-store",
      },
    });
  }
}
