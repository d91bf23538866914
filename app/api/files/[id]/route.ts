import type { NextRequest } from "next/server";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** Downloads a file as the actor of the workspace `w`. Always as an attachment: nothing uploaded is ever shown as a page of ours. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const file = await inWorkspace(actor, tx => fileWithBytes(tx, actor.tenantId, id));
  return file ? download(file) : new Response(null, { status: 404 });
}
