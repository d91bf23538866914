import type { AreaDefinition } from "#lib/domain/programmes/definition.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

// T3: at a partner, level 2 is held by a currently certified specialist. Which areas count is the programme's data.

/** Whether who holds an area's certificate may hold level 2; left out, it goes with the escalation it leads to. */
export const holdsLevel2 = (area: Pick<AreaDefinition, "escalates" | "level2">): boolean =>
  area.level2 ?? area.escalates;

/** Somebody of the company who may hold level 2 today. */
export type Holder = {
  personId: string;
  name: string;
  /** The last day on which they may, if nothing is renewed. */
  until: PlainDate;
  /** Cases of level 2 and up that they have now. */
  openCases: number;
  /** The certificate that lets them, the longest lasting of those in force. */
  certificationId: string;
};

/** What a company's programmes and certificates say about its level 2. */
export type Level2Rule = {
  /** False where none of its programmes names an area for level 2: then nothing is asked. */
  asked: boolean;
  holders: readonly Holder[];
};

type Case = { partnerOrgId: string | null; level: number };

/** Whether a case needs a certified holder: those of a partner from level 2 on; the manufacturer's own people need none (T1). */
export const needsHolder = (ticket: Case): boolean => ticket.partnerOrgId !== null && ticket.level >= 2;

export type HoldRefusal = "not_certified" | "nobody_certified";

/** Whether a person may hold this case (T3), or why not: others may, or nobody of the company may. */
export function mayHold(ticket: Case, rule: Level2Rule, personId: string): Result<true, HoldRefusal> {
  if (!needsHolder(ticket) || !rule.asked) return ok(true);
  if (rule.holders.some(holder => holder.personId === personId)) return ok(true);
  return err(rule.holders.length === 0 ? "nobody_certified" : "not_certified");
}

/**
 * Who takes a case over whose holder no longer counts: whom the manager chose beforehand, as long as they count
 * themselves; else the one with the fewest open cases, of equals the first by name. Null: nobody is certified.
 */
export function successorOf(rule: Level2Rule, chosen: string | null): Holder | null {
  return rule.holders.find(holder => holder.personId === chosen) ?? leastBusy(rule.holders);
}

/** Who has the fewest open cases, of equals the first by name; null of nobody. */
export function leastBusy<P extends Pick<Holder, "personId" | "name" | "openCases">>(
  people: readonly P[],
): P | null {
  const [least = null] = [...people].sort(
    (a, b) => a.openCases - b.openCases || a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1),
  );
  return least;
}

/** Somebody in an area, while it counts for their company. */
type Serving = { personId: string; areaKey: string };

/**
 * Whether somebody may hold level 2 by this certificate alone (T3), so that their cases move on when it ends, and whether
 * anybody is left then to take them. Null: the area is none for level 2, or another of theirs is.
 */
export function level2Rests(
  serving: readonly Serving[],
  areas: readonly string[],
  { personId, areaKey }: Serving,
): { colleagues: number } | null {
  const held = serving.filter(one => areas.includes(one.areaKey));
  const own = held.filter(one => one.personId === personId);
  if (!own.some(one => one.areaKey === areaKey) || own.some(one => one.areaKey !== areaKey)) return null;
  const colleagues = new Set(held.map(one => one.personId).filter(id => id !== personId));
  return { colleagues: colleagues.size };
}
