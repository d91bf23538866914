import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import type { PlanDraftDefinition } from "./plan-draft.ts";

/** What a plan refers to in its workspace. */
export type PlanSurroundings = {
  /** Calendars there are; `opens` is false for one that is never open. */
  calendars: readonly { key: string; opens: boolean }[];
  /** Ids of roles that work cases. */
  roles: readonly string[];
  /** Keys of areas of certification. */
  areas: readonly string[];
};

export type PlanFinding = {
  level: "error" | "warning";
  /** Names the message. */
  name: string;
  path: (string | number)[];
  params?: Record<string, string | number>;
};

type Terms = PlanDraftDefinition["terms"];
type Targets = Partial<Record<Priority, number | null>>;

/** The clocks a plan runs, each with its targets in open minutes; what is not typed yet is null. */
export function clocksOf(terms: Terms): Partial<Record<ClockKind, Targets>> {
  const { further = {} } = terms;
  const diagnosis = Object.fromEntries(
    PRIORITIES.map(p => {
      const target = terms.targets[p];
      return [p, target === null ? null : (target * (terms.diagnosisShareBp ?? 0)) / 10_000];
    }),
  );
  return {
    ...(terms.clockStart === "diagnosis" ? { diagnosis } : {}),
    response: terms.targets,
    ...(further.next_reply ? { next_reply: further.next_reply.targets } : {}),
    ...(further.update ? { update: further.update.targets } : {}),
    ...(terms.resolutionTargets ? { resolution: terms.resolutionTargets } : {}),
    ...(further.level1 ? { level1: further.level1.targets } : {}),
    ...(further.level2 ? { level2: further.level2.targets } : {}),
    ...(terms.level3Targets ? { level3: terms.level3Targets } : {}),
  };
}

/**
 * What is wrong between a plan's fields and with what they refer to, and what its author may not mean (S3, S5, S6, S12, S15,
 * P15, T2). Whatever a single field can say of itself is not said here. Total: a draft may lack anything.
 */
export function planProblems(plan: PlanDraftDefinition, around: PlanSurroundings): PlanFinding[] {
  return [
    ...calendarFindings(plan, around),
    ...escalationFindings(plan.terms, around.roles),
    ...targetFindings(plan.terms),
    ...priorityFindings(plan.terms),
    ...priceFindings(plan),
    ...optionFindings(plan, around.areas),
  ];
}

/** S2, S3: every calendar that is named is there, and opens now and then. */
function calendarFindings(plan: PlanDraftDefinition, { calendars }: PlanSurroundings): PlanFinding[] {
  const { terms } = plan;
  const named: [string | null | undefined, (string | number)[]][] = [];
  const each = (keys: Partial<Record<Priority, string>> | undefined, ...path: string[]) => {
    for (const p of keys ? PRIORITIES : []) named.push([keys?.[p], ["terms", ...path, p]]);
  };
  each(terms.calendars, "calendars");
  each(terms.level3Calendars, "level3Calendars");
  for (const [kind, rule] of Object.entries(terms.rules ?? {}))
    each(rule?.calendars, "rules", kind, "calendars");
  for (const [kind, rule] of Object.entries(terms.further ?? {}))
    each(rule?.calendars, "further", kind, "calendars");
  named.push([plan.options?.bookedDays.calendar, ["options", "bookedDays", "calendar"]]);
  return named.flatMap(([key, path]): PlanFinding[] => {
    if (!key) return [];
    const found = calendars.find(one => one.key === key);
    if (!found) return [{ level: "error", name: "calendarUnknown", path, params: { calendar: key } }];
    if (!found.opens) return [{ level: "error", name: "calendarClosed", path, params: { calendar: key } }];
    return [];
  });
}

/** S6: steps tell roles that are there, about clocks that run; every clock that runs has one. */
function escalationFindings(terms: Terms, roles: readonly string[]): PlanFinding[] {
  const found: PlanFinding[] = [];
  const running = Object.keys(clocksOf(terms)) as ClockKind[];
  const seen = new Set<string>();
  terms.escalations.forEach((step, i) => {
    const at = ["terms", "escalations", i];
    const gone = step.notify.find(role => !roles.includes(role));
    if (gone !== undefined)
      found.push({ level: "error", name: "roleUnknown", path: [...at, "notify"], params: { role: gone } });
    (step.acts ?? []).forEach((act, j) => {
      if (act.kind === "reassign" && act.role !== "" && !roles.includes(act.role))
        found.push({
          level: "error",
          name: "roleUnknown",
          path: [...at, "acts", j, "role"],
          params: { role: act.role },
        });
    });
    const idle = (step.clocks ?? []).find(clock => !running.includes(clock));
    if (idle) found.push({ level: "warning", name: `idle.${idle}`, path: [...at, "clocks"] });
    const moment = JSON.stringify([
      "percent" in step.at ? step.at.percent : null,
      step.at,
      step.clocks ?? [],
    ]);
    if (seen.has(moment)) found.push({ level: "warning", name: "stepTwice", path: [...at, "at"] });
    seen.add(moment);
  });
  const told = (clock: ClockKind) => terms.escalations.some(step => step.clocks?.includes(clock) ?? true);
  for (const clock of CLOCK_KINDS.filter(kind => running.includes(kind) && !told(kind)))
    found.push({
      level: "warning",
      name: terms.escalations.length === 0 ? "noLadder" : `unwatched.${clock}`,
      path: ["terms", "escalations"],
    });
  // One line says that there is no ladder at all.
  const first = found.findIndex(one => one.name === "noLadder");
  return found.filter((one, i) => one.name !== "noLadder" || i === first);
}

/** S3, T2: no priority waits longer than a less urgent one by the same hours; no level holds a case longer than the answer may take. */
function targetFindings(terms: Terms): PlanFinding[] {
  const found: PlanFinding[] = [];
  const { calendars, targets } = terms;
  PRIORITIES.forEach((p, i) => {
    const next = PRIORITIES[i + 1];
    const [own, later] = [targets[p], next ? targets[next] : null];
    if (next && calendars[p] === calendars[next] && own !== null && later !== null && later && own > later)
      found.push({
        level: "warning",
        name: "priorityOrder",
        path: ["terms", "targets", p],
        params: { urgent: p, less: next },
      });
  });
  const longer = (of: Targets | null | undefined, path: string[]) => {
    for (const p of of ? PRIORITIES : []) {
      const [own, answer] = [of?.[p], targets[p]];
      if (typeof own === "number" && answer !== null && own > answer)
        found.push({ level: "warning", name: "levelLonger", path: [...path, p] });
    }
  };
  longer(terms.level3Targets, ["terms", "level3Targets"]);
  for (const level of ["level1", "level2"] as const)
    longer(terms.further?.[level]?.targets, ["terms", "further", level, "targets"]);
  const { resolutionTargets } = terms;
  for (const p of resolutionTargets ? PRIORITIES : []) {
    const [own, answer] = [resolutionTargets?.[p], targets[p]];
    if (typeof own === "number" && answer !== null && own < answer)
      found.push({ level: "warning", name: "solvedBeforeAnswer", path: ["terms", "resolutionTargets", p] });
  }
  return found;
}

/** S5: the more are affected, the more urgent. */
function priorityFindings({ priorityRules }: Terms): PlanFinding[] {
  if (!priorityRules) return [];
  const rank = (p: Priority) => PRIORITIES.indexOf(p);
  return priorityRules.bands.flatMap((band, i): PlanFinding[] => {
    const below = priorityRules.bands[i + 1]?.priority ?? priorityRules.rest;
    return rank(band.priority) > rank(below)
      ? [{ level: "warning", name: "bandOrder", path: ["terms", "priorityRules", "bands", i, "priority"] }]
      : [];
  });
}

/** P15, S15: a unit has one price, a number of years one penalty. */
function priceFindings({ price, lapse }: PlanDraftDefinition): PlanFinding[] {
  const twice = <T>(
    list: readonly T[],
    of: (one: T) => unknown,
    path: string[],
    field: string,
    name: string,
  ) =>
    list.flatMap((one, i): PlanFinding[] =>
      of(one) !== null && list.findIndex(other => of(other) === of(one)) < i
        ? [{ level: "error", name, path: [...path, i, field] }]
        : [],
    );
  return [
    ...(price.kind === "per_unit"
      ? twice(price.units, unit => unit.unit, ["price", "units"], "unit", "unitTwice")
      : []),
    ...twice(lapse.penalties, one => one.fromYears, ["lapse", "penalties"], "fromYears", "penaltyTwice"),
  ];
}

/** S7, S12, S14: what is asked of contacts can be had; a contract does not end before it begins to show. */
function optionFindings(plan: PlanDraftDefinition, areas: readonly string[]): PlanFinding[] {
  const found: PlanFinding[] = [];
  const training = plan.options?.contactTraining;
  const gone = training?.areas.find(area => !areas.includes(area));
  if (gone !== undefined)
    found.push({
      level: "error",
      name: "areaUnknown",
      path: ["options", "contactTraining", "areas"],
      params: { area: gone },
    });
  if (plan.contactsMustBeTrained && training && training.areas.length === 0 && !training.howTo)
    found.push({ level: "warning", name: "trainingUnsaid", path: ["options", "contactTraining", "howTo"] });
  const { expiringDays, termMonths } = plan;
  if (expiringDays !== null && termMonths !== null && expiringDays > termMonths * 30)
    found.push({ level: "warning", name: "alwaysExpiring", path: ["expiringDays"] });
  return found;
}
