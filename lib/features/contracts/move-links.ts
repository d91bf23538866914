import type { Tx } from "#lib/platform/db/prisma.ts";

const FACTS = ["ticket.linked", "ticket.unlinked"];

/**
 * What is said of two cases stays with who sees both (R1): once some of them moved to another partner, links and the lines
 * about them follow the partner the two still share, or are the vendor's alone. As the worker, after all else has moved.
 */
export async function moveLinks(tx: Tx, tenantId: string, ticketIds: readonly string[]): Promise<void> {
  const ids = [...ticketIds];
  await tx.$executeRaw`
    UPDATE ticket_link l SET partner_org_id = CASE WHEN a.partner_org_id = b.partner_org_id THEN a.partner_org_id END
    FROM ticket a, ticket b
    WHERE l.tenant_id = ${tenantId}::uuid AND (l.from_id = ANY (${ids}::uuid[]) OR l.to_id = ANY (${ids}::uuid[]))
      AND a.tenant_id = l.tenant_id AND a.id = l.from_id AND b.tenant_id = l.tenant_id AND b.id = l.to_id`;
  await tx.$executeRaw`
    UPDATE event e SET partner_org_id = CASE WHEN a.partner_org_id = b.partner_org_id THEN a.partner_org_id END
    FROM ticket a, ticket b
    WHERE e.tenant_id = ${tenantId}::uuid AND e.subject_type = 'ticket' AND e.type = ANY (${FACTS})
      AND e.subject_id IN (
        SELECT unnest(${ids}::uuid[])
        UNION SELECT o.id FROM event m JOIN ticket o ON o.tenant_id = m.tenant_id AND o.number = m.data->>'other'
          WHERE m.tenant_id = ${tenantId}::uuid AND m.subject_type = 'ticket' AND m.subject_id = ANY (${ids}::uuid[])
            AND m.type = ANY (${FACTS}))
      AND a.tenant_id = e.tenant_id AND a.id = e.subject_id
      AND b.tenant_id = e.tenant_id AND b.number = e.data->>'other'`;
}
