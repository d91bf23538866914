import type { NextRequest } from "next/server";
import { findTask } from "#lib/features/tasks/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";

/** How far a task of one's own in the workspace `w` is. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const task = await inWorkspace(actor, (tx, now) => findTask(tx, actor, id, now));
  if (!task) return new Response(null, { status: 404 });
  return Response.json(task, { headers: { "cache-control": "private, no-store" } });
}
