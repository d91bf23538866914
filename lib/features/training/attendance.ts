import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import { type EnrolmentRecord, type SessionRecord, type SessionRow, stateOf } from "./record.ts";
import { settle } from "./settle.ts";

/** Refuses what needs a session that has begun and takes place. */
export const started = (session: SessionRow, now: Date): void => {
  if (session.cancelledAt) refuse("training.refusal.closed.cancelled");
  if (now < session.startsAt) refuse("training.refusal.notStarted");
};

/** Says whether somebody was there, or takes that back. Not before the session began. */
export async function markAttendance(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: { version: number; attended: boolean | null },
  now: Date,
): Promise<{ enrolmentId: string }> {
  const { enrolment, session } = record;
  if (record.state !== "seated") refuse("training.refusal.noSeat");
  started(session, now);
  const { count } = await tx.trainingEnrolment.updateMany({
    where: { tenantId: by.tenantId, id: enrolment.id, version: judged(enrolment, input.version) },
    data: {
      attended: input.attended,
      attendedBy: input.attended === null ? "" : by.name,
      version: { increment: 1 },
    },
  });
  if (count === 0) conflict();
  await audit(tx, by, {
    action: "training.attendance",
    subjectType: "training",
    subjectId: enrolment.id,
    before: { attended: enrolment.attended },
    after: { attended: input.attended },
  });
  await stepAs(tx, by, "app_worker", () => settle(tx, by, workspace, record, now, "corrected"));
  return { enrolmentId: enrolment.id };
}

/**
 * Says of everybody with a seat of whom nothing is said yet that they were there; whoever was marked stays so. Harmless
 * when repeated: then nobody is left.
 */
export async function markAllPresent(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  now: Date,
): Promise<{ marked: number }> {
  started(record.session, now);
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId: by.tenantId, sessionId: record.session.id, cancelledAt: null, attended: null },
    orderBy: { id: "asc" },
  });
  const seated = rows.filter(row => stateOf(row) === "seated");
  for (const enrolment of seated) {
    const { partnerOrgId, personId, version } = enrolment;
    const one = { ...record, enrolment, partnerOrgId, personId, state: "seated" as const };
    await markAttendance(tx, by, workspace, one, { version, attended: true }, now);
  }
  return { marked: seated.length };
}
