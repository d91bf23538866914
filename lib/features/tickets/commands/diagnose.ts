import { mayHold } from "#lib/domain/tickets/level2.ts";
import { diagnose as diagnosed } from "#lib/domain/tickets/states.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import type { TicketChanged } from "../dto.ts";
import { level2RuleOf } from "../level2.ts";
import { flowOf, must, record, sameVersion, type TicketContext, type TicketRow } from "../load.ts";
import type { DiagnoseInput } from "../schema.ts";
import { excerptOf, writeMessage } from "./message.ts";
import { save } from "./save.ts";

/**
 * The preliminary diagnosis: the response clock starts here where the plan says so (S4). Sets the priority, with a
 * reason when it differs from the derived one (S5), and gives an unassigned ticket to who diagnosed it,
 * where they may hold it at its level (T3).
 */
export async function diagnoseTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: DiagnoseInput,
): Promise<TicketChanged> {
  const { tx, actor, now } = ctx;
  sameVersion(row, input.version);
  if (row.diagnosedAt !== null) refuse("tickets.refusal.alreadyDiagnosed");
  const flow = must(diagnosed(flowOf(row), now.getTime()));
  const changes = input.priority !== row.priority;
  if (changes && input.reason === "") invalid({ reason: "tickets.refusal.priorityReason" });
  if (changes) await recordPriority(ctx, row, input.priority, input.reason, false);
  const messageId =
    input.diagnosis === ""
      ? null
      : await writeMessage(ctx, row, { audience: "everyone", body: input.diagnosis, files: [] });
  await record(tx, actor, row, {
    type: "ticket.diagnosed",
    data: {
      number: row.number,
      subject: row.subject,
      priority: input.priority,
      excerpt: excerptOf(input.diagnosis),
      ...(messageId ? { messageId } : {}),
    },
    tell: true,
  });
  const takes = row.assigneeId === null && mayHold(row, await level2RuleOf(tx, row, now), actor.personId).ok;
  return save(ctx, row, {
    action: "ticket.diagnose",
    flow,
    data: {
      ...(changes ? priorityData(input.priority, input.reason) : {}),
      ...(takes ? { assigneeId: actor.personId, assigneeName: actor.name } : {}),
      ...(input.diagnosis === "" ? {} : { lastMessageAt: now }),
    },
  });
}

/** Another priority, with a reason; its clocks count by it from their start, pauses kept (S5). */
export async function changePriority(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; priority: Priority; reason: string },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  if (input.priority === row.priority) invalid({ priority: "tickets.refusal.samePriority" });
  await recordPriority(ctx, row, input.priority, input.reason, true);
  return save(ctx, row, {
    action: "ticket.priority",
    flow: flowOf(row),
    data: priorityData(input.priority, input.reason),
  });
}

const priorityData = (priority: Priority, reason: string) => ({
  priority,
  priorityReason: "changed",
  priorityNote: reason,
});

const recordPriority = (
  { tx, actor }: TicketContext,
  row: TicketRow,
  to: Priority,
  reason: string,
  tell: boolean,
) =>
  record(tx, actor, row, {
    type: "ticket.priority_changed",
    data: { number: row.number, subject: row.subject, from: row.priority, to },
    text: reason,
    tell,
  });
