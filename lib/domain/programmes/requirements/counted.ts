import { untilOr } from "#lib/domain/programmes/cover.ts";
import type { CountedParams } from "#lib/domain/programmes/definition.ts";
import type { Finding, FindingPart } from "#lib/domain/programmes/finding.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type Check, endOf, stateUntil } from "./check.ts";

type Happening = { on: PlainDate | null; label: string; ref: string };

/** Projects the vendor certified (P9). */
export const projectCount: Check<"project_count"> = (facts, { key, params }, on, windowDays) => {
  const projects = facts.projects.map(p => ({ on: p.certifiedOn, label: p.name, ref: p.id }));
  return counted(key, params, projects, "project", on, windowDays);
};

/** Deals won. */
export const dealCount: Check<"deal_count"> = (facts, { key, params }, on, windowDays) => {
  const deals = facts.deals.map(d => ({ on: d.wonOn, label: d.name, ref: d.id }));
  return counted(key, params, deals, "deal", on, windowDays);
};

/** So many of something that happened, each counting for so many months from its day; the youngest fill the places. */
function counted(
  requirementKey: string,
  params: CountedParams,
  happened: Happening[],
  kind: "project" | "deal",
  on: PlainDate,
  windowDays: number,
): Finding {
  const places = happened
    .flatMap(({ on: day, label, ref }) =>
      day === null || day > on ? [] : [{ label, ref, day, until: endOf(day, null, params.withinMonths) }],
    )
    .filter(one => untilOr(one.until) >= on)
    .sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0))
    .slice(0, params.minimum);
  const full = places.length === params.minimum;
  const until = full ? (places.at(-1)?.until ?? null) : null;
  const state = full ? stateUntil(until, on, windowDays) : "unmet";
  return {
    requirementKey,
    state,
    until,
    have: places.length,
    need: params.minimum,
    parts: Array.from({ length: params.minimum }, (_, i): FindingPart => {
      const place = places[i];
      if (place === undefined) return { state: "unmet", label: null, wants: null, until: null };
      const last = place.until;
      return { state: stateUntil(last, on, windowDays), label: place.label, wants: null, until: last };
    }),
    evidence: places.map(({ label, ref, until: last }) => ({ kind, label, ref, until: last })),
    next: state === "met" ? null : kind === "project" ? "certify_project" : "win_deal",
  };
}
