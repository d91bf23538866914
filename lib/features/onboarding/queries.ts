import { onboardingPolicy } from "#lib/domain/policies/onboarding.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { isFinished, isLinkMet, openStep, phaseProgress, turnOf } from "#lib/domain/programmes/onboarding.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { stepRecord } from "#lib/features/partnerships/settle.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { STEP_FILES } from "./commands.ts";
import type { LinkPage, OnboardingDto, PhaseDto, StepDto } from "./dto.ts";

const pageOf = (link: string): LinkPage =>
  link === "business_plan" ? "plan" : link.startsWith("agreement:") ? "agreements" : "people";

/** A partner's way in as both sides read it on a day, with what the reader may do (P2). Linked steps follow the facts. */
export async function onboardingOf(
  tx: Tx,
  actor: Actor,
  standing: Standing,
  on: PlainDate,
): Promise<OnboardingDto> {
  const { tenantId, locale } = actor;
  const { definition } = standing.begun;
  const rows = await tx.onboardingStep.findMany({
    where: { tenantId, partnershipId: standing.id },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const files = await tx.attachment.findMany({
    where: { tenantId, subjectType: STEP_FILES, subjectId: { in: rows.map(row => row.id) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, name: true, mediaType: true, size: true, subjectId: true },
  });
  const goesOn = standing.state !== "ended" && standing.state !== "suspended";
  const byKey = new Map(rows.map(row => [row.stepKey, row]));
  const records = definition.phases
    .flatMap(phase => phase.steps)
    .map(step => {
      const row = byKey.get(step.key);
      const record = row ? stepRecord(row) : openStep(step.key);
      // What stands on record counts even before a row says so.
      if (!row || step.link === undefined || step.evidence !== "none" || isFinished(step, record))
        return record;
      return isLinkMet(definition, step.link, standing.facts, on)
        ? { ...record, state: step.confirmedBy ? ("confirmed" as const) : ("done" as const), remark: "" }
        : { ...record, state: "open" as const };
    });
  const recordOf = new Map(records.map(record => [record.stepKey, record]));
  const progress = new Map(phaseProgress(definition, records).map(p => [p.key, p]));
  const phases = definition.phases.map((phase): PhaseDto => {
    const at = progress.get(phase.key);
    const state = phase.ongoing ? "ongoing" : (at?.state ?? "waiting");
    const steps = phase.steps.flatMap((step): StepDto[] => {
      const row = byKey.get(step.key);
      const record = recordOf.get(step.key);
      if (!row || !record || phase.ongoing) return [];
      const finished = isFinished(step, record);
      const target = {
        partnerOrgId: row.partnerOrgId,
        doneBy: step.doneBy,
        confirmedBy: step.confirmedBy ?? null,
        state: record.state,
      };
      const derived = step.link !== undefined && step.evidence === "none";
      const open = goesOn && !finished;
      // Its word is given where the thing itself is: by signatures, a validation, certificates.
      const word = open && !derived;
      const dueOn = toPlainDateOrNull(row.dueOn);
      return [
        {
          id: row.id,
          version: row.version,
          key: step.key,
          title: textIn(step.title, locale),
          description: textIn(step.description, locale),
          doneBy: step.doneBy,
          confirmedBy: step.confirmedBy ?? null,
          asks: step.evidence,
          state: record.state,
          finished,
          turn: turnOf(step, record),
          link: step.link === undefined ? null : pageOf(step.link),
          derived,
          ownerId: row.ownerId,
          ownerName: row.ownerName,
          dueOn,
          late: !finished && dueOn !== null && dueOn < on,
          evidence: step.evidence === "file" ? "" : row.evidence,
          evidenceOn: toPlainDateOrNull(row.evidenceOn),
          files: files.filter(file => file.subjectId === row.id),
          done: row.doneAt && record.state !== "open" ? { by: row.doneBy, at: row.doneAt.getTime() } : null,
          confirmed:
            row.confirmedAt && row.confirmedBy
              ? { by: row.confirmedBy, at: row.confirmedAt.getTime() }
              : null,
          remark: record.remark,
          may: {
            complete: word && state === "open" && onboardingPolicy.complete(actor, target),
            confirm: word && onboardingPolicy.confirm(actor, target),
            giveBack: word && onboardingPolicy.giveBack(actor, target),
            assign: open && onboardingPolicy.assign(actor, target),
            moveDue: open && onboardingPolicy.moveDue(actor, target),
          },
        },
      ];
    });
    return {
      key: phase.key,
      title: textIn(phase.title, locale),
      summary: textIn(phase.summary, locale),
      state,
      finished: steps.filter(step => step.finished).length,
      total: steps.length,
      steps,
      later: phase.ongoing
        ? phase.steps.map(step => ({
            key: step.key,
            title: textIn(step.title, locale),
            description: textIn(step.description, locale),
          }))
        : [],
    };
  });
  const way = phases.filter(phase => phase.state !== "ongoing");
  return {
    phases,
    finished: way.reduce((sum, phase) => sum + phase.finished, 0),
    total: way.reduce((sum, phase) => sum + phase.total, 0),
    onboarded: rows.length > 0 && way.every(phase => phase.state === "complete"),
  };
}
