import type { NextRequest } from "next/server";
import { appointmentFile } from "#lib/features/appointments/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** A business review or a booked day of the workspace `w` as a calendar file, for who reads its contract. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const file = await inWorkspace(actor, (tx, now) => appointmentFile(tx, actor, id, now));
  return file ? download(file) : new Response(null, { status: 404 });
}
