import type { NextRequest } from "next/server";
import { z } from "zod";
import { AUDIENCES } from "#lib/domain/tickets/types.ts";
import { keepReplyDraft } from "#lib/features/tickets/reply-draft.ts";
import { REPLY_STATES } from "#lib/features/tickets/schema.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { ownRequest } from "#lib/platform/own-request.ts";

/** More than any message holds: what is too long to send is kept all the same, so that it can be shortened. */
const LONGEST = 60_000;

const schema = z.object({
  w: z.string().max(80),
  body: z.string().max(LONGEST),
  audience: z.enum(AUDIENCES),
  state: z.enum(["", ...REPLY_STATES]),
  version: z.int().min(0).max(1_000_000),
});
const answer = (status: number) => new Response(null, { status });

type Params = { params: Promise<{ number: string }> };

/**
 * Keeps what the person is writing on a case: 200 with the version kept, 409 with the words of another window of theirs.
 * A route and no action: actions wait for one another, and a draft must not hold up the message itself.
 */
export async function PUT(request: NextRequest, { params }: Params): Promise<Response> {
  const own = await ownRequest(request, schema, LONGEST * 2);
  if ("refused" in own) return answer(own.refused);
  const { w, version, ...draft } = own.said;
  const present = await presentIn(w);
  if (present.kind === "signed_out") return answer(401);
  if (present.kind === "stranger") return answer(404);
  const { actor } = present;
  const { number } = await params;
  const kept = await inWorkspace(actor, async (tx, now) => {
    const ticket = await tx.ticket.findFirst({
      where: { tenantId: actor.tenantId, number: number.slice(0, 40) },
      select: { id: true },
    });
    return ticket && keepReplyDraft(tx, actor, ticket.id, draft, version, now);
  });
  if (!kept) return answer(404);
  return Response.json(kept, {
    status: "other" in kept ? 409 : 200,
    headers: { "cache-control": "no-store" },
  });
}
