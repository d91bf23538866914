import type { Actor } from "#lib/domain/policies/types.ts";
import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import { agreementKindOf, areaOf } from "#lib/domain/programmes/definition.ts";
import { endOf } from "#lib/domain/programmes/requirements/check.ts";
import { certificateCover } from "#lib/domain/programmes/specialists.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays, addMonths, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { readStanding } from "./queries.ts";
import { lineOf, untilLeaving, type YearDto, type YearLineDto, type YearTerm } from "./year-line.ts";

/** Twelve months of a partner from this month on: what its people, agreements and plan run to (P21, P23). */
export async function readYear(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  now: Date,
): Promise<YearDto> {
  const { standing, today } = await readStanding(tx, actor, workspace, slug, now);
  const frame = {
    today,
    first: `${today.slice(0, 7)}-01`,
    last: addDays(`${addMonths(`${today.slice(0, 7)}-01`, 12).slice(0, 7)}-01`, -1),
    windowDays: standing.programme.definition.renewalWindowDays,
  };
  const certificates = certificateLines(standing, actor.locale, frame);
  return {
    head: partnerHead(standing, actor),
    today,
    firstMonth: today.slice(0, 7),
    certificates: certificates.sort(byEnd),
    company: [
      ...agreementLines(standing, actor.locale, frame),
      ...planLines(standing, frame),
      ...evidenceLines(standing, actor.locale, frame),
    ],
  };
}

type Frame = Parameters<typeof lineOf>[1];

const byEnd = (a: YearLineDto, b: YearLineDto) =>
  (a.ends[0]?.day ?? "9").localeCompare(b.ends[0]?.day ?? "9") || a.name.localeCompare(b.name);

function certificateLines(standing: Standing, locale: string, frame: Frame): YearLineDto[] {
  const { facts, programme } = standing;
  const lines: YearLineDto[] = [];
  const here = facts.people.filter(p => p.to === null || p.to >= frame.today);
  for (const person of new Map(here.map(p => [p.personId, p])).values()) {
    const lastDay = lastDayOf(here.filter(stay => stay.personId === person.personId));
    const areas = [
      ...facts.certificates.filter(c => c.personId === person.personId).map(c => c.areaKey),
      ...facts.candidates.filter(c => c.personId === person.personId).map(c => c.areaKey),
    ];
    for (const areaKey of new Set(areas)) {
      const area = areaOf(programme.definition, areaKey);
      const terms = facts.certificates
        .filter(c => c.personId === person.personId && c.areaKey === areaKey)
        .map((c): YearTerm => ({ from: c.validFrom, until: c.validUntil, cover: certificateCover(c) }));
      const candidate = facts.candidates.find(c => c.personId === person.personId && c.areaKey === areaKey);
      const line = lineOf(
        {
          key: `${person.personId}:${areaKey}`,
          kind: "certificate",
          name: person.name,
          area: area ? textIn(area.name, locale) : areaKey,
          personId: person.personId,
        },
        frame,
        terms,
        candidate ?? null,
      );
      if (line) lines.push(lastDay === null ? line : untilLeaving(line, lastDay));
    }
  }
  return lines;
}

/** The last of somebody's days at a company; null while it is not known. */
const lastDayOf = (stays: readonly { to: PlainDate | null }[]): PlainDate | null =>
  stays.some(stay => stay.to === null)
    ? null
    : (stays
        .flatMap(stay => stay.to ?? [])
        .sort()
        .at(-1) ?? null);

function agreementLines(standing: Standing, locale: string, frame: Frame): YearLineDto[] {
  const { facts, programme } = standing;
  return [...new Set(facts.agreements.map(a => a.kind))].flatMap(kind => {
    const title = agreementKindOf(programme.definition, kind)?.title;
    const covers = facts.agreements.filter(a => a.kind === kind).map(agreementCover);
    const terms = covers.flatMap((cover): YearTerm[] =>
      cover === null ? [] : [{ from: cover.from, until: cover.until, cover }],
    );
    const about = {
      key: `agreement:${kind}`,
      kind: "agreement" as const,
      name: title ? textIn(title, locale) : kind,
    };
    const line = lineOf(about, frame, terms, null);
    return line ? [line] : [];
  });
}

function planLines(standing: Standing, frame: Frame): YearLineDto[] {
  const requirement = standing.programme.definition.requirements.find(
    r => r.kind === "validated_business_plan",
  );
  const months = requirement?.kind === "validated_business_plan" ? requirement.params.validMonths : null;
  const terms = standing.facts.businessPlans.flatMap((plan): YearTerm[] => {
    if (plan.validatedOn === null) return [];
    const until = plan.validUntil ?? (months === null ? null : addMonthsInclusive(plan.validatedOn, months));
    return [{ from: plan.validatedOn, until, cover: { from: plan.validatedOn, until } }];
  });
  const line = lineOf({ key: "plan", kind: "plan", name: "" }, frame, terms, null);
  if (!line) return [];
  return [{ ...line, ends: line.ends.map(end => ({ ...end, what: "review" as const })) }];
}

/** What the programme asks for in its own words, a line a requirement. */
function evidenceLines({ facts, programme }: Standing, locale: string, frame: Frame): YearLineDto[] {
  return programme.definition.requirements.flatMap(requirement => {
    if (requirement.kind !== "custom_evidence") return [];
    const terms = facts.evidence.flatMap((item): YearTerm[] => {
      if (item.requirementKey !== requirement.key || item.confirmedOn === null) return [];
      const until = endOf(item.confirmedOn, item.validUntil, requirement.params.validMonths);
      const cover = { from: item.confirmedOn, until };
      // Ended on the day it began: it never counted.
      return until !== null && until < item.confirmedOn ? [] : [{ ...cover, cover }];
    });
    const about = {
      key: `evidence-${requirement.key}`,
      kind: "evidence" as const,
      name: textIn(requirement.title, locale),
    };
    const line = lineOf(about, frame, terms, null);
    return line ? [line] : [];
  });
}
