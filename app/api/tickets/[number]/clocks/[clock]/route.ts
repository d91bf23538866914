import type { NextRequest } from "next/server";
import { clockReceipt } from "#lib/features/tickets/queries/receipt.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** How a clock of a ticket of the workspace `w` came to its due time, as a file anybody can compute again. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ number: string; clock: string }> },
): Promise<Response> {
  const { number, clock } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const file = await inWorkspace(actor, (tx, now) => clockReceipt(tx, actor, number, clock, now));
  return file ? download(file) : new Response(null, { status: 404 });
}
