import type { Actor } from "#lib/domain/policies/types.ts";
import { benefitRefusal, requireBenefit } from "#lib/features/partnerships/benefits.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Permission } from "./dto.ts";

/** Why the manufacturer takes no escalation of a partner: which tier grants it, and what to do until then. */
const WORDS = {
  tier: "tickets.refusal.level3Tier",
  state: "tickets.refusal.level3Stopped",
  withdrawn: "tickets.refusal.level3Withdrawn",
  never: "tickets.refusal.level3Never",
  apart: "tickets.refusal.level3Apart",
};

/** Refuses an escalation of a partner whose tier and state do not grant level 3 now (P25, P14). */
export const requireLevel3 = (tx: Tx, actor: Actor): Promise<void> =>
  requireBenefit(tx, actor, "level3_support", WORDS);

/** The same as the page says it before anything is typed; null: granted. */
export async function level3Refusal(tx: Tx, actor: Actor): Promise<Permission | null> {
  const refusal = await benefitRefusal(tx, actor, "level3_support");
  return refusal && { allowed: false, reason: WORDS[refusal.why], params: { tier: refusal.tier } };
}
