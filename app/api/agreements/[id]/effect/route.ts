import type { NextRequest } from "next/server";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { effectOfEnd } from "#lib/features/agreements/effect.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";

/** What ending an agreement of the workspace `w` as of the day `on` would do, for who may end it. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const query = request.nextUrl.searchParams;
  const on = query.get("on") ?? "";
  const present = await presentIn(query.get("w") ?? "");
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger" || !isPlainDate(on)) return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  const effect = await inWorkspace(actor, tx => effectOfEnd(tx, actor, workspace.timeZone, id, on));
  if (!effect) return new Response(null, { status: 404 });
  return Response.json(effect, { headers: { "cache-control": "private, no-store" } });
}
