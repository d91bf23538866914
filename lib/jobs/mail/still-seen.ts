import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { lookUpMember } from "#lib/platform/lookup.ts";
import { topics } from "../recipients/all.ts";
import type { Told } from "../topics.ts";

type Standing = {
  actors: Actor[];
  /** They never had an account: who tells them by mail alone knows best whether they are still there. */
  byMailAlone: boolean;
};

/** As whom a person acts today: their roles may have changed, or their company, since something was kept for them. */
async function standingOf(tenantId: string, personId: string): Promise<Standing> {
  const rows = await inWorkspace(asWorker(tenantId), tx =>
    tx.membership.findMany({
      where: { tenantId, personId, acceptedAt: { not: null }, accountId: { not: null } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, accountId: true },
    }),
  );
  const actors: Actor[] = [];
  for (const { id, accountId } of rows) {
    const acting = accountId && (await lookUpMember(tenantId, { accountId, membershipId: id }));
    if (acting) actors.push(acting.actor);
  }
  return { actors, byMailAlone: rows.length === 0 };
}

/**
 * Which of some facts a person may still hear of, now that the mail about them leaves: of a case, what their own row security gives
 * them of it today, line by line (T4); of anything else, what they would be told of today.
 */
export async function stillSeen(
  tenantId: string,
  personId: string,
  events: readonly Told[],
): Promise<Set<string>> {
  const { actors, byMailAlone } = await standingOf(tenantId, personId);
  const seen = new Set<string>();
  const ofCases = events.filter(event => event.subjectType === "ticket");
  for (const actor of actors) await seeCases(actor, ofCases, seen);
  // A certificate is its person's, also between companies (P22).
  const others = events.filter(
    event =>
      event.subjectType !== "ticket" &&
      (actors.length > 0 || byMailAlone || event.type.startsWith("certification.")),
  );
  if (others.length > 0)
    await inWorkspace(asWorker(tenantId), async tx => {
      for (const event of others) if (await wouldBeTold(tx, personId, event)) seen.add(event.id);
    });
  return seen;
}

async function seeCases(actor: Actor, events: readonly Told[], seen: Set<string>): Promise<void> {
  if (events.length === 0) return;
  const { tenantId } = actor;
  await inWorkspace(actor, async tx => {
    const tickets = await tx.ticket.findMany({
      where: { tenantId, id: { in: [...new Set(events.map(event => event.subjectId))] } },
      select: { id: true },
    });
    const open = new Set(tickets.map(ticket => ticket.id));
    const lines = await tx.event.findMany({
      where: { tenantId, id: { in: events.map(event => event.id) } },
      select: { id: true, subjectId: true },
    });
    for (const line of lines) if (open.has(line.subjectId)) seen.add(line.id);
  });
}

async function wouldBeTold(tx: Tx, personId: string, event: Told): Promise<boolean> {
  const topic = topics[event.type];
  if (!topic) return false;
  const answer = await topic(tx, event);
  const tellings = answer === null ? [] : Array.isArray(answer) ? answer : [answer];
  return tellings.some(telling => telling.recipients.some(one => one.personId === personId));
}
