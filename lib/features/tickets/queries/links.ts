import type { Actor } from "#lib/domain/policies/types.ts";
import { type Link, relationOf } from "#lib/domain/tickets/links.ts";
import type { TicketState } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CaseChoice, LinkDTO, LinksDTO } from "../dto/links.ts";
import type { TicketRow } from "../load.ts";

/** More links than that are none any more. */
export const MOST_LINKS = 100;
const MOST_CHOICES = 100;

/** All links of some cases that the actor's side sees. */
export const linksOf = (tx: Tx, tenantId: string, ids: readonly string[]) =>
  tx.ticketLink.findMany({
    where: { tenantId, OR: [{ fromId: { in: [...ids] } }, { toId: { in: [...ids] } }] },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_LINKS * ids.length,
  });

/** What a case has to do with others: only those the actor reads themselves (R1). `conversation`: its id and those of what was merged into it. */
export async function readLinks(
  tx: Tx,
  actor: Actor,
  row: TicketRow,
  conversation: readonly string[],
  mayMerge: boolean,
): Promise<LinksDTO> {
  const { tenantId } = row;
  const links = await linksOf(tx, tenantId, [row.id]);
  const ids = links.map(link => (link.fromId === row.id ? link.toId : link.fromId));
  const others = ids.length > 0 ? await tx.ticket.findMany({ where: { tenantId, id: { in: ids } } }) : [];
  const choice = { number: true, subject: true } as const;
  const merged =
    conversation.length > 1
      ? await tx.ticket.findMany({
          where: { tenantId, mergedIntoId: row.id },
          orderBy: [{ openedAt: "asc" }, { id: "asc" }],
          select: choice,
          take: MOST_LINKS,
        })
      : [];
  return {
    links: links.flatMap((link, i): LinkDTO[] => {
      const other = others.find(one => one.id === ids[i]);
      if (!other) return [];
      return [
        {
          id: link.id,
          relation: relationOf(link as Link, row.id),
          number: other.number,
          subject: other.subject,
          state: other.state as TicketState,
          customerName: actor.side === "customer" ? "" : other.customerName,
        },
      ];
    }),
    mergedInto: row.mergedIntoId
      ? await tx.ticket.findFirst({ where: { tenantId, id: row.mergedIntoId }, select: choice })
      : null,
    merged,
    mergeable: mayMerge ? await mergeable(tx, row, choice) : [],
  };
}

const mergeable = (tx: Tx, row: TicketRow, select: { number: true; subject: true }): Promise<CaseChoice[]> =>
  tx.ticket.findMany({
    where: {
      tenantId: row.tenantId,
      customerOrgId: row.customerOrgId,
      partnerOrgId: row.partnerOrgId,
      open: true,
      id: { not: row.id },
    },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    select,
    take: MOST_CHOICES,
  });

/** Ids of a case and of those that went on in it, itself first: their conversation is one. */
export async function conversationOf(tx: Tx, row: { tenantId: string; id: string }): Promise<string[]> {
  const merged = await tx.ticket.findMany({
    where: { tenantId: row.tenantId, mergedIntoId: row.id },
    select: { id: true },
    take: MOST_LINKS,
  });
  return [row.id, ...merged.map(one => one.id)];
}
