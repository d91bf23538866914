import type { ApplicationState } from "#lib/domain/programmes/application.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { definitionsOf } from "#lib/features/programmes/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { duesOf } from "./due.ts";

/**
 * A calendar that was changed moves what is due (S2): open applications are counted anew from their own start. Three reads
 * for all of them, and without their answers: this is done every few minutes. Runs as the worker.
 */
export async function keepAnswerTimes(tx: Tx, tenantId: string, now: Date): Promise<void> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const rows = await tx.application.findMany({
    where: { tenantId, state: { in: ["submitted", "in_review"] } },
    select: {
      id: true,
      state: true,
      submittedAt: true,
      decidedAt: true,
      programmeVersionId: true,
      dueAt: true,
      warnAt: true,
    },
  });
  if (!workspace || rows.length === 0) return;
  const calendar = await loadCalendar(tx, tenantId, workspace.calendarKey);
  const requests = await tx.informationRequest.findMany({
    where: { tenantId, applicationId: { in: rows.map(row => row.id) } },
    select: { applicationId: true, askedAt: true, answeredAt: true, withdrawnAt: true },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
  });
  const asked = Map.groupBy(requests, request => request.applicationId);
  const definitions = await definitionsOf(
    tx,
    tenantId,
    rows.map(row => row.programmeVersionId),
  );
  for (const row of rows) {
    const definition = definitions.get(row.programmeVersionId);
    const record = definition && {
      state: row.state as ApplicationState,
      application: {
        submittedAt: row.submittedAt?.getTime() ?? null,
        decidedAt: row.decidedAt?.getTime() ?? null,
      },
      requests: asked.get(row.id) ?? [],
      programme: { definition },
    };
    const dues = record && duesOf(calendar, record, now.getTime());
    if (!dues || (+dues.dueAt === +(row.dueAt ?? 0) && +dues.warnAt === +(row.warnAt ?? 0))) continue;
    await tx.application.updateMany({ where: { tenantId, id: row.id }, data: dues });
  }
}

type Late = { id: string; number: string; orgName: string; partnerOrgId: string; dueAt: Date };

/**
 * Tells partner managers that an answer is nearly due, and that one is overdue; once each for an application, claimed in
 * one statement, so that a repeated or a parallel run tells nobody twice. Nothing is told while the applicant is asked.
 * That it is overdue stands in the history both sides read.
 */
export async function tellOfAnswerTimes(
  tx: Tx,
  tenantId: string,
  tell = true,
): Promise<{ warned: number; late: number }> {
  const late = await tx.$queryRaw<Late[]>`
    UPDATE application SET breached_at = now(), warned_at = coalesce(warned_at, now())
    WHERE tenant_id = ${tenantId}::uuid AND state IN ('submitted', 'in_review')
      AND due_at <= now() AND breached_at IS NULL
    RETURNING id, number, org_name AS "orgName", partner_org_id AS "partnerOrgId", due_at AS "dueAt"`;
  const warned = await tx.$queryRaw<Late[]>`
    UPDATE application SET warned_at = now()
    WHERE tenant_id = ${tenantId}::uuid AND state IN ('submitted', 'in_review')
      AND warn_at <= now() AND due_at > now() AND warned_at IS NULL
    RETURNING id, number, org_name AS "orgName", partner_org_id AS "partnerOrgId", due_at AS "dueAt"`;
  for (const [type, rows] of [
    ["application.answer_overdue", late],
    ["application.answer_due", warned],
  ] as const)
    for (const row of rows)
      await recordEvent(tx, systemWriter(tenantId), {
        subjectType: "application",
        subjectId: row.id,
        type,
        audience: type === "application.answer_overdue" ? "partner_vendor" : "vendor",
        partnerOrgId: row.partnerOrgId,
        data: { number: row.number, company: row.orgName, due: row.dueAt.getTime() },
        tell,
      });
  return { warned: warned.length, late: late.length };
}
