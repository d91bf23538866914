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
  /** Their address leads nowhere, as far as is known. */
  failing: boolean;
  /** The side they are of, and at a partner which; null: they are gone. */
  at: { side: string; partnerOrgId: string | null } | null;
};

type Fact = Pick<Told, "subjectType" | "subjectId">;

/** What is known of all who are told of a fact, each thing asked for once. */
export async function readersOf(
  tx: Tx,
  event: Fact & Pick<Told, "tenantId">,
  people: readonly Recipient[],
): Promise<(person: Recipient) => Reader> {
  const reader = await readersOfFacts(tx, event.tenantId, people, [event]);
  return person => reader(person, event);
}

/** The same of many facts: as many questions, however many they are. */
export async function readersOfFacts(
  tx: Tx,
  tenantId: string,
  people: readonly Recipient[],
  events: readonly Fact[],
): Promise<(person: Recipient, event: Fact) => Reader> {
  const ids = [...new Set(people.map(one => one.personId))];
  const accounts = await accountsOf(tx, tenantId, people);
  const wishes = await tx.mailPreference.findMany({ where: { tenantId, personId: { in: ids } } });
  const preferences = new Map(wishes.map(row => [row.personId, preferenceOf(row)]));
  const rows = await tx.person.findMany({
    where: { tenantId, id: { in: ids } },
    select: { id: true, side: true, partnerOrgId: true, failingAddress: true },
  });
  const persons = new Map(rows.map(row => [row.id, row]));
  const tickets = events.filter(event => event.subjectType === "ticket").map(event => event.subjectId);
  const cases = await casesOf(tx, tenantId, [...new Set(tickets)], ids);
  return (person, event) => {
    const account = person.accountId ? accounts.get(person.accountId) : undefined;
    const of = event.subjectType === "ticket" ? cases.get(event.subjectId) : undefined;
    return {
      ...person,
      locale: account?.locale ?? null,
      zone: account?.timeZone ?? null,
      preference: preferences.get(person.personId) ?? USUAL,
      follows: of?.followers.has(person.personId) ?? false,
      priority: of?.priority ?? null,
      failing: persons.get(person.personId)?.failingAddress === person.email.toLowerCase(),
      at: persons.get(person.personId) ?? null,
    };
  };
}

type Case = { priority: string | null; followers: Set<string> };

/** Who of them follows each case without having asked in it or having it, and how pressing it is. */
async function casesOf(
  tx: Tx,
  tenantId: string,
  ticketIds: string[],
  personIds: string[],
): Promise<Map<string, Case>> {
  if (ticketIds.length === 0) return new Map();
  const tickets = await tx.ticket.findMany({
    where: { tenantId, id: { in: ticketIds } },
    select: { id: true, priority: true, openedById: true, assigneeId: true, l3AssigneeId: true },
  });
  const rows = await tx.ticketFollower.findMany({
    where: { tenantId, ticketId: { in: ticketIds }, personId: { in: personIds } },
    select: { ticketId: true, personId: true },
  });
  const following = Map.groupBy(rows, row => row.ticketId);
  return new Map(
    tickets.map(({ id, priority, ...who }) => {
      const takePart = [who.openedById, who.assigneeId, who.l3AssigneeId];
      const followers = (following.get(id) ?? []).map(row => row.personId);
      return [id, { priority, followers: new Set(followers.filter(one => !takePart.includes(one))) }];
    }),
  );
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
