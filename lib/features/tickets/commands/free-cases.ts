import { needsHolder } from "#lib/domain/tickets/level2.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import { level2Rule } from "../level2.ts";
import { record } from "../load.ts";

/** Cases of one run; what is left is for the next. */
const AT_ONCE = 200;

/**
 * Sets free every open case whose holder has left the partner (P22), so that a colleague takes it; those for which a
 * certificate is asked go to a certified one instead (T3, `handOnCases`). The team is told. Once each, also when two do it
 * at the same moment. As the worker; returns how many.
 */
export async function freeCasesOfLeavers(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace) return 0;
  const today = todayIn(workspace.timeZone, now.getTime());
  const left = await tx.$queryRaw<{ id: string; partnerOrgId: string }[]>`
    SELECT t.id, t.partner_org_id AS "partnerOrgId" FROM ticket t
    WHERE t.tenant_id = ${tenantId}::uuid AND t.open AND t.partner_org_id IS NOT NULL AND t.assignee_id IS NOT NULL
      AND (SELECT bool_and(m.valid_until < ${today}::date) FROM membership m WHERE m.tenant_id = t.tenant_id
             AND m.person_id = t.assignee_id AND m.org_id = t.partner_org_id)
    ORDER BY t.due_at NULLS LAST, t.id LIMIT ${AT_ONCE} FOR UPDATE OF t SKIP LOCKED`;
  const by = systemWriter(tenantId);
  let done = 0;
  for (const { id, partnerOrgId } of left) {
    const row = await tx.ticket.findFirstOrThrow({ where: { tenantId, id } });
    if (needsHolder(row) && (await level2Rule(tx, tenantId, partnerOrgId, now)).asked) continue;
    await record(tx, by, row, {
      type: "ticket.holder_left",
      data: { number: row.number, subject: row.subject, from: row.assigneeName ?? "" },
      audience: "partner_vendor",
      tell: true,
    });
    await tx.ticket.updateMany({
      where: { tenantId, id },
      data: { assigneeId: null, assigneeName: null, updatedAt: now, version: { increment: 1 } },
    });
    await audit(tx, by, {
      action: "ticket.free",
      subjectType: "ticket",
      subjectId: id,
      before: { assigneeName: row.assigneeName },
      after: { assigneeName: null },
    });
    done += 1;
  }
  return done;
}
