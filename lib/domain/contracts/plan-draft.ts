import type { AsTyped } from "#lib/domain/programmes/draft.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import { USUAL_OPTIONS } from "./options.ts";
import type { SupportPlanDefinition } from "./plan.ts";

/** The parts in which a plan is written, in the order of the editor. */
export const PLAN_PARTS = [
  "general",
  "targets",
  "escalation",
  "levels",
  "entitlements",
  "price",
  "priorities",
  "checklists",
  "options",
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** A plan as typed: numbers may be missing and texts empty. A whole definition is one too. */
export type PlanDraftDefinition = AsTyped<SupportPlanDefinition>;

/** What stands between a draft and its publication; a warning is said and stops nobody. */
export type PlanProblem = {
  /** The field, from the definition's root: "terms.targets.P1". */
  path: string;
  part: PlanPart;
  level: "error" | "warning";
  /** A message of the catalogue with its parameters. */
  key: string;
  params?: Record<string, LocalText | number>;
};

/** Where the fields stand whose path begins so; the first that fits counts. */
const STANDS: readonly (readonly [string, PlanPart])[] = [
  ["terms.escalations", "escalation"],
  ["terms.level3", "levels"],
  ["terms.rules.level3", "levels"],
  ["terms.further.level", "levels"],
  ["terms.handoverMinutes", "levels"],
  ["terms.priorityRules", "priorities"],
  ["terms", "targets"],
  ["price", "price"],
  ["lapse", "price"],
  ["componentsChecklist", "checklists"],
  ["readiness", "checklists"],
  ["options", "options"],
  ["name", "general"],
  ["summary", "general"],
  ["covers", "general"],
  ["key", "general"],
];

/** The part of the editor in which a field stands. */
export const planPartOf = (path: string): PlanPart =>
  STANDS.find(([start]) => path.startsWith(start))?.[1] ?? "entitlements";

const blank = () => ({ en: "", es: "" });
const each = <T>(value: T) => Object.fromEntries(PRIORITIES.map(p => [p, value])) as Record<Priority, T>;

/** Where a new plan begins: nothing but what is usual (S4, S6, S14, T5), each to be changed. */
export function emptyPlan(key: string, calendar = ""): PlanDraftDefinition {
  return {
    key,
    name: blank(),
    summary: blank(),
    covers: [],
    terms: {
      targets: each(null),
      calendars: each(calendar),
      clockStart: "diagnosis",
      diagnosisShareBp: 5000,
      stopsAt: "answer",
      pauseWhileWaiting: true,
      warnAtPercent: 75,
      escalations: [],
      level3Targets: null,
      reopenDays: 14,
      resolutionTargets: null,
    },
    authorisedContacts: null,
    contactsMustBeTrained: true,
    readersAllowed: true,
    channels: [],
    termMonths: 12,
    expiringDays: 90,
    price: { kind: "share_of_sale", rateBp: null, minimum: { minor: null, currency: "EUR" } },
    bookedDays: 0,
    lapse: { byDayForYears: 1, wholeYears: "begun", penalties: [] },
    versions: { previousMajors: 1, endOfLifeMonths: 6 },
    componentsChecklist: [],
    readiness: [],
    options: structuredClone(USUAL_OPTIONS) as NonNullable<PlanDraftDefinition["options"]>,
  };
}

/** A published plan as its editor begins with it: what it could not say yet is there as it counts. */
export function planToEdit(plan: SupportPlanDefinition): PlanDraftDefinition {
  const whole = { ...plan, channels: plan.channels ?? [], options: plan.options ?? USUAL_OPTIONS };
  // By way of its text: nothing of the copy is shared with the plan, or by two of its own fields.
  return JSON.parse(JSON.stringify(whole)) as PlanDraftDefinition;
}
