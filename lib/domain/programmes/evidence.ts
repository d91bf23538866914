import { earlier } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type Cover, untilOr } from "./cover.ts";
import type { RequirementDefinitionOf } from "./definition.ts";
import { endOf } from "./requirements/check.ts";
import { type Rule, ruleOn } from "./rules.ts";

// What a vendor asks for in its own words (P21): handed in, confirmed from a day to a day, and counted by those days alone.

export type EvidenceRequirement = RequirementDefinitionOf<"custom_evidence">;

/** `from` is the day from which it is asked, where that is still to come. */
export type AskedEvidence = { requirement: EvidenceRequirement; from: PlainDate | null };

/**
 * What a partner is asked to prove, by what judges it on the day or later: evidence may be handed in before the version
 * that asks for it begins. Of several versions the one that judges first says how.
 */
export function askedEvidence(rules: readonly Rule[], on: PlainDate): AskedEvidence[] {
  const now = ruleOn(rules, on);
  const found = new Map<string, AskedEvidence>();
  for (const rule of [now, ...rules.filter(r => r.from > on)])
    for (const requirement of rule.version.definition.requirements)
      if (requirement.kind === "custom_evidence" && !found.has(requirement.key))
        found.set(requirement.key, { requirement, from: rule === now ? null : rule.from });
  return [...found.values()];
}

export type Given = { text: string; url: string; files: number; datedOn: PlainDate | null };

/** What is missing of what a requirement asks for; a link stands for a file. Null where nothing is. */
export function evidenceGap(
  { params }: EvidenceRequirement,
  given: Given,
): "text" | "files" | "datedOn" | null {
  switch (params.evidence) {
    case "text":
      return given.text === "" ? "text" : null;
    case "file":
      return given.files === 0 && given.url === "" ? "files" : null;
    case "date":
      return given.datedOn === null ? "datedOn" : null;
  }
}

/**
 * The days evidence would count if it were confirmed on a day: from the day it is of, where it says one, to its own last
 * day, or so many months as the requirement gives. What has not happened yet counts from the day of the confirmation.
 */
export function proposedTerm(
  { params }: EvidenceRequirement,
  given: { datedOn: PlainDate | null; validUntil: PlainDate | null },
  on: PlainDate,
): Cover {
  const from = given.datedOn === null ? on : earlier(given.datedOn, on);
  return { from, until: endOf(from, given.validUntil, params.validMonths) };
}

export type EvidenceState = "submitted" | "returned" | "withdrawn" | "confirmed";

/** How confirmed evidence stands on a day: still to come, counting, over, or ended by the vendor before its time. */
export function confirmedState(
  cover: Cover,
  endedOn: PlainDate | null,
  on: PlainDate,
): "coming" | "counts" | "over" | "ended" {
  if (endedOn !== null && endedOn <= on) return "ended";
  if (untilOr(cover.until) < on) return "over";
  return cover.from > on ? "coming" : "counts";
}

/** The nearest mark before an end that is reached on a day and not told yet; found late, the nearest alone. */
export function evidenceNotice(
  noticeDays: readonly number[],
  days: number,
  toldDays: number | null,
): number | null {
  const mark = noticeDays.filter(at => days <= at).sort((a, b) => a - b)[0];
  return mark === undefined || days < 0 || (toldDays !== null && toldDays <= mark) ? null : mark;
}
