import { mayLift, onboardingPolicy } from "#lib/domain/policies/onboarding.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  hindrancesOf,
  isFinished,
  isLinkMet,
  openStep,
  phaseProgress,
  stepOf,
} from "#lib/domain/programmes/onboarding.ts";
import { stalledDays, stalledFor, stalledOwner } from "#lib/domain/programmes/stalled.ts";
import { turnNow } from "#lib/domain/programmes/turns.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { stepRecord } from "#lib/features/partnerships/settle.ts";
import { stalledOf } from "#lib/features/partnerships/stalled.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { STEP_FILES } from "./commands.ts";
import type { BlockerDto, LinkPage, OnboardingDto, PhaseDto, RemarkDto, StepDto } from "./dto.ts";

function pageOf(link: string): LinkPage {
  if (link.startsWith("business_plan")) return "plan";
  if (link === "integrated_solution") return "company";
  return link.startsWith("agreement:") ? "agreements" : "people";
}

/** A partner's way in as both sides read it on a day, with what the reader may do (P2). Linked steps follow the facts; both sides read the same, down to who is behind. */
export async function onboardingOf(
  tx: Tx,
  actor: Actor,
  standing: Standing,
  on: PlainDate,
  zone: Zone,
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
  const said = await saidOf(tx, actor, standing);
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
  const titleOf = (key: string) => textIn(stepOf(definition, key)?.step.title ?? key, locale);
  const phaseTitle = (key: string) =>
    textIn(definition.phases.find(phase => phase.key === key)?.title ?? key, locale);
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
      const after = hindrancesOf(definition, records, step.key, true).flatMap(h =>
        h.kind === "step" ? [h.key] : [],
      );
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
          turn: goesOn ? turnNow(definition, records, step.key, standing.facts, on) : null,
          link: step.link === undefined ? null : pageOf(step.link),
          derived,
          planHandedIn: step.link === "business_plan:submitted",
          ownerId: row.ownerId,
          ownerName: row.ownerName,
          dueOn,
          plannedOn:
            row.plannedOn && dueOn !== toPlainDateOrNull(row.plannedOn)
              ? toPlainDateOrNull(row.plannedOn)
              : null,
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
          after: after.map(key => ({ key, title: titleOf(key) })),
          blockers: said.blockers.get(step.key) ?? [],
          remarks: said.remarks.get(step.key) ?? [],
          may: {
            complete:
              word && state === "open" && after.length === 0 && onboardingPolicy.complete(actor, target),
            confirm: word && onboardingPolicy.confirm(actor, target),
            giveBack: word && onboardingPolicy.giveBack(actor, target),
            assign: open && onboardingPolicy.assign(actor, target),
            moveDue: open && onboardingPolicy.moveDue(actor, target),
            speak: open && onboardingPolicy.speak(actor, target),
          },
        },
      ];
    });
    return {
      key: phase.key,
      title: textIn(phase.title, locale),
      summary: textIn(phase.summary, locale),
      state,
      waitsFor: (at?.waitsFor ?? []).map(phaseTitle),
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
  const stalled =
    standing.progressAt === null
      ? null
      : stalledOf(standing, rows, todayIn(zone, standing.progressAt.getTime()));
  const days = stalled && stalledFor(stalled.on, on);
  return {
    phases,
    stalled:
      stalled === null || days === null
        ? null
        : {
            since: stalled.on,
            days,
            why: stalled.why,
            after: stalledDays(definition),
            step: { key: stalled.stepKey, title: titleOf(stalled.stepKey) },
            turn: stalled.turn,
            owner: stalledOwner(definition, stalled, byKey.get(stalled.stepKey)?.ownerName),
          },
    finished: way.reduce((sum, phase) => sum + phase.finished, 0),
    total: way.reduce((sum, phase) => sum + phase.total, 0),
    onboarded: rows.length > 0 && way.every(phase => phase.state === "complete"),
  };
}

const onlyOf = (audience: string): RemarkDto["only"] =>
  audience === "partner" || audience === "vendor" ? audience : null;

/** What people of either side said about the steps: what each waits for, and remarks, the oldest first. */
async function saidOf(tx: Tx, actor: Actor, standing: Standing) {
  const { tenantId } = actor;
  const rows = await tx.onboardingBlocker.findMany({
    where: { tenantId, partnershipId: standing.id },
    orderBy: [{ raisedAt: "asc" }, { id: "asc" }],
  });
  const events = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "partnership",
      subjectId: standing.id,
      type: "step.remarked",
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 200,
  });
  const blockers = Map.groupBy(
    rows.map(row => ({
      stepKey: row.stepKey,
      id: row.id,
      waitsFor: row.waitsFor as BlockerDto["waitsFor"],
      text: row.text,
      raisedBy: row.raisedBy,
      raisedAt: row.raisedAt.getTime(),
      liftedBy: row.liftedBy,
      liftedAt: row.liftedAt?.getTime() ?? null,
      outcome: row.outcome,
      only: onlyOf(row.audience),
      mayLift: row.liftedAt === null && mayLift(actor, row),
    })),
    blocker => blocker.stepKey,
  );
  const remarks = Map.groupBy(
    events.toReversed().map(event => {
      const data = event.data as { stepKey?: string; remark?: string };
      return {
        stepKey: data.stepKey ?? "",
        id: event.id,
        by: event.actorName,
        side: event.actorSide as RemarkDto["side"],
        at: event.at.getTime(),
        text: data.remark ?? "",
        only: onlyOf(event.audience),
      };
    }),
    remark => remark.stepKey,
  );
  return { blockers, remarks };
}
