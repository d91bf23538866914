import type { NextRequest } from "next/server";
import { z } from "zod";
import { isKeptForm } from "#lib/domain/form-draft.ts";
import { keepFormDraft } from "#lib/features/form-drafts/drafts.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { ownRequest } from "#lib/platform/own-request.ts";

/** Letters of a whole form: more than its fields may hold, so that what is too long to send can be shortened. */
const LONGEST = 120_000;

const schema = z.object({
  w: z.string().max(80),
  form: z.string().max(80).refine(isKeptForm),
  content: z.record(z.string().max(80), z.unknown()).nullable(),
  version: z.int().min(0).max(1_000_000),
});
const answer = (status: number) => new Response(null, { status });

/**
 * Keeps what the person fills in and has not sent: 200 with the version kept, 409 with what another window of theirs wrote.
 * Theirs alone, whatever they may do with the form itself.
 */
export async function PUT(request: NextRequest): Promise<Response> {
  const own = await ownRequest(request, schema, LONGEST);
  if ("refused" in own) return answer(own.refused);
  const { w, form, content, version } = own.said;
  const present = await presentIn(w);
  if (present.kind === "signed_out") return answer(401);
  if (present.kind === "stranger") return answer(404);
  const { actor } = present;
  const kept = await inWorkspace(actor, (tx, now) => keepFormDraft(tx, actor, form, content, version, now));
  return Response.json(kept, {
    status: "other" in kept ? 409 : 200,
    headers: { "cache-control": "no-store" },
  });
}
