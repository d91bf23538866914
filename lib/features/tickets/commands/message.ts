import type { Audience } from "#lib/domain/tickets/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { attachToMessage } from "../attach.ts";
import type { TicketContext, TicketRow } from "../load.ts";

type Words = {
  audience: Audience;
  body: string;
  files: string[];
  answer?: boolean;
  channel?: string;
  author?: { id: string | null; name: string; side: string; orgName: string };
  at?: Date;
};

/** Writes a message for an audience (T4) with its files; the database refuses one the side may not write. Returns its id. */
export async function writeMessage(ctx: TicketContext, row: TicketRow, words: Words): Promise<string> {
  const { tx, actor } = ctx;
  const id = newId();
  const author = words.author ??
    ctx.written?.author ?? {
      id: actor.personId,
      name: actor.name,
      side: actor.side,
      orgName: actor.orgName,
    };
  await tx.ticketMessage.createMany({
    data: [
      {
        tenantId: row.tenantId,
        id,
        ticketId: row.id,
        audience: words.audience,
        partnerOrgId: row.partnerOrgId,
        customerOrgId: row.customerOrgId,
        authorId: author.id,
        authorName: author.name,
        authorSide: author.side,
        authorOrgName: author.orgName,
        level: author.side === "customer" ? null : levelOf(actor.side, row),
        body: words.body,
        answer: words.answer ?? false,
        channel: words.channel ?? ctx.written?.channel ?? "site",
        ...(words.at ? { at: words.at } : {}),
      },
    ],
  });
  await attachToMessage(ctx, row, id, words.audience, words.files);
  return id;
}

/** Who writes from the vendor beside a serving partner is level 3, whoever holds the ticket (T2). */
const levelOf = (side: string, row: TicketRow) =>
  side === "vendor" && row.partnerOrgId !== null ? 3 : Math.min(row.level, side === "partner" ? 2 : 3);

/** The beginning of a text, for the mail that tells of it; the fact that carries it is read by no more than the text is. */
export const excerptOf = (body: string): string => (body.length > 600 ? `${body.slice(0, 599)}…` : body);
