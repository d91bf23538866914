import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** The parts of a programme that are written, saved and guarded each for itself, in the order of the editor. */
export const PARTS = [
  "general",
  "tiers",
  "requirements",
  "benefits",
  "phases",
  "areas",
  "trainings",
  "agreements",
  "application",
  "rubric",
  "rules",
] as const;
export type Part = (typeof PARTS)[number];

type Field = Exclude<keyof ProgrammeDefinition, "key">;

/** Which fields of a definition a part holds; every field but the key belongs to exactly one. */
export const FIELDS = {
  general: ["name", "product", "headline", "summary", "callToAction", "annualFee", "certifiesCompany"],
  tiers: ["tiers"],
  requirements: ["requirements"],
  benefits: ["benefits"],
  phases: ["phases"],
  areas: ["areas"],
  trainings: ["trainings"],
  agreements: ["agreements"],
  application: ["application"],
  rubric: ["rubric"],
  rules: ["stalledDays", "remediationDays", "renewalWindowDays", "noticeDays"],
} as const satisfies Record<Part, readonly Field[]>;

/**
 * As typed: a number may still be missing and a text empty. A whole definition is one too, so what is asked of a
 * draft can be asked of a definition.
 */
export type AsTyped<T> = T extends number
  ? number | null
  : T extends string | boolean | null | undefined
    ? T
    : T extends (infer Item)[]
      ? AsTyped<Item>[]
      : { [K in keyof T]: AsTyped<T[K]> };

export type DraftDefinition = AsTyped<ProgrammeDefinition>;
export type DraftPart<P extends Part> = Pick<DraftDefinition, (typeof FIELDS)[P][number]>;

/** What stands between a draft and its publication; a warning is said and stops nobody. */
export type Problem = {
  /** The field, from the definition's root: "tiers.0.rank". */
  path: string;
  part: Part;
  level: "error" | "warning";
  /** A message of the catalogue with its parameters. */
  key: string;
  params?: Record<string, LocalText | number>;
};

/** The part a path of a definition belongs to; the key, which nobody types, counts as general. */
export function partOfPath(path: readonly PropertyKey[]): Part {
  const first = String(path[0]);
  return PARTS.find(part => (FIELDS[part] as readonly string[]).includes(first)) ?? "general";
}

/** A part cut out of a definition. */
export function cut<P extends Part>(definition: DraftDefinition, part: P): DraftPart<P> {
  // What a definition leaves out, its part leaves out too.
  return Object.fromEntries(
    FIELDS[part]
      .map((field: Field) => [field, definition[field]] as const)
      .filter(([, value]) => value !== undefined),
  ) as unknown as DraftPart<P>;
}

/** The definition that parts make together; a part that is missing is empty. */
export function assemble(key: string, parts: Partial<Record<Part, object>>): DraftDefinition {
  return Object.assign(emptyDraft(key), ...PARTS.map(part => parts[part] ?? {}), { key });
}

const blank = () => ({ en: "", es: "" });

/** Where a new programme begins: nothing but the usual days (P23, P24), each to be changed. */
export function emptyDraft(key: string): DraftDefinition {
  return {
    key,
    name: blank(),
    product: "",
    headline: blank(),
    summary: blank(),
    callToAction: blank(),
    tiers: [],
    requirements: [],
    benefits: [],
    phases: [],
    areas: [],
    trainings: [],
    agreements: [],
    annualFee: null,
    application: { minutes: null, answerWorkingDays: null, sections: [] },
    rubric: [],
    remediationDays: 30,
    renewalWindowDays: 90,
    noticeDays: [90, 60, 30, 7, 0],
  };
}

/** A published version as far as its days go. Withdrawn before its day, it never was. */
export type Dated = { version: number; effectiveFrom: PlainDate; withdrawn: boolean };

/** The version in force on a day (P20): of those that had begun, the one that began last. */
export function inForceOn<V extends Dated>(versions: readonly V[], on: PlainDate): V | null {
  return (
    versions
      .filter(v => !v.withdrawn && v.effectiveFrom <= on)
      .sort((a, b) =>
        a.effectiveFrom === b.effectiveFrom
          ? a.version - b.version
          : a.effectiveFrom < b.effectiveFrom
            ? -1
            : 1,
      )
      .at(-1) ?? null
  );
}

/** Further ahead nobody plans a programme: such a day is a slip, and no version could follow it. */
const MOST_MONTHS_AHEAD = 120;

/** The last day a version published today may begin on. */
export const latestFrom = (today: PlainDate): PlainDate => addMonths(today, MOST_MONTHS_AHEAD);

/**
 * Why a version may not take effect on a day: it is past or too far ahead, or another version begins on it or later. Null: it may.
 * So versions follow each other in the order of their numbers, and no two claim a day.
 */
export function whyNotFrom(
  versions: readonly Dated[],
  day: PlainDate,
  today: PlainDate,
): { reason: "past" | "far" } | { reason: "taken" | "before"; other: Dated } | null {
  if (day < today) return { reason: "past" };
  if (day > latestFrom(today)) return { reason: "far" };
  const standing = versions.filter(v => !v.withdrawn);
  const same = standing.find(v => v.effectiveFrom === day);
  if (same) return { reason: "taken", other: same };
  const later = standing.find(v => v.effectiveFrom > day);
  return later ? { reason: "before", other: later } : null;
}
