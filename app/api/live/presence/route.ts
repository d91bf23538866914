import type { NextRequest } from "next/server";
import { z } from "zod";
import { DOINGS } from "#lib/domain/live/hint.ts";
import { tellPresence } from "#lib/features/live/presence.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";

const said = z.object({ w: z.string().max(80), ticket: z.uuid(), doing: z.enum(DOINGS) });
const answer = (status: number) => new Response(null, { status });

/** Somebody says that they look at a case or write on it; colleagues whose page is open are told. */
export async function POST(request: NextRequest): Promise<Response> {
  // What another website sends in somebody's name is none of theirs.
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin") return answer(403);
  const words = await request.text();
  if (words.length > 500) return answer(413);
  const parsed = said.safeParse(readJson(words));
  if (!parsed.success) return answer(400);
  const { w, ticket, doing } = parsed.data;
  const present = await presentIn(w);
  if (present.kind === "signed_out") return answer(401);
  if (present.kind === "stranger") return answer(404);
  const { actor } = present;
  const heard = await inWorkspace(actor, tx => tellPresence(tx, actor, ticket, doing));
  return answer(heard ? 204 : 404);
}

function readJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
