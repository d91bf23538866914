import { z } from "zod";
import type { TicketRow } from "#lib/features/tickets/load.ts";

const moment = z.coerce.date().nullable();
const word = z.string().nullable();

/** A case as it was: what any deed of the table may change of it. */
const beforeSchema = z.object({
  state: z.string(),
  open: z.boolean(),
  level: z.number(),
  l3State: word,
  l3AssigneeId: word,
  l3AssigneeName: word,
  assigneeId: word,
  assigneeName: word,
  diagnosedAt: moment,
  firstAnswerAt: moment,
  resolvedAt: moment,
  closedAt: moment,
  waitingSince: moment,
  lastMessageAt: z.coerce.date(),
  cycle: z.number(),
});
export type Before = z.output<typeof beforeSchema>;

/** What is kept of a case for putting it back. */
export const keptSchema = z.object({
  case: beforeSchema,
  /** Lines and messages that the deed wrote. */
  events: z.array(z.string()),
  messages: z.array(z.string()),
  /** What a deed beside the case answered, for its own way back. */
  made: z.unknown().optional(),
});

export const beforeOf = (row: TicketRow): Before => beforeSchema.parse(row);
