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
 * Every step on the way to being a partner with the day it is due, from the day the company was accepted (P2). A phase
 * is planned to open when the last step of those it comes after is due. Ongoing phases have nothing to finish.
 */
export function onboardingDue(definition: ProgrammeDefinition, acceptedOn: PlainDate): PlannedStep[] {
  const { phases } = definition;
  const ends = new Map<string, PlainDate>();
  /** The last due day of a phase; those that name what they come after may stand before it. */
  const endOf = (phase: PhaseDefinition): PlainDate => {
    const known = ends.get(phase.key);
    if (known !== undefined) return known;
    // Marked first: a circle, which a definition can't be published with, ends here.
    ends.set(phase.key, acceptedOn);
    const opens = opensOn(phase);
    const end = phase.steps.reduce((last, step) => later(last, stepDue(step, opens)), opens);
    ends.set(phase.key, end);
    return end;
  };
  const opensOn = (phase: PhaseDefinition): PlainDate => {
    const before = phase.after ?? phases.slice(0, phases.indexOf(phase)).map(p => p.key);
    return phases
      .filter(p => !p.ongoing && before.includes(p.key))
      .reduce((last, p) => later(last, endOf(p)), acceptedOn);
  };
  return phases
    .filter(phase => !phase.ongoing)
    .flatMap(phase => {
      const opens = opensOn(phase);
      return phase.steps.map(step => ({ phase, step, dueOn: stepDue(step, opens) }));
    });
}
