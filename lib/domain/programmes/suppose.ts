import { areaOf, type ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { CertificateFact, PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { whatIf } from "#lib/domain/programmes/ladder.ts";
import { addDays, addMonthsInclusive, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A certificate renewed in time (P23): the person's newest in the area. */
export type SupposedRenewal = { personId: string; areaKey: string };

/** A course with its result on a day. Null is somebody the company has yet to name, who joins for it. */
export type SupposedCourse = { areaKey: string; personId: string | null; resultOn: PlainDate };

/** What the "what if" asks. Nothing of it is stored. */
export type Supposition = {
  /** People who leave, the last day being the one before `leaveOn`. */
  leave: readonly string[];
  leaveOn: PlainDate;
  renew: readonly SupposedRenewal[];
  courses: readonly SupposedCourse[];
};

export const nothingSupposed = (on: PlainDate): Supposition => ({
  leave: [],
  leaveOn: on,
  renew: [],
  courses: [],
});

function certificate(
  definition: ProgrammeDefinition,
  id: string,
  personId: string,
  areaKey: string,
  validFrom: PlainDate,
): CertificateFact[] {
  const area = areaOf(definition, areaKey);
  if (area === null) return [];
  return [
    {
      id,
      number: "",
      personId,
      areaKey,
      validFrom,
      validUntil: addMonthsInclusive(validFrom, area.validityMonths),
      graceDays: area.graceDays,
      endedOn: null,
    },
  ];
}

/** A renewal joins the term it follows, or starts today when that is over (P23); one that was revoked can't be renewed. */
function renewed(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  { personId, areaKey }: SupposedRenewal,
  today: PlainDate,
): CertificateFact[] {
  const newest = facts.certificates
    .filter(c => c.personId === personId && c.areaKey === areaKey && c.endedOn === null)
    .sort((a, b) => (a.validUntil < b.validUntil ? 1 : -1))[0];
  if (!newest) return [];
  const from = later(addDays(newest.validUntil, 1), today);
  return certificate(definition, `renewal:${personId}:${areaKey}`, personId, areaKey, from);
}

/** The facts as they would be: certificates renewed, courses passed on their day, and some people gone. */
export function suppose(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  s: Supposition,
  today: PlainDate,
): PartnerFacts {
  const added = s.renew.flatMap(renewal => renewed(definition, facts, renewal, today));
  const joined: PartnerFacts["people"] = [];
  s.courses.forEach((course, index) => {
    const personId = course.personId ?? `new:${index}`;
    if (course.personId === null) joined.push({ personId, name: "", from: course.resultOn, to: null });
    added.push(...certificate(definition, `course:${index}`, personId, course.areaKey, course.resultOn));
  });
  const more: PartnerFacts = {
    ...facts,
    people: [...facts.people, ...joined],
    certificates: [...facts.certificates, ...added],
  };
  return s.leave.length > 0 ? whatIf(more, s.leave, s.leaveOn) : more;
}
