import type { CaseForRule } from "#lib/domain/automation/actions.ts";
import type { CaseFacts } from "#lib/domain/automation/conditions.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { TicketKind } from "#lib/domain/tickets/types.ts";
import { openPeriods } from "#lib/domain/time/walk.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { forPolicy, type TicketRow } from "#lib/features/tickets/load.ts";
import { tagsOf } from "#lib/features/tickets/tags.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Whether a case is a desk's to have rules for: what it serves, and of the vendor's what is at level 3 (T1, T2). */
export const concerns = (desk: Pick<Actor, "side" | "orgId">, row: TicketRow): boolean =>
  desk.side === "partner"
    ? row.partnerOrgId === desk.orgId
    : row.partnerOrgId === null || row.l3State !== null;

const beside = (desk: Pick<Actor, "side">, row: TicketRow) =>
  desk.side === "vendor" && row.partnerOrgId !== null;

/** Who has it on the desk's own side. */
const holderOf = (desk: Pick<Actor, "side">, row: TicketRow) =>
  beside(desk, row) ? row.l3AssigneeId : row.assigneeId;

/** What a desk's rules ask of a case, at a moment. */
export async function caseFacts(tx: Tx, desk: Actor, row: TicketRow, at: Date): Promise<CaseFacts> {
  const { tenantId } = row;
  const version = await tx.supportPlanVersion.findFirstOrThrow({
    where: { tenantId, id: row.planVersionId },
    select: { plan: { select: { key: true } } },
  });
  const { calendarKey } = await tx.workspace.findFirstOrThrow({
    where: { tenantId },
    select: { calendarKey: true },
  });
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  const moment = at.getTime();
  return {
    kind: row.kind as TicketKind,
    priority: row.priority,
    level: row.level,
    state: row.state,
    channel: row.channel,
    productId: row.productId,
    customerOrgId: row.customerOrgId,
    partnerOrgId: row.partnerOrgId,
    plan: version.plan.key,
    subject: row.subject,
    tags: (await tagsOf(tx, desk, [row.id])).get(row.id) ?? [],
    assigned: holderOf(desk, row) !== null,
    inHours: openPeriods(calendar, moment, moment + 1).length > 0,
  };
}

export const forRule = (desk: Pick<Actor, "side">, row: TicketRow): CaseForRule => ({
  ...forPolicy(row),
  priority: row.priority,
  holderId: holderOf(desk, row),
});
