import { onboardingDue } from "#lib/domain/programmes/onboarding-plan.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Programme } from "#lib/features/programmes/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, recordEvent, type Writer } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";

export type OnboardingInput = {
  partnerOrgId: string;
  orgName: string;
  programme: Programme;
  /** The tier the company aims at; it holds none yet. */
  targetTierKey: string;
  on: PlainDate;
};

/**
 * Opens a company's way into a programme: its partnership in "onboarding" and one row for each step of the
 * phases that end (P2, P13). One that had ended begins anew. A partner that is in the programme keeps its
 * state, tier and steps and only aims at another tier. Refused while suspended.
 */
export async function startOnboarding(
  tx: Tx,
  by: Writer,
  input: OnboardingInput,
): Promise<{ partnershipId: string }> {
  const { tenantId } = by;
  const { programmeId, versionId, definition } = input.programme;
  const where = { tenantId, programmeId, partnerOrgId: input.partnerOrgId };
  const before = await tx.partnership.findFirst({ where });
  if (before?.state === "suspended") return refuse("applications.refusal.suspended");
  const id = before?.id ?? newId();
  if (before && ["onboarding", "active", "remediation"].includes(before.state)) {
    await tx.partnership.updateMany({
      where: { tenantId, id },
      data: { targetTierKey: input.targetTierKey, version: { increment: 1 } },
    });
  } else {
    const data = {
      orgName: input.orgName,
      programmeVersionId: versionId,
      state: "onboarding",
      targetTierKey: input.targetTierKey,
      tierKey: null,
      tierSince: null,
      remediationUntil: null,
      nextLossOn: null,
      endedOn: null,
      endReason: null,
      withdrawnBenefits: [],
    };
    if (before)
      await tx.partnership.updateMany({
        where: { tenantId, id },
        data: { ...data, version: { increment: 1 } },
      });
    else await tx.partnership.create({ data: { ...where, id, ...data } });
    await openSteps(tx, by, id, input);
  }
  await recordEvent(tx, by, {
    subjectType: "partnership",
    subjectId: id,
    type: "partnership.onboarding_started",
    audience: "partner_vendor",
    partnerOrgId: input.partnerOrgId,
    data: { tier: input.targetTierKey, programme: definition.key },
  });
  await audit(tx, by, {
    action: "partnership.onboarding",
    subjectType: "partnership",
    subjectId: id,
    before: before && { state: before.state, target: before.targetTierKey },
    after: { state: before?.state ?? "onboarding", target: input.targetTierKey },
  });
  return { partnershipId: id };
}

/** A company that comes back does every step again: rows of its first time are set back, their history is in the events. */
async function openSteps(tx: Tx, by: Writer, partnershipId: string, input: OnboardingInput) {
  const { tenantId } = by;
  // What stood in the way then does not now, also what the partner kept to itself.
  const lift = () => tx.$executeRaw`
    UPDATE onboarding_blocker SET lifted_at = now()
    WHERE tenant_id = ${tenantId}::uuid AND partnership_id = ${partnershipId}::uuid AND lifted_at IS NULL`;
  await (by.side === "vendor" ? stepAs(tx, { tenantId, side: "vendor" }, "app_worker", lift) : lift());
  for (const [position, planned] of onboardingDue(input.programme.definition, input.on).entries()) {
    const { phase, step, dueOn } = planned;
    const open = {
      phaseKey: phase.key,
      position,
      doneSide: step.doneBy,
      confirmSide: step.confirmedBy ?? null,
      state: "open",
      dueOn: fromPlainDate(dueOn),
      plannedOn: fromPlainDate(dueOn),
      ownerId: null,
      ownerName: null,
      evidence: "",
      evidenceOn: null,
      doneBy: null,
      doneAt: null,
      confirmedBy: null,
      confirmedAt: null,
      remark: "",
    };
    const key = { tenantId, partnershipId, stepKey: step.key };
    await tx.onboardingStep.upsert({
      where: { tenantId_partnershipId_stepKey: key },
      create: { ...key, id: newId(), partnerOrgId: input.partnerOrgId, ...open },
      update: { ...open, version: { increment: 1 } },
    });
  }
}
