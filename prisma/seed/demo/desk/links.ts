import { linkReaders, relationOf } from "#lib/domain/tickets/links.ts";
import type { Ticket } from "#lib/platform/db/client/client.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

/** Cases of the same customer and product that somebody has put beside each other (T6): the same trouble first. */
export async function writeLinks(s: Seeding): Promise<void> {
  const cases = await s.tx.ticket.findMany({
    where: { tenantId: s.tenantId, open: true, assigneeId: { not: null } },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
  });
  const about = (one: Ticket) => `${one.customerOrgId} ${one.productId}`;
  const groups = [...Map.groupBy(cases, about).values()].filter(group => group.length > 1).slice(0, 3);
  for (const group of groups) {
    const [first, second] = group;
    if (first && second) await writeLink(s, first, second);
  }
}

async function writeLink(s: Seeding, a: Ticket, b: Ticket): Promise<void> {
  const { tx, tenantId } = s;
  const same = a.subject.split(" (")[0] === b.subject.split(" (")[0];
  const link = { kind: same ? "duplicate" : "related", fromId: b.id, toId: a.id } as const;
  const readers = linkReaders(a, b);
  const at = new Date(Math.max(a.openedAt.getTime(), b.openedAt.getTime()) + 45 * 60_000);
  const when = at < s.now ? at : new Date(s.now.getTime() - 60_000);
  const byName = b.assigneeName ?? "";
  await tx.ticketLink.create({
    data: { tenantId, id: seedId(b.id, "link", a.id), ...link, ...readers, byName, at: when },
  });
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const)
    await tx.event.create({
      data: {
        tenantId,
        id: seedId(own.id, "linked", other.id),
        subjectType: "ticket",
        subjectId: own.id,
        type: "ticket.linked",
        data: { number: own.number, other: other.number, relation: relationOf(link, own.id) },
        ...readers,
        actorId: b.assigneeId,
        actorName: byName,
        actorSide: b.partnerOrgId === null ? "vendor" : "partner",
        actorOrgName: b.servedByName,
        at: when,
      },
    });
}
