import { type Preference, USUAL } from "#lib/domain/notifications/way.ts";
import type { Zone } from "#lib/domain/time/types.ts";
import { preferenceOf } from "#lib/features/mail-preferences/stored.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, stepAs } from "#lib/platform/db/workspace.ts";
import type { Recipient, Told } from "../topics.ts";

/** Somebody who is told, with what decides how. Null: the workspace's language and zone count. */
export type Reader = Recipient & {
  locale: string | null;
  zone: Zone | null;
  preference: Preference;
  /** They do no more than follow the case the fact is about. */
  follows: boolean;
  priority: string | null;
};

/** What is known of all who are told of a fact, each thing asked for once. */
export async function readersOf(
  tx: Tx,
  event: Pick<Told, "tenantId" | "subjectType" | "subjectId">,
  people: readonly Recipient[],
): Promise<(person: Recipient) => Reader> {
  const { tenantId } = event;
  const ids = [...new Set(people.map(one => one.personId))];
  const accounts = await accountsOf(tx, tenantId, people);
  const wishes = await tx.mailPreference.findMany({ where: { tenantId, personId: { in: ids } } });
  const preferences = new Map(wishes.map(row => [row.personId, preferenceOf(row)]));
  const of = event.subjectType === "ticket" ? await caseOf(tx, tenantId, event.subjectId, ids) : null;
  return person => {
    const account = person.accountId ? accounts.get(person.accountId) : undefined;
    return {
      ...person,
      locale: account?.locale ?? null,
      zone: account?.timeZone ?? null,
      preference: preferences.get(person.personId) ?? USUAL,
      follows: of?.followers.has(person.personId) ?? false,
      priority: of?.priority ?? null,
    };
  };
}

/** Who of them follows a case without having asked in it or having it, and how pressing it is. */
async function caseOf(tx: Tx, tenantId: string, ticketId: string, personIds: string[]) {
  const ticket = await tx.ticket.findFirst({
    where: { tenantId, id: ticketId },
    select: { priority: true, openedById: true, assigneeId: true, l3AssigneeId: true },
  });
  if (!ticket) return null;
  const rows = await tx.ticketFollower.findMany({
    where: { tenantId, ticketId, personId: { in: personIds } },
    select: { personId: true },
  });
  const takePart = [ticket.openedById, ticket.assigneeId, ticket.l3AssigneeId];
  return {
    priority: ticket.priority,
    followers: new Set(rows.map(row => row.personId).filter(id => !takePart.includes(id))),
  };
}

type AccountRow = { id: string; locale: string; timeZone: string | null };

/** Accounts are global: the worker asks for their languages and zones as app_auth. */
async function accountsOf(
  tx: Tx,
  tenantId: string,
  people: readonly Recipient[],
): Promise<Map<string, AccountRow>> {
  const ids = [...new Set(people.flatMap(p => (p.accountId ? [p.accountId] : [])))];
  if (ids.length === 0) return new Map();
  const rows = await stepAs(tx, asWorker(tenantId), "app_auth", () =>
    tx.account.findMany({
      where: { id: { in: ids } },
      select: { id: true, locale: true, timeZone: true },
    }),
  );
  return new Map(rows.map(row => [row.id, row]));
}
