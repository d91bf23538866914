import { type MailForPolicy, mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { InboundMail } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { readMail } from "#lib/platform/mail-in/read.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, notFoundRefusal } from "#lib/platform/refusal.ts";
import { firstMessage, reply, takeFiles } from "./carry-out.ts";
import { openByMail } from "./open-by-mail.ts";
import { tellSender } from "./tell-sender.ts";

export type MailTarget = MailForPolicy & { row: InboundMail };

export const forPolicy = (row: InboundMail): MailForPolicy => ({
  state: row.state,
  customerOrgId: row.customerOrgId,
  partnerOrgId: row.partnerOrgId,
  writerSide: row.writerSide as Side | "",
  writerOrgId: row.writerOrgId,
  written: row.writtenId !== null,
});

/** A mail as the actor's side sees it; null for one that is not theirs, or that nobody has looked at yet. */
export async function findMail(tx: Tx, actor: Actor, id: string): Promise<MailTarget | null> {
  if (!isUuid(id)) return null;
  const row = await tx.inboundMail.findFirst({ where: { tenantId: actor.tenantId, id } });
  if (!row) return null;
  const target = { ...forPolicy(row), row };
  return mailPolicy.view(actor, target) || mailPolicy.original(actor, target) ? target : null;
}

type Context = { tx: Tx; actor: By; now: Date };
export type MailDecided = { id: string; state: string; number: string };

/**
 * Lets a held mail in, in its writer's name and under the contact's right (S7): it opens a case that keeps the mail's time, or goes to
 * the case it answers. Its writer is told. Throws conflict when a colleague decided meanwhile.
 */
export async function approveMail(ctx: Context, { row }: MailTarget, version: number): Promise<MailDecided> {
  const { tx, actor, now } = ctx;
  await lock(ctx, row, version);
  const mailbox = await tx.mailbox.findFirstOrThrow({
    where: { tenantId: row.tenantId, id: row.mailboxId },
  });
  const mail = await readMail(await sourceOf(tx, actor, row), row.returnPath);
  // Somebody known goes by the name they are known by, not by the one they gave themselves.
  const person = row.personId
    ? await tx.person.findFirst({
        where: { tenantId: row.tenantId, id: row.personId },
        select: { name: true },
      })
    : null;
  const author = {
    id: row.personId,
    name: person?.name ?? (row.fromName || row.fromAddress),
    side: "customer",
    orgName: actor.orgName,
  };
  const writing = { tx, actor, now, written: { channel: "email" as const, author } };
  let made: Pick<InboundMail, "ticketId" | "ticketNumber" | "writtenId"> & { leftOut: unknown };
  if (row.ticketId) {
    const about = { number: row.ticketNumber, audience: "everyone" as const };
    const { ticketId, ticketNumber, writtenId, leftOut } = await reply(writing, mail, about);
    made = { ticketId, ticketNumber, writtenId, leftOut };
  } else {
    const { ids, leftOut } = await takeFiles(writing, mail);
    const opened = await openByMail(writing, mailbox, mail, ids, row.receivedAt);
    made = {
      ticketId: opened.id,
      ticketNumber: opened.number,
      writtenId: await firstMessage(tx, opened),
      leftOut,
    };
  }
  await decided(ctx, row, "processed", {
    ...made,
    leftOut: made.leftOut as Prisma.InputJsonValue,
    reason: "approved",
  });
  if (row.toldAt) await answer(ctx, row, "letIn", { number: made.ticketNumber });
  return { id: row.id, state: "processed", number: made.ticketNumber };
}

/** Says that a held mail is not the company's word (S7). Its writer is told, nothing of it is lost. */
export async function declineMail(
  ctx: Context,
  { row }: MailTarget,
  input: { version: number; reason: string },
): Promise<MailDecided> {
  await lock(ctx, row, input.version);
  await decided(ctx, row, "declined", { note: input.reason });
  if (row.toldAt) await answer(ctx, row, "declined", {});
  return { id: row.id, state: "declined", number: "" };
}

/** Has the worker look at a mail again, as after a contact was added or a limit raised. */
export async function retryMail(ctx: Context, { row }: MailTarget, version: number): Promise<MailDecided> {
  await lock(ctx, row, version);
  await decided(ctx, row, "received", { dueAt: ctx.now, claimedAt: null, attempts: 0, note: "" });
  return { id: row.id, state: "received", number: "" };
}

/** Puts a mail away for good, with the reason; it is kept. */
export async function discardMail(
  ctx: Context,
  { row }: MailTarget,
  input: { version: number; reason: string },
): Promise<MailDecided> {
  await lock(ctx, row, input.version);
  await decided(ctx, row, "discarded", { note: input.reason });
  return { id: row.id, state: "discarded", number: "" };
}

/**
 * The row to oneself, as it stood on the page and when the rule was asked about it: who says the version that a colleague's word
 * is about to give it decides nothing of what was not looked at. The worker writes it.
 */
async function lock({ tx, actor }: Context, row: InboundMail, version: number): Promise<void> {
  const rows = await stepAs(
    tx,
    actor,
    "app_worker",
    () => tx.$queryRaw<{ version: number }[]>`
      SELECT version FROM inbound_mail WHERE tenant_id = ${row.tenantId}::uuid AND id = ${row.id}::uuid FOR UPDATE`,
  );
  if (row.version !== version || rows[0]?.version !== version) conflict("inboundMail.refusal.decided");
}

async function decided(
  { tx, actor, now }: Context,
  row: InboundMail,
  state: string,
  data: Prisma.InboundMailUpdateManyMutationInput,
): Promise<void> {
  await stepAs(tx, actor, "app_worker", () =>
    tx.inboundMail.updateMany({
      where: { tenantId: row.tenantId, id: row.id },
      data: {
        ...data,
        state,
        decidedAt: now,
        decidedBy: actor.name,
        version: { increment: 1 },
      },
    }),
  );
  await audit(tx, actor, {
    action: `mail.${state}`,
    subjectType: "mail",
    subjectId: row.id,
    before: { state: row.state, reason: row.reason },
    after: { state, ...(typeof data.note === "string" && data.note ? { note: data.note } : {}) },
  });
}

async function answer(
  { tx, actor }: Context,
  row: InboundMail,
  topic: "letIn" | "declined",
  params: Record<string, string | number>,
): Promise<void> {
  const workspace = await tx.workspace.findFirstOrThrow({ where: { tenantId: row.tenantId } });
  await stepAs(tx, actor, "app_worker", () =>
    tellSender(tx, row, topic, params, { locale: workspace.locale, workspace }),
  );
}

/** The mail as it came; whoever asks was authorised before. */
export const sourceOf = (tx: Tx, actor: Actor, row: Pick<InboundMail, "tenantId" | "id">) =>
  stepAs(tx, actor, "app_worker", async () => {
    const source = await tx.inboundMailSource.findFirst({
      where: { tenantId: row.tenantId, mailId: row.id },
    });
    return source ? source.bytes : notFoundRefusal();
  });
