import type { NextRequest } from "next/server";
import { ownTranscript } from "#lib/features/transcripts/transcript.ts";
import { presentAsSelf } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** One's own record as a PDF, whatever company one is at, also none (P22): `?w=workspace`. There is no asking for another's. */
export async function GET(request: NextRequest): Promise<Response> {
  const present = await presentAsSelf(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { self, workspace } = present;
  return download(await inWorkspace(self, (tx, now) => ownTranscript(tx, self, workspace, now)));
}
