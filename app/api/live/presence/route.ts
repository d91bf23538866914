import type { NextRequest } from "next/server";
import { z } from "zod";
import { DOINGS } from "#lib/domain/live/hint.ts";
import { tellPresence } from "#lib/features/live/presence.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { ownRequest } from "#lib/platform/own-request.ts";

const schema = z.object({ w: z.string().max(80), ticket: z.uuid(), doing: z.enum(DOINGS) });
const answer = (status: number) => new Response(null, { status });

/** Somebody says that they look at a case or write on it; colleagues whose page is open are told. */
export async function POST(request: NextRequest): Promise<Response> {
  const own = await ownRequest(request, schema, 500);
  if ("refused" in own) return answer(own.refused);
  const { w, ticket, doing } = own.said;
  const present = await presentIn(w);
  if (present.kind === "signed_out") return answer(401);
  if (present.kind === "stranger") return answer(404);
  const { actor } = present;
  const heard = await inWorkspace(actor, tx => tellPresence(tx, actor, ticket, doing));
  return answer(heard ? 204 : 404);
}
