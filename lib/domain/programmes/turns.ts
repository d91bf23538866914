import type {
  ProgrammeDefinition,
  ProgrammeSide,
  StepDefinition,
  StepLink,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import {
  hindrancesOf,
  isFinished,
  isLinkMet,
  type StepRecord,
  specialistsNeeded,
  stepOf,
} from "#lib/domain/programmes/onboarding.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What somebody is waited for: the step itself, its confirmation, or what the step points to. */
export type TurnDeed =
  | "do"
  | "confirm"
  | "prepare"
  | "sign"
  | "write"
  | "validate"
  | "review"
  | "nominate"
  | "certify";

export type Turn = { side: ProgrammeSide; deed: TurnDeed };

/**
 * Who is waited for at a step on a day, and what for (P2, P13): a document nobody prepared waits for the vendor, a
 * prepared one for who has not signed or is asked first, a plan for its writer and then for its reader, as does a solution. Null where nobody can do
 * anything: it is finished, or waits for its phase or another step.
 */
export function turnNow(
  definition: ProgrammeDefinition,
  records: readonly StepRecord[],
  stepKey: string,
  facts: PartnerFacts,
  on: PlainDate,
): Turn | null {
  const found = stepOf(definition, stepKey);
  const record = records.find(one => one.stepKey === stepKey);
  if (found === null || found.phase.ongoing || isFinished(found.step, record)) return null;
  if (hindrancesOf(definition, records, stepKey, true).length > 0) return null;
  const { step } = found;
  if (record?.state === "done")
    return step.confirmedBy === undefined ? null : { side: step.confirmedBy, deed: "confirm" };
  if (step.link === undefined || isLinkMet(definition, step.link, facts, on)) return byHand(step);
  if (step.link === "business_plan" && isBeingWritten(definition, records)) return null;
  return byLink(definition, step.link, facts, on);
}

/** What is followed from elsewhere needs nobody's word. */
const byHand = (step: StepDefinition): Turn | null =>
  step.link !== undefined && step.evidence === "none" ? null : { side: step.doneBy, deed: "do" };

/** Its writing is a step of its own, and not done: the word about it comes after. */
const isBeingWritten = (definition: ProgrammeDefinition, records: readonly StepRecord[]): boolean =>
  definition.phases
    .flatMap(phase => phase.steps)
    .some(
      step =>
        step.link === "business_plan:submitted" &&
        !isFinished(
          step,
          records.find(record => record.stepKey === step.key),
        ),
    );

function byLink(definition: ProgrammeDefinition, link: StepLink, facts: PartnerFacts, on: PlainDate): Turn {
  const [kind, key = ""] = link.split(":");
  if (kind === "business_plan") {
    const handedIn = link === "business_plan" && facts.businessPlans.some(plan => plan.validatedOn === null);
    return handedIn ? { side: "vendor", deed: "validate" } : { side: "partner", deed: "write" };
  }
  if (link === "integrated_solution")
    return facts.solutions.length > 0 ? { side: "vendor", deed: "review" } : { side: "partner", deed: "do" };
  if (kind === "agreement") {
    const paper = facts.agreements.find(
      one =>
        one.kind === key &&
        one.endedOn === null &&
        (one.partnerSignedOn === null || one.vendorSignedOn === null),
    );
    if (paper === undefined) return { side: "vendor", deed: "prepare" };
    return { side: paper.asked ?? (paper.partnerSignedOn === null ? "partner" : "vendor"), deed: "sign" };
  }
  const onTheWay = new Set([
    ...servants(facts, [key], on).map(one => one.personId),
    ...facts.candidates.filter(one => one.areaKey === key).map(one => one.personId),
  ]);
  return onTheWay.size < specialistsNeeded(definition, key)
    ? { side: "partner", deed: "nominate" }
    : { side: "vendor", deed: "certify" };
}
