import { grants, type TierState } from "#lib/domain/programmes/benefits.ts";
import type { Rule } from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/**
 * The last day on which a partner listed today stays listed by itself: the day before a version that is already published
 * takes the listing away from its tier. Null: no end in sight. A person's decision ends it at once, whatever this says (P25).
 */
export function listedUntil(rules: readonly Rule[], held: TierState, today: PlainDate): PlainDate | null {
  const ends = rules.find(rule => rule.from > today && !grants(rule.version.definition, held, "listing"));
  return ends ? addDays(ends.from, -1) : null;
}
