import { z } from "zod";
import { defectPolicy } from "#lib/domain/policies/defect.ts";
import { eitherText } from "#lib/domain/text.ts";
import {
  type AnnouncementKind,
  announceable,
  type DefectState,
  type Onward,
  onward,
} from "#lib/domain/tickets/defects.ts";
import { answerLevel3, isOpen, resolve } from "#lib/domain/tickets/states.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { holderAfter } from "#lib/features/tickets/commands/hand-on.ts";
import { excerptOf, writeMessage } from "#lib/features/tickets/commands/message.ts";
import { stopsByReply } from "#lib/features/tickets/commands/reply.ts";
import { save } from "#lib/features/tickets/commands/save.ts";
import { latestSent } from "#lib/features/tickets/evidence.ts";
import { flowOf, must, record, type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import type { Defect, DefectAnnouncement } from "#lib/platform/db/client/client.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, forbid, invalid, refuse } from "#lib/platform/refusal.ts";
import type { DefectContext } from "./commands.ts";
import type { AnnounceInput } from "./schema.ts";

export const ANNOUNCE_KIND = "defects.announce";

/** So many cases a step: each is a few writes and its clocks. */
const SLICE = 10;

/**
 * Has the worker tell all linked cases at once (S18, P14): a message for everyone on each, in the language of who opened it,
 * and where asked for each open one goes on. Refused for what is not so yet, such as a fix that is not out.
 */
export async function announceDefect(
  ctx: DefectContext,
  row: Defect,
  input: AnnounceInput,
): Promise<{ taskId: string }> {
  const { tx, actor } = ctx;
  const { tenantId } = row;
  // A change like any other: a colleague who announces too, or takes it back, has seen what this one did.
  const { count } = await tx.defect.updateMany({
    where: { tenantId, id: row.id, version: judged(row, input.version) },
    data: { version: { increment: 1 } },
  });
  if (count === 0) conflict();
  if (!announceable({ state: row.state as DefectState }).includes(input.kind))
    invalid({ kind: "defects.refusal.notSoYet" });
  const cases = await tx.defectCase.count({ where: { tenantId, defectId: row.id } });
  if (cases === 0) refuse("defects.refusal.nobody");
  const { kind, textEn, textEs, moveOn } = input;
  const id = newId();
  await tx.defectAnnouncement.create({
    data: {
      tenantId,
      id,
      defectId: row.id,
      kind,
      textEn,
      textEs,
      moveOn: kind !== "news" && moveOn,
      cases,
      byName: actor.name,
    },
  });
  const taskId = await startTask(tx, actor, ANNOUNCE_KIND, { announcementId: id }, cases);
  await audit(tx, actor, {
    action: "defect.announce",
    subjectType: "defect",
    subjectId: row.id,
    after: { kind, moveOn, cases, textEn, textEs },
  });
  return { taskId };
}

const inputOf = z.object({ announcementId: z.uuid() });
const cursorOf = z.object({ after: z.uuid().nullable().default(null), done: z.number().default(0) });

/**
 * Some cases on, in the order of their ids. A row a case and announcement says that it is told, written with the message: none
 * is told twice, also not where two of the cases went on in one (T6), nor when a worker is killed in between.
 */
export async function announceStep(ctx: { tx: Tx; now: Date; actor: By; input: unknown; cursor: unknown }) {
  const { tx, actor } = ctx;
  const { tenantId } = actor;
  if (!defectPolicy.keep(actor, null)) forbid("defects.refusal.role");
  const { announcementId } = inputOf.parse(ctx.input);
  const { after, done } = cursorOf.parse(ctx.cursor);
  const announcement = await tx.defectAnnouncement.findFirst({ where: { tenantId, id: announcementId } });
  if (!announcement) refuse("defects.refusal.nobody");
  const slice = await tx.defectCase.findMany({
    where: { tenantId, defectId: announcement.defectId, ...(after ? { ticketId: { gt: after } } : {}) },
    orderBy: { ticketId: "asc" },
    take: SLICE + 1,
    select: { ticketId: true },
  });
  const ids = slice.slice(0, SLICE).map(one => one.ticketId);
  for (const id of ids) await tellCase(ctx, announcement, id);
  const reached = done + ids.length;
  const step = {
    done: reached,
    total: Math.max(announcement.cases, reached),
    cursor: { after: ids.at(-1) ?? after, done: reached },
  };
  return slice.length > SLICE ? step : { ...step, finished: { result: { cases: reached } } };
}

async function tellCase(ctx: DefectContext, announcement: DefectAnnouncement, id: string): Promise<void> {
  const row = await held(ctx, id);
  if (!row) return;
  const { tx } = ctx;
  const { tenantId } = row;
  const kind = announcement.kind as AnnouncementKind;
  const outcome = onward({ flow: flowOf(row), partnerOrgId: row.partnerOrgId }, kind, announcement.moveOn);
  const { count } = await tx.defectNotice.createMany({
    data: [{ tenantId, announcementId: announcement.id, ticketId: row.id, outcome }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  const body = eitherText(announcement.textEn, announcement.textEs, await localeOf(tx, row));
  const messageId = await writeMessage(ctx, row, { audience: "everyone", body, files: [] });
  await record(tx, ctx.actor, row, {
    type: "ticket.replied",
    data: {
      number: row.number,
      subject: row.subject,
      messageId,
      excerpt: excerptOf(body),
      next: outcome === "resolved" ? "resolved" : "stay",
    },
    tell: true,
  });
  await moveOn(ctx, row, outcome);
}

/** The case, or the one in which it goes on, held until the end of the step. */
async function held(ctx: DefectContext, id: string): Promise<TicketRow | null> {
  const { tx, actor } = ctx;
  const { tenantId } = actor;
  const one = await tx.ticket.findFirst({
    where: { tenantId, id },
    select: { number: true, mergedIntoId: true },
  });
  if (one?.mergedIntoId) return held(ctx, one.mergedIntoId);
  return (one && (await ticketToChange(tx, actor, one.number)))?.row ?? null;
}

async function moveOn(ctx: DefectContext, row: TicketRow, outcome: Onward): Promise<void> {
  const { tx, actor, now } = ctx;
  const lastMessageAt = now;
  const told = { number: row.number, subject: row.subject, name: actor.name };
  const before = flowOf(row);
  const answers = before.diagnosedAt !== null && isOpen(before) && (await stopsByReply(ctx, row));
  const said = answers ? { ...before, answeredAt: before.answeredAt ?? now.getTime() } : before;
  if (outcome === "back_to_partner") {
    const flow = must(answerLevel3(said));
    const escalation = await latestSent(tx, row);
    if (escalation)
      await tx.escalation.updateMany({
        where: { tenantId: row.tenantId, id: escalation.id },
        data: { state: "answered", answeredAt: now, version: { increment: 1 } },
      });
    await record(tx, actor, row, { type: "ticket.l3_answered", data: told, audience: "partner_vendor" });
    await record(tx, actor, row, { type: "ticket.back_from_manufacturer", data: { number: row.number } });
    const holder = await holderAfter(ctx, row, flow);
    await save(ctx, row, { action: "ticket.l3_answer", flow, data: { ...holder, lastMessageAt } });
  } else if (outcome === "resolved") {
    const flow = must(resolve(said, now.getTime()));
    await record(tx, actor, row, { type: "ticket.resolved", data: told });
    await save(ctx, row, { action: "ticket.resolve", flow, data: { lastMessageAt } });
  } else await save(ctx, row, { action: "ticket.reply", flow: said, data: { lastMessageAt } });
}

/** The language of who opened the case; the workspace's where they have no account. */
async function localeOf(tx: Tx, row: TicketRow): Promise<string> {
  const { tenantId } = row;
  const person = await tx.person.findFirst({
    where: { tenantId, id: row.openedById },
    select: { accountId: true },
  });
  const account =
    person?.accountId &&
    (await stepAs(tx, { tenantId, side: "vendor" }, "app_auth", () =>
      tx.account.findFirst({ where: { id: person.accountId ?? Prisma.skip }, select: { locale: true } }),
    ));
  if (account) return account.locale;
  return (await tx.workspace.findFirstOrThrow({ where: { tenantId }, select: { locale: true } })).locale;
}
