import type { NextRequest } from "next/server";
import { taskFile } from "#lib/features/tasks/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** The file a task of one's own in the workspace `w` made, while it is kept. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const file = await inWorkspace(actor, (tx, now) => taskFile(tx, actor, id, now));
  return file ? download(file) : new Response(null, { status: 404 });
}
