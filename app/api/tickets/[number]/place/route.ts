import type { NextRequest } from "next/server";
import { z } from "zod";
import { keepReadingPlace } from "#lib/features/tickets/reading-place.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { ownRequest } from "#lib/platform/own-request.ts";

const LONGEST = 400;

const schema = z.object({ w: z.string().max(80), message: z.uuid() });
const answer = (status: number) => new Response(null, { status });

type Params = { params: Promise<{ number: string }> };

/** Keeps how far the person has read a case: 204. A route and no action: actions wait for one another, and reading holds up no deed. */
export async function PUT(request: NextRequest, { params }: Params): Promise<Response> {
  const own = await ownRequest(request, schema, LONGEST);
  if ("refused" in own) return answer(own.refused);
  const present = await presentIn(own.said.w);
  if (present.kind === "signed_out") return answer(401);
  if (present.kind === "stranger") return answer(404);
  const { actor } = present;
  const { number } = await params;
  const kept = await inWorkspace(actor, async (tx, now) => {
    const ticket = await tx.ticket.findFirst({
      where: { tenantId: actor.tenantId, number: number.slice(0, 40) },
      select: { id: true, tenantId: true },
    });
    return ticket && keepReadingPlace(tx, actor, ticket, own.said.message, now);
  });
  return answer(kept ? 204 : 404);
}
