import { todayIn } from "#lib/domain/time/zone.ts";
import { givenBackFree } from "#lib/domain/training/seats.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import {
  type EnrolmentRecord,
  enrolmentFacts,
  findEnrolment,
  lockSession,
  schemeIn,
  systemBy,
} from "./record.ts";
import { giveBack, settleSeats, tellOf } from "./seats.ts";

/** Whether a seat is given back without cost at a moment: by the vendor always, by the company as the course says. */
export const isFree = (
  record: Pick<EnrolmentRecord, "session" | "course" | "enrolment">,
  side: string,
  now: number,
): boolean =>
  side === "vendor" ||
  givenBackFree(
    {
      startsAt: record.session.startsAt.getTime(),
      movedAt: record.session.movedAt?.getTime() ?? null,
      freeCancelDays: schemeIn(record).freeCancelDays,
    },
    enrolmentFacts(record.enrolment),
    now,
  );

/** Takes somebody out before the session starts; the seat goes to who waits first, of whatever company. */
export async function cancelEnrolment(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: { version: number; reason: string },
  now: Date,
): Promise<{ charged: boolean }> {
  const { enrolment } = record;
  if (enrolment.version !== input.version) conflict();
  if (record.state === "cancelled") refuse("training.refusal.cancelled");
  if (now >= record.session.startsAt) refuse("training.refusal.started");
  const charged = await stepAs(tx, by, "app_worker", async () => {
    const session = await lockSession(tx, by.tenantId, record.session.id);
    const row = await tx.trainingEnrolment.findFirstOrThrow({
      where: { tenantId: by.tenantId, id: enrolment.id },
    });
    if (row.version !== input.version) conflict();
    const place = { session, course: record.course };
    const how = { reason: input.reason, free: isFree(record, by.side, now.getTime()) };
    await giveBack(tx, by, workspace, place, row, how, now);
    await settleSeats(tx, systemBy(workspace), workspace, place, now);
    const after = await tx.trainingEnrolment.findFirstOrThrow({
      where: { tenantId: by.tenantId, id: enrolment.id },
    });
    return after.charged;
  });
  await tellOf(tx, by, record, enrolment, "training.cancelled", { reason: input.reason });
  await audit(tx, by, {
    action: "training.cancel",
    subjectType: "training",
    subjectId: enrolment.id,
    before: { state: record.state },
    after: { reason: input.reason, charged },
  });
  return { charged };
}

/**
 * Takes one who is no longer at the company out of a date to come (P22): the seat goes to who waits first, and costs what
 * giving it back on that day costs. Runs as the worker; false when there is nobody like that.
 */
export async function releaseLeaver(tx: Tx, workspace: WorkspaceInfo, now: Date): Promise<boolean> {
  const { tenantId } = workspace;
  const [gone] = await tx.$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT e.id, e.session_id AS "sessionId" FROM training_enrolment e
    JOIN training_session s ON s.tenant_id = e.tenant_id AND s.id = e.session_id
    WHERE e.tenant_id = ${tenantId}::uuid AND e.cancelled_at IS NULL AND s.cancelled_at IS NULL AND s.starts_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = e.tenant_id AND m.person_id = e.person_id
        AND m.org_id = e.partner_org_id
        AND (m.valid_until IS NULL OR m.valid_until >= ${todayIn(workspace.timeZone, now.getTime())}::date))
    ORDER BY e.id LIMIT 1`;
  if (!gone) return false;
  const session = await lockSession(tx, tenantId, gone.sessionId);
  const record = await findEnrolment(tx, { tenantId, side: "vendor" }, gone.id);
  if (!record || record.state === "cancelled") return true;
  const by = systemBy(workspace);
  const place = { session, course: record.course };
  const reason = translator(workspace.locale)("training.left", { name: record.enrolment.personName });
  const how = { reason, free: isFree(record, "partner", now.getTime()) };
  await giveBack(tx, by, workspace, place, record.enrolment, how, now);
  await settleSeats(tx, by, workspace, place, now);
  await tellOf(tx, by, record, record.enrolment, "training.cancelled", { reason });
  await audit(tx, by, {
    action: "training.cancel",
    subjectType: "training",
    subjectId: record.enrolment.id,
    before: { state: record.state },
    after: { reason },
  });
  return true;
}
