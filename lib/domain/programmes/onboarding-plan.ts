import type {
  PhaseDefinition,
  ProgrammeDefinition,
  StepDefinition,
} from "#lib/domain/programmes/definition.ts";
import { stepDue } from "#lib/domain/programmes/onboarding.ts";
import { later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export type PlannedStep = { phase: PhaseDefinition; step: StepDefinition; dueOn: PlainDate };

/**
 * Every step on the way to being a partner with the day it is due, from the day the company was accepted
 * (P2). A phase is planned to open when the last step of the one before is due. Ongoing phases have nothing to finish.
 */
export function onboardingDue(definition: ProgrammeDefinition, acceptedOn: PlainDate): PlannedStep[] {
  let opens = acceptedOn;
  return definition.phases
    .filter(phase => !phase.ongoing)
    .flatMap(phase => {
      const planned = phase.steps.map(step => ({ phase, step, dueOn: stepDue(step, opens) }));
      opens = planned.reduce((last, { dueOn }) => later(last, dueOn), opens);
      return planned;
    });
}
