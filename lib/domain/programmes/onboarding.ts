import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import type {
  PhaseDefinition,
  ProgrammeDefinition,
  ProgrammeSide,
  StepDefinition,
  StepLink,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays, isPlainDate } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";

export type StepState = "open" | "done" | "confirmed" | "returned";

/** A step of one partner. `done` is finished where nobody has to confirm. */
export type StepRecord = {
  stepKey: string;
  state: StepState;
  evidence: string;
  evidenceOn: PlainDate | null;
  doneBy: string | null;
  doneAt: Instant | null;
  confirmedBy: string | null;
  confirmedAt: Instant | null;
  remark: string;
};

export function openStep(stepKey: string): StepRecord {
  return {
    stepKey,
    state: "open",
    evidence: "",
    evidenceOn: null,
    doneBy: null,
    doneAt: null,
    confirmedBy: null,
    confirmedAt: null,
    remark: "",
  };
}

/** Who acts on a step: the side decides, the name is kept. */
export type StepActor = { side: ProgrammeSide | "customer"; name: string };

/** What was handed in: words, a file's id, or a day, as the step asks. */
export type StepEvidence = { text?: string; fileId?: string; on?: PlainDate };

type CompleteRefusal = "wrong_side" | "already_confirmed" | "evidence_missing" | "link_open";

/** Marks a step done by its own side, with the evidence it asks for; `linkMet` of a linked step comes from `isLinkMet`. Again while unconfirmed replaces the evidence. */
export function completeStep(
  step: StepDefinition,
  record: StepRecord,
  actor: StepActor,
  evidence: StepEvidence,
  linkMet: boolean,
  at: Instant,
): Result<StepRecord, CompleteRefusal> {
  if (actor.side !== step.doneBy) return err("wrong_side");
  if (record.state === "confirmed") return err("already_confirmed");
  const given = {
    none: true,
    text: (evidence.text?.trim() ?? "") !== "",
    file: (evidence.fileId ?? "") !== "",
    date: evidence.on !== undefined && isPlainDate(evidence.on),
  }[step.evidence];
  if (!given) return err("evidence_missing");
  if (step.link !== undefined && !linkMet) return err("link_open");
  return ok({
    ...record,
    state: "done",
    evidence: (step.evidence === "file" ? evidence.fileId : evidence.text?.trim()) ?? "",
    evidenceOn: evidence.on ?? null,
    doneBy: actor.name,
    doneAt: at,
    confirmedBy: null,
    confirmedAt: null,
    remark: "",
  });
}

/** Confirms what the other side did; repeating it changes nothing. */
export function confirmStep(
  step: StepDefinition,
  record: StepRecord,
  actor: StepActor,
  at: Instant,
): Result<StepRecord, "wrong_side" | "not_done" | "nothing_to_confirm"> {
  if (step.confirmedBy === undefined) return err("nothing_to_confirm");
  if (actor.side !== step.confirmedBy) return err("wrong_side");
  if (record.state === "confirmed") return ok(record);
  if (record.state !== "done") return err("not_done");
  return ok({ ...record, state: "confirmed", confirmedBy: actor.name, confirmedAt: at, remark: "" });
}

/** Gives a done step back with a word of why; what was handed in stays readable. */
export function returnStep(
  step: StepDefinition,
  record: StepRecord,
  actor: StepActor,
  remark: string,
): Result<StepRecord, "wrong_side" | "not_done" | "nothing_to_confirm" | "reason_missing"> {
  if (step.confirmedBy === undefined) return err("nothing_to_confirm");
  if (actor.side !== step.confirmedBy) return err("wrong_side");
  if (record.state !== "done") return err("not_done");
  if (remark.trim() === "") return err("reason_missing");
  return ok({ ...record, state: "returned", remark: remark.trim() });
}

/** Finished: confirmed, or done where nobody has to confirm (P2). */
export function isFinished(step: StepDefinition, record: StepRecord | undefined): boolean {
  if (record === undefined) return false;
  return record.state === "confirmed" || (record.state === "done" && step.confirmedBy === undefined);
}

/** Whose turn it is on a step; null when it is finished. */
export function turnOf(step: StepDefinition, record: StepRecord | undefined): ProgrammeSide | null {
  if (isFinished(step, record)) return null;
  return record?.state === "done" ? (step.confirmedBy ?? null) : step.doneBy;
}

/** Whether what a step points to is there on a day: both signatures, a validated plan, a reviewed solution, enough certified people. */
export function isLinkMet(
  definition: ProgrammeDefinition,
  link: StepLink | undefined,
  facts: PartnerFacts,
  on: PlainDate,
): boolean {
  if (link === undefined) return true;
  if (link === "business_plan")
    return facts.businessPlans.some(plan => plan.validatedOn !== null && plan.validatedOn <= on);
  // What was handed in stays so, even where it came back: that is the next step's matter.
  if (link === "business_plan:submitted") return facts.businessPlans.length > 0;
  if (link === "integrated_solution")
    return facts.solutions.some(
      ({ reviewedOn, validUntil }) =>
        reviewedOn !== null && reviewedOn <= on && (validUntil === null || validUntil >= on),
    );
  const [kind, key = ""] = link.split(":");
  if (kind === "agreement")
    return facts.agreements.some(agreement => {
      const cover = agreement.kind === key ? agreementCover(agreement) : null;
      return cover !== null && cover.from <= on && (cover.until === null || cover.until >= on);
    });
  return servants(facts, [key], on).length >= specialistsNeeded(definition, key);
}

/** How many certified people of an area finish a step that waits for them: the least a requirement asks for. */
export function specialistsNeeded(
  definition: Pick<ProgrammeDefinition, "requirements">,
  key: string,
): number {
  const groups = definition.requirements.flatMap(r =>
    r.kind === "certified_specialists" && r.params.areas.includes(key) ? [r.params] : [],
  );
  const least = groups.map(group =>
    group.areas.length === 1 ? group.minimum : Math.max(1, group.minimumPerArea),
  );
  return least.length === 0 ? 1 : Math.min(...least);
}

export type PhaseProgress = {
  key: string;
  finished: number;
  total: number;
  /** Open once the phases it comes after are complete (P2); where it names none, all that stand before it. */
  state: "complete" | "open" | "waiting";
  /** Phases that keep it waiting. */
  waitsFor: string[];
};

/** How far a partner is, phase by phase, in the programme's order. */
export function phaseProgress(
  definition: Pick<ProgrammeDefinition, "phases">,
  records: readonly StepRecord[],
): PhaseProgress[] {
  const of = (key: string) => records.find(record => record.stepKey === key);
  const counts = definition.phases.map(phase => ({
    phase,
    finished: phase.steps.filter(step => isFinished(step, of(step.key))).length,
  }));
  // An ongoing phase has nothing to finish: nothing waits for it.
  const incomplete = new Set(
    counts
      .filter(({ phase, finished }) => !phase.ongoing && finished < phase.steps.length)
      .map(c => c.phase.key),
  );
  return counts.map(({ phase, finished }, i) => {
    const before = phase.after ?? definition.phases.slice(0, i).map(p => p.key);
    const waitsFor = before.filter(key => incomplete.has(key));
    const done = !phase.ongoing && !incomplete.has(phase.key);
    const state = done ? "complete" : waitsFor.length === 0 ? "open" : "waiting";
    return { key: phase.key, finished, total: phase.steps.length, state, waitsFor: done ? [] : waitsFor };
  });
}

/** What keeps a step from being done now, by the programme's own order: a phase, another step, or what it points to. */
export type Hindrance =
  | { kind: "phase"; key: string }
  | { kind: "step"; key: string }
  | { kind: "link"; link: StepLink };

/** Everything a step waits for; empty when it is its turn, or it is finished. `linkMet` comes from `isLinkMet`. */
export function hindrancesOf(
  definition: Pick<ProgrammeDefinition, "phases">,
  records: readonly StepRecord[],
  stepKey: string,
  linkMet: boolean,
): Hindrance[] {
  const found = stepOf(definition, stepKey);
  const of = (key: string) => records.find(record => record.stepKey === key);
  if (found === null || isFinished(found.step, of(stepKey))) return [];
  const phase = phaseProgress(definition, records).find(p => p.key === found.phase.key);
  const open = (found.step.after ?? []).filter(key => {
    const other = stepOf(definition, key);
    return other !== null && !isFinished(other.step, of(key));
  });
  return [
    ...(phase?.waitsFor ?? []).map(key => ({ kind: "phase" as const, key })),
    ...open.map(key => ({ kind: "step" as const, key })),
    ...(found.step.link === undefined || linkMet ? [] : [{ kind: "link" as const, link: found.step.link }]),
  ];
}

/** Whether all phases before the ongoing ones are complete: a tier can then be granted (P13). */
export function isOnboarded(definition: ProgrammeDefinition, records: readonly StepRecord[]): boolean {
  const progress = phaseProgress(definition, records);
  return definition.phases.every((phase, i) => phase.ongoing || progress[i]?.state === "complete");
}

/** The day a step is due when its phase opened on a day. */
export function stepDue(step: StepDefinition, phaseOpenedOn: PlainDate): PlainDate {
  return addDays(phaseOpenedOn, step.dueDays);
}

/** A step and its phase by key. */
export function stepOf(
  definition: Pick<ProgrammeDefinition, "phases">,
  stepKey: string,
): { phase: PhaseDefinition; step: StepDefinition } | null {
  for (const phase of definition.phases)
    for (const step of phase.steps) if (step.key === stepKey) return { phase, step };
  return null;
}
