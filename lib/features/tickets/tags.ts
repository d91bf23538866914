import type { Actor } from "#lib/domain/policies/types.ts";
import { tagName, tagsAfter } from "#lib/domain/tickets/tag.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { CHANNEL } from "#lib/platform/live.ts";
import { audit } from "#lib/platform/record.ts";
import { invalid } from "#lib/platform/refusal.ts";
import type { TicketContext, TicketRow } from "./load.ts";

/** More than that nobody reads in a list of suggestions. */
const SUGGESTED = 200;

/** The tags that the actor's desk put on these cases, in order; a customer has none. */
export async function tagsOf(
  tx: Tx,
  { tenantId, orgId, side }: Actor,
  ticketIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (side === "customer" || ticketIds.length === 0) return found;
  const rows = await tx.ticketTag.findMany({
    where: { tenantId, orgId, ticketId: { in: [...ticketIds] } },
    orderBy: { name: "asc" },
    select: { ticketId: true, name: true },
  });
  for (const { ticketId, name } of rows) found.set(ticketId, [...(found.get(ticketId) ?? []), name]);
  return found;
}

/** The tags the actor's desk uses, by name: one step along the index for each, however many cases wear it. */
export async function deskTags(tx: Tx, { tenantId, orgId, side }: Actor): Promise<string[]> {
  if (side === "customer") return [];
  const rows = await tx.$queryRaw<{ name: string }[]>`
    WITH RECURSIVE used AS (
      (SELECT name FROM ticket_tag WHERE tenant_id = ${tenantId}::uuid AND org_id = ${orgId}::uuid ORDER BY name LIMIT 1)
      UNION ALL
      SELECT (SELECT t.name FROM ticket_tag t
        WHERE t.tenant_id = ${tenantId}::uuid AND t.org_id = ${orgId}::uuid AND t.name > used.name ORDER BY t.name LIMIT 1)
      FROM used WHERE used.name IS NOT NULL)
    SELECT name FROM used WHERE name IS NOT NULL LIMIT ${SUGGESTED}`;
  return rows.map(row => row.name);
}

export type TagChange = { add: readonly string[]; remove: readonly string[] };

/**
 * Puts tags of the actor's desk on a case and takes others away; the case itself doesn't change, and nobody else learns of it.
 * Harmless when repeated. Answers the tags as they are now and what it changed, so that it can be undone.
 */
export async function changeTags(
  { tx, actor }: TicketContext,
  row: TicketRow,
  change: TagChange,
): Promise<{ number: string; tags: string[]; changed: TagChange }> {
  const { tenantId, orgId } = actor;
  const names = (typed: readonly string[]) => [
    ...new Set(typed.map(one => tagName(one) ?? invalid({ tag: "tickets.refusal.tagName" }))),
  ];
  const before = (await tagsOf(tx, actor, [row.id])).get(row.id) ?? [];
  const asked = { add: names(change.add), remove: names(change.remove) };
  const tags = tagsAfter(before, asked) ?? invalid({ tag: "tickets.refusal.tagMany" });
  const changed = {
    add: tags.filter(tag => !before.includes(tag)),
    remove: before.filter(tag => !tags.includes(tag)),
  };
  if (changed.add.length + changed.remove.length === 0) return { number: row.number, tags, changed };
  if (changed.remove.length > 0)
    await tx.ticketTag.deleteMany({
      where: { tenantId, orgId, ticketId: row.id, name: { in: changed.remove } },
    });
  // Two colleagues at the same moment mean the same tag.
  if (changed.add.length > 0)
    await tx.ticketTag.createMany({
      data: changed.add.map(name => ({ tenantId, orgId, ticketId: row.id, name, byName: actor.name })),
      skipDuplicates: true,
    });
  await audit(tx, actor, {
    action: "ticket.tag",
    subjectType: "ticket",
    subjectId: row.id,
    before: { tags: before },
    after: { tags },
  });
  await tellDesk(tx, actor, row);
  return { number: row.number, tags, changed };
}

/** A tag has no line on the timeline, so colleagues' pages are told of it apart (decision 0022). */
async function tellDesk(tx: Tx, actor: Actor, row: TicketRow): Promise<void> {
  const hint = {
    kind: "ticket",
    tenant: row.tenantId,
    ticket: row.id,
    audience: actor.side,
    partner: row.partnerOrgId,
    customer: row.customerOrgId,
  };
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(hint)})::text`;
}
