import { ruleOf } from "#lib/domain/notifications/groups.ts";
import { keepsPeople } from "#lib/domain/policies/person.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { PASSWORD_MAILS } from "#lib/features/accounts/account-mail.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { DELIVERY_STATES, type DeliveryLine, type FailingAddress, INVITATION } from "./dto.ts";

type Reader = Pick<Actor, "tenantId">;

/** Of some people, those whose address leads nowhere, as far as the reader sees them. */
export async function failingOf(
  tx: Tx,
  { tenantId }: Reader,
  personIds: readonly string[],
): Promise<Record<string, FailingAddress>> {
  const rows = await tx.person.findMany({
    where: {
      tenantId,
      id: { in: [...personIds] },
      OR: [{ failingSince: { not: null } }, { softBounces: { gt: 0 } }],
    },
    select: {
      id: true,
      email: true,
      failingAddress: true,
      failingSince: true,
      failingWords: true,
      softBounces: true,
    },
  });
  return Object.fromEntries(
    rows.flatMap(row => {
      const failing = row.failingAddress === row.email.toLowerCase();
      if (!failing && row.softBounces === 0) return [];
      return [
        [
          row.id,
          {
            address: row.email,
            since: failing ? (row.failingSince?.getTime() ?? null) : null,
            words: failing ? row.failingWords : "",
            softBounces: row.softBounces,
          },
        ],
      ];
    }),
  );
}

/** So many of the last mails to somebody; what was long ago says nothing of their address. */
export const LAST_MAILS = 10;

/**
 * The last mails to a person that the reader may know of, newest first. Of mails about their password those that did not arrive, and
 * for who keeps their company's people alone: that somebody has forgotten one is nobody else's to know.
 */
export async function lastMailsTo(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side" | "roles">,
  personId: string,
): Promise<DeliveryLine[]> {
  const { tenantId } = actor;
  if (!isUuid(personId)) return [];
  const topic = { in: [...PASSWORD_MAILS] };
  const rows = await tx.mailDelivery.findMany({
    where: {
      tenantId,
      personId,
      OR: [
        { NOT: { topic } },
        ...(keepsPeople(actor) ? [{ topic, state: { in: ["delayed", "bounced", "refused"] } }] : []),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LAST_MAILS,
  });
  const tickets = await tx.ticket.findMany({
    where: { tenantId, id: { in: rows.flatMap(row => row.ticketId ?? []) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(tickets.map(ticket => [ticket.id, ticket.number]));
  return rows.map(row => ({
    id: row.id,
    at: row.createdAt.getTime(),
    address: row.address,
    state: DELIVERY_STATES.find(state => state === row.state) ?? "waiting",
    stateAt: row.stateAt.getTime(),
    words: row.words,
    ticketNumber: (row.ticketId && numbers.get(row.ticketId)) || null,
    invitation: row.topic === INVITATION,
    password: PASSWORD_MAILS.includes(row.topic),
    group: ruleOf(row.topic)?.group ?? null,
  }));
}

/** So many addresses a case's page shows. */
const MOST_ADDRESSES = 12;

/** How the newest mail of a case to each address fared, trouble first; for who works it. Customers have no part in it. */
export async function newestMailsOf(
  tx: Tx,
  { tenantId, side }: Pick<Actor, "tenantId" | "side">,
  ticketId: string,
): Promise<Pick<DeliveryLine, "id" | "address" | "state" | "words">[]> {
  if (side === "customer") return [];
  const rows = await tx.$queryRaw<{ id: string; address: string; state: string; words: string }[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (address) id, address, state, words, created_at FROM mail_delivery
      WHERE tenant_id = ${tenantId}::uuid AND ticket_id = ${ticketId}::uuid
      ORDER BY address, created_at DESC, id DESC) newest
    ORDER BY state IN ('waiting', 'handed_over'), created_at DESC, id LIMIT ${MOST_ADDRESSES}`;
  return rows.map(({ id, address, state, words }) => ({
    id,
    address,
    words,
    state: DELIVERY_STATES.find(one => one === state) ?? "waiting",
  }));
}
