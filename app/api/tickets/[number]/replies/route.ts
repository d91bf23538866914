import type { NextRequest } from "next/server";
import { z } from "zod";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import { ownRequest } from "#lib/platform/own-request.ts";

/** Many times what a message holds: one that is too long is told so in words. */
const LONGEST = 200_000;

const schema = z.object({
  w: z.string().max(80),
  key: z.string().max(80),
  message: z.record(z.string(), z.unknown()),
});

type Params = { params: Promise<{ number: string }> };

/**
 * Takes a message on a case. The deed is the action's, with all it asks and refuses; by a route, because a browser's actions wait for
 * one another, and a message whose answer takes long would hold up every other deed on the case.
 */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
  const own = await ownRequest(request, schema, LONGEST);
  if ("refused" in own) return new Response(null, { status: own.refused });
  const { w, key, message } = own.said;
  const { number } = await params;
  const result = await replyToTicketAction(w, { ...message, number }, key);
  return Response.json(result, { headers: { "cache-control": "no-store" } });
}
