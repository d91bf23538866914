import {
  type ProgrammeDefinition,
  type RequirementDefinition,
  type RequirementDefinitionOf,
  type RequirementKind,
  renewalWindowOf,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { Finding } from "#lib/domain/programmes/finding.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { approvedApplication } from "./requirements/approved-application.ts";
import { certifiedSpecialists } from "./requirements/certified-specialists.ts";
import type { Check } from "./requirements/check.ts";
import { dealCount, projectCount } from "./requirements/counted.ts";
import { customEvidence } from "./requirements/custom-evidence.ts";
import { integratedSolution } from "./requirements/integrated-solution.ts";
import { signedDocument } from "./requirements/signed-document.ts";
import { supportTeams } from "./requirements/support-teams.ts";
import { validatedBusinessPlan } from "./requirements/validated-business-plan.ts";

/** Exhaustive: a new kind does not compile before it is checked. */
const checks: { [K in RequirementKind]: Check<K> } = {
  certified_specialists: certifiedSpecialists,
  signed_document: signedDocument,
  validated_business_plan: validatedBusinessPlan,
  approved_application: approvedApplication,
  support_teams: supportTeams,
  integrated_solution: integratedSolution,
  project_count: projectCount,
  deal_count: dealCount,
  custom_evidence: customEvidence,
};

/** A requirement on a day, from evidence alone (P21); both days of any term are inclusive. */
export function finding(
  requirement: RequirementDefinition,
  facts: PartnerFacts,
  on: PlainDate,
  windowDays: number,
  windowOf: (areaKey: string) => number = () => windowDays,
): Finding {
  // The registry is exhaustive over kinds; the pairing of kind and check is what the cast states.
  const check = checks[requirement.kind] as Check<RequirementKind>;
  return check(facts, requirement as RequirementDefinitionOf<RequirementKind>, on, windowDays, windowOf);
}

/** Every requirement of a programme on a day, in the programme's order. */
export function findings(definition: ProgrammeDefinition, facts: PartnerFacts, on: PlainDate): Finding[] {
  const windowOf = (areaKey: string) => renewalWindowOf(definition, areaKey);
  return definition.requirements.map(r => finding(r, facts, on, definition.renewalWindowDays, windowOf));
}
