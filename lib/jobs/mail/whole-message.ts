import { messageSlot } from "#lib/features/tickets/attach.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Told } from "../topics.ts";

/** So many letters of a message stand in a mail; what is longer is a log that somebody pasted, and ends on the page. */
const MOST_LETTERS = 20_000;

/** A message as its mail carries it: its words, whether they go on in the portal, and the names of its files. */
export type WholeMessage = { words: string; more: boolean; files: string[] };

/**
 * The message a fact on a case tells of, as the worker; null where it tells of none. Only one that all who are told of the fact may
 * read (T4): of its own audience, or everyone's.
 */
export async function wholeMessage(tx: Tx, event: Told): Promise<WholeMessage | null> {
  if (event.subjectType !== "ticket") return null;
  const { tenantId, subjectId: ticketId } = event;
  const named = event.data.messageId;
  // An opening tells of the case's first words.
  if (typeof named !== "string" && event.type !== "ticket.opened") return null;
  const message = await tx.ticketMessage.findFirst({
    where: {
      tenantId,
      ticketId,
      ...(typeof named === "string" ? { id: named } : {}),
      audience: { in: ["everyone", event.audience] },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, body: true, audience: true },
  });
  if (!message) return null;
  const files = await tx.attachment.findMany({
    where: {
      tenantId,
      subjectType: "ticket",
      subjectId: ticketId,
      slot: messageSlot(message.id),
      audience: message.audience,
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { name: true },
  });
  return { ...cut(message.body.trim()), files: files.map(file => file.name) };
}

/** At the end of a line where there is one near. */
function cut(body: string): { words: string; more: boolean } {
  if (body.length <= MOST_LETTERS) return { words: body, more: false };
  const begin = body.slice(0, MOST_LETTERS).toWellFormed();
  const line = begin.lastIndexOf("\n");
  return { words: line > MOST_LETTERS / 2 ? begin.slice(0, line) : begin, more: true };
}
