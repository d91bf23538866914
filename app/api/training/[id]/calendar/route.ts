import type { NextRequest } from "next/server";
import { sessionCalendar } from "#lib/features/training/ics.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** A session of the workspace `w` as a calendar file, for who comes, who pays for them, and who gives it. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  const address = absolute(`/${workspace.slug}/training/${id}`);
  const file = await inWorkspace(actor, (tx, now) => sessionCalendar(tx, actor, id, address, now));
  return file ? download(file) : new Response(null, { status: 404 });
}
