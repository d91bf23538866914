import type { Money } from "#lib/domain/money/money.ts";
import {
  type ProgrammeDefinition,
  type RequirementDefinition,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { Programme } from "./queries.ts";

export type CellDto =
  | { kind: "yes" }
  | { kind: "no" }
  | { kind: "count"; value: number }
  | { kind: "text"; text: string };

export type RowDto = {
  key: string;
  title: string;
  note: string | null;
  /** Where people count over several areas: how many at least in each. */
  spread: { areas: string[]; minimumPerArea: number } | null;
  cells: CellDto[];
};

export type PhaseDto = {
  key: string;
  title: string;
  summary: string;
  ongoing: boolean;
  steps: {
    key: string;
    title: string;
    description: string;
    doneBy: "partner" | "vendor";
    confirmedBy: "partner" | "vendor" | null;
    dueDays: number;
  }[];
};

/** A programme as its public page shows it, in one language. */
export type ProgrammeDto = {
  slug: string;
  name: string;
  product: string;
  headline: string;
  summary: string;
  callToAction: string;
  minutes: number;
  answerWorkingDays: number;
  /** From the lowest; `more` is how many benefits it adds to the one before. */
  tiers: { key: string; name: string; tagline: string; more: number }[];
  gives: RowDto[];
  asks: RowDto[];
  annualFee: Money | null;
  sections: string[];
  criteria: string[];
  phases: PhaseDto[];
  trainings: {
    key: string;
    title: string;
    areas: string[];
    people: number;
    price: Money;
    additionalAttendee: Money | null;
    validityMonths: number | null;
  }[];
};

/** P1–P12 as data for the page that convinces a company to apply. */
export function programmeDto({ slug, definition: d }: Programme, locale: string): ProgrammeDto {
  const say = (text: LocalText) => textIn(text, locale);
  const tiers = tiersByRank(d);
  return {
    slug,
    name: say(d.name),
    product: d.product,
    headline: say(d.headline),
    summary: say(d.summary),
    callToAction: say(d.callToAction),
    minutes: d.application.minutes,
    answerWorkingDays: d.application.answerWorkingDays,
    tiers: tiers.map((tier, index) => ({
      key: tier.key,
      name: say(tier.name),
      tagline: say(tier.tagline),
      more: tier.benefits.filter(key => !tiers[index - 1]?.benefits.includes(key)).length,
    })),
    gives: d.benefits.map(benefit => ({
      key: benefit.key,
      title: say(benefit.title),
      note: say(benefit.description),
      spread: null,
      cells: tiers.map(tier => ({ kind: tier.benefits.includes(benefit.key) ? "yes" : "no" })),
    })),
    asks: asksOf(d, locale),
    annualFee: d.annualFee,
    sections: d.application.sections.map(section => say(section.title)),
    criteria: d.rubric.map(criterion => say(criterion.title)),
    phases: d.phases.map(phase => ({
      key: phase.key,
      title: say(phase.title),
      summary: say(phase.summary),
      ongoing: phase.ongoing,
      steps: phase.steps.map(step => ({
        key: step.key,
        title: say(step.title),
        description: say(step.description),
        doneBy: step.doneBy,
        confirmedBy: step.confirmedBy ?? null,
        dueDays: step.dueDays,
      })),
    })),
    trainings: d.trainings.map(training => {
      const areas = d.areas.filter(area => training.areas.includes(area.key));
      const months = [...new Set(areas.map(area => area.validityMonths))];
      return {
        key: training.key,
        title: say(training.title),
        areas: areas.map(area => say(area.name)),
        people: training.people,
        price: training.price,
        additionalAttendee: training.additionalAttendee,
        validityMonths: months.length === 1 ? (months[0] ?? null) : null,
      };
    }),
  };
}

/** One row a requirement; those that differ by tier only in a figure share theirs (P10: 1 and 2). */
function asksOf(d: ProgrammeDefinition, locale: string): RowDto[] {
  const tiers = tiersByRank(d);
  const rows = new Map<string, RequirementDefinition[]>();
  for (const requirement of d.requirements) {
    const key = requirement.comparison?.row ?? requirement.key;
    rows.set(key, [...(rows.get(key) ?? []), requirement]);
  }
  return [...rows].flatMap(([key, members]) => {
    const first = members[0];
    if (!first) return [];
    return {
      key,
      title: textIn(first.comparison?.title ?? first.title, locale),
      note: textIn(first.description, locale) || null,
      spread: spreadOf(d, first, locale),
      cells: tiers.map(tier =>
        cellOf(
          members.find(r => tier.requirements.includes(r.key)),
          locale,
        ),
      ),
    };
  });
}

function cellOf(requirement: RequirementDefinition | undefined, locale: string): CellDto {
  if (!requirement) return { kind: "no" };
  const value = requirement.comparison && textIn(requirement.comparison.value, locale);
  if (value)
    return /^\d{1,3}$/.test(value) ? { kind: "count", value: Number(value) } : { kind: "text", text: value };
  if (requirement.kind === "certified_specialists")
    return { kind: "count", value: requirement.params.minimum };
  return { kind: "yes" };
}

function spreadOf(
  d: ProgrammeDefinition,
  requirement: RequirementDefinition,
  locale: string,
): RowDto["spread"] {
  if (requirement.kind !== "certified_specialists" || requirement.params.areas.length < 2) return null;
  const { areas, minimumPerArea } = requirement.params;
  const names = d.areas.filter(area => areas.includes(area.key)).map(area => textIn(area.name, locale));
  return { areas: names, minimumPerArea };
}
