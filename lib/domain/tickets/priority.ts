import type { Priority, TicketKind } from "#lib/domain/tickets/types.ts";

export const ENVIRONMENTS = ["production", "preproduction", "test", "development"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** What the form asks (S5). The share of users affected is in basis points: 10000 is all of them. */
export type Impact = { environment: Environment; affectedBasisPoints: number; canWork: boolean };

/** How an impact becomes a priority; a plan may bring its own. Bands: highest first, `above` is exclusive. */
export type PriorityRules = {
  nonProduction: Priority;
  allUnable: Priority;
  someUnable: Priority;
  bands: { above: number; priority: Priority }[];
  rest: Priority;
};

/** S5 with its choices: exactly 50 % is P3, exactly 10 % is P4, fewer than all but unable to work is P2. */
export const PRIORITY_RULES: PriorityRules = {
  nonProduction: "P4",
  allUnable: "P1",
  someUnable: "P2",
  bands: [
    { above: 5000, priority: "P2" },
    { above: 1000, priority: "P3" },
  ],
  rest: "P4",
};

/** Why a priority came out, as a key with its bounds in percent, for a sentence in the reader's language. */
export type PriorityReason =
  | { key: "non_production" }
  | { key: "all_unable" }
  | { key: "some_unable" }
  | { key: "affected_between"; above: number; upTo: number }
  | { key: "affected_few"; upTo: number }
  | { key: "by_kind" };

/** The priority of a problem from its impact, and the reason for it (S5). Shares beyond 0–100 % are clamped. */
export function derivePriority(
  impact: Impact,
  rules: PriorityRules = PRIORITY_RULES,
): { priority: Priority; reason: PriorityReason } {
  const affected = Math.min(10_000, Math.max(0, impact.affectedBasisPoints));
  if (impact.environment !== "production") {
    return { priority: rules.nonProduction, reason: { key: "non_production" } };
  }
  if (!impact.canWork) {
    return affected === 10_000
      ? { priority: rules.allUnable, reason: { key: "all_unable" } }
      : { priority: rules.someUnable, reason: { key: "some_unable" } };
  }
  let upTo = 100;
  for (const { above, priority } of rules.bands) {
    if (affected > above) return { priority, reason: { key: "affected_between", above: above / 100, upTo } };
    upTo = above / 100;
  }
  return { priority: rules.rest, reason: { key: "affected_few", upTo } };
}

/**
 * The priority a case starts with. S5 is about problems: a question, a request or a wish tells of no outage, so it starts where
 * the plan puts what affects the fewest; a specialist may change it.
 */
export function startPriority(
  kind: TicketKind,
  impact: Impact,
  rules: PriorityRules = PRIORITY_RULES,
): { priority: Priority; reason: PriorityReason } {
  return kind === "incident"
    ? derivePriority(impact, rules)
    : { priority: rules.rest, reason: { key: "by_kind" } };
}
