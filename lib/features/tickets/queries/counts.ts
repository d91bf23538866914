import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { TicketCounts } from "../dto.ts";

/** How many open tickets each view holds for the actor (the same rules as `whereOf`), in one walk over the open ones. */
export async function ticketCounts(tx: Tx, actor: Actor): Promise<TicketCounts> {
  const me = actor.personId;
  const vendor = actor.side === "vendor";
  const customer = actor.side === "customer";
  const rows = await tx.$queryRaw<TicketCounts[]>`
    SELECT count(*)::int AS "open",
      count(*) FILTER (WHERE CASE WHEN ${customer} THEN opened_by_id = ${me}::uuid
        ELSE assignee_id = ${me}::uuid OR (${vendor} AND l3_assignee_id = ${me}::uuid) END)::int AS "mine",
      count(*) FILTER (WHERE NOT ${vendor} OR partner_org_id IS NULL OR l3_state IS NOT NULL)::int AS "team",
      count(*) FILTER (WHERE CASE WHEN ${vendor} THEN (partner_org_id IS NULL AND assignee_id IS NULL)
        OR (l3_state IS NOT NULL AND l3_assignee_id IS NULL) ELSE assignee_id IS NULL END)::int AS "unassigned",
      count(*) FILTER (WHERE state = 'waiting_customer')::int AS "waiting",
      count(*) FILTER (WHERE CASE WHEN ${customer} THEN state = 'with_manufacturer'
        ELSE l3_state IS NOT NULL END)::int AS "level3",
      count(*) FILTER (WHERE due_at < now())::int AS "breached"
    FROM ticket
    WHERE tenant_id = ${actor.tenantId}::uuid AND open
      AND (${actor.side !== "partner"} OR partner_org_id = ${actor.orgId}::uuid)
      AND (${!customer} OR customer_org_id = ${actor.orgId}::uuid)`;
  return rows[0] ?? { open: 0, mine: 0, team: 0, unassigned: 0, waiting: 0, level3: 0, breached: 0 };
}
