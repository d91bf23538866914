import type { MailDecision } from "#lib/domain/mail/decision.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { takeMailFiles } from "#lib/features/files/commands.ts";
import { noteReportElsewhere } from "#lib/features/mail-delivery/account-mails.ts";
import { noteReport } from "#lib/features/mail-delivery/commands.ts";
import type { TicketContext } from "#lib/features/tickets/load.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import { asWorker, inWorkspace, stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";
import { notFoundRefusal, Refusal } from "#lib/platform/refusal.ts";
import { answerByMail } from "./answer-by-mail.ts";
import { openByMail } from "./open-by-mail.ts";
import { finish, type LeftOut, type Made, type Place, placeOf, senderFields } from "./outcome.ts";
import type { Looked } from "./process.ts";
import { answerState } from "./state-by-mail.ts";
import { tellContacts } from "./tell-contacts.ts";
import { tellSender, toldLately, toldOfLimit } from "./tell-sender.ts";
import { tellStaff } from "./tell-staff.ts";

/** Does what was decided and writes down that it is done, in one transaction. Null: somebody was faster. */
export async function carryOut(looked: Looked): Promise<string | null> {
  const { decision, actor } = looked;
  const acts = decision.do === "open" || decision.do === "reply" || decision.do === "answer_state";
  const { returned, row } = looked;
  // Before it is done with here: a crash in between looks at it again.
  if (returned) await noteReportElsewhere(row.tenantId, returned.mailId, returned.report);
  const context: WorkspaceContext = acts && actor ? actor : asWorker(row.tenantId);
  return inWorkspace(context, async (tx, now) => {
    if (!(await hold(tx, context, looked))) return null;
    if (!acts || !actor) return settle(tx, context, looked, decision, now);
    const ctx: TicketContext = { tx, actor, now, written: { channel: "email" } };
    const made = await orRefused(tx, () => act(ctx, looked, decision));
    if (made instanceof Refusal) return refused(tx, context, looked, made, now);
    return finish(tx, context, looked, { state: "processed", reason: decision.do, ...made });
  });
}

/** The row to oneself until the end, while it is still to be done. */
const hold = (tx: Tx, context: WorkspaceContext, { row }: Looked): Promise<boolean> =>
  stepAs(tx, context, "app_worker", async () => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM inbound_mail WHERE tenant_id = ${row.tenantId}::uuid AND id = ${row.id}::uuid AND state = 'received'
      FOR UPDATE`;
    return rows.length > 0;
  });

async function act(
  ctx: TicketContext,
  looked: Looked,
  decision: MailDecision,
): Promise<Made & { reason?: string; toldAt?: Date | null }> {
  const { mail, about } = looked;
  if (decision.do === "answer_state") return answerState(ctx, looked, decision.number);
  if (decision.do === "reply" && about) return { ...(await reply(ctx, mail, about)) };
  const { ids, leftOut } = await takeFiles(ctx, mail);
  const row = await openByMail(ctx, looked.mailbox, mail, ids, looked.row.receivedAt);
  return { ...madeOf(row, "everyone"), writtenId: await firstMessage(ctx.tx, row), leftOut };
}

/** A mail's words and files on its case, for its audience; a linked case where the old one can't be reopened (T5). */
export async function reply(
  ctx: TicketContext,
  mail: Pick<ReadMail, "visible" | "unreadable" | "files">,
  about: { number: string; audience: Audience },
): Promise<Made> {
  const { ids, leftOut } = await takeFiles(ctx, mail);
  const answered = await answerByMail(ctx, about.number, about.audience, mail, ids);
  const { tenantId } = ctx.actor;
  const row =
    (await ctx.tx.ticket.findFirst({ where: { tenantId, number: answered.number } })) ?? notFoundRefusal();
  return { ...madeOf(row, about.audience), writtenId: answered.messageId, leftOut };
}

type Case = {
  id: string;
  number: string;
  tenantId: string;
  partnerOrgId: string | null;
  customerOrgId: string;
};

const madeOf = (row: Case, audience: Audience) => ({
  audience,
  partnerOrgId: row.partnerOrgId,
  customerOrgId: row.customerOrgId,
  ticketId: row.id,
  ticketNumber: row.number,
});

export async function firstMessage(tx: Tx, row: { tenantId: string; id: string }): Promise<string | null> {
  const message = await tx.ticketMessage.findFirst({
    where: { tenantId: row.tenantId, ticketId: row.id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return message?.id ?? null;
}

export async function takeFiles(
  ctx: TicketContext,
  mail: Pick<ReadMail, "files">,
): Promise<{ ids: string[]; leftOut: LeftOut[] }> {
  const { taken, leftOut } = await takeMailFiles(ctx.tx, ctx.actor, mail.files);
  return { ids: taken.map(file => file.id), leftOut };
}

/** A rule of the page says no: the mail waits, and its sender reads why. */
async function refused(
  tx: Tx,
  context: WorkspaceContext,
  looked: Looked,
  refusal: Refusal,
  now: Date,
): Promise<string> {
  const note = JSON.stringify({ key: refusal.key, params: withoutNames(refusal.params) });
  const told = await stepAs(tx, context, "app_worker", async () => {
    const known = { ...looked.row, ...senderFields(looked.mail) };
    if (looked.verified !== "pass" && looked.mailbox.verifiedOnly) return false;
    if (await toldLately(tx, known, now)) return false;
    const locale = looked.actor?.locale ?? looked.workspace.locale;
    const why = translator(locale === "es" ? "es" : "en")(refusal.key, refusal.params);
    await tellSender(tx, known, "refused", { why }, { locale, workspace: looked.workspace });
    return true;
  });
  return finish(tx, context, looked, {
    ...placeOf(looked),
    state: "held",
    reason: "refused",
    note,
    toldAt: told ? now : null,
  });
}

/** Who the contacts are is the customer's own to know, and the row is read by more. */
const withoutNames = ({ contacts: _contacts, ...params }: Refusal["params"]) => params;

/** What needs nobody's rights: ignored, set aside, or waiting for a contact, who is told. */
async function settle(
  tx: Tx,
  context: WorkspaceContext,
  looked: Looked,
  decision: MailDecision,
  now: Date,
): Promise<string> {
  const place = placeOf(looked);
  const { returned } = looked;
  if (returned) await noteReport(tx, looked.row.tenantId, returned.mailId, returned.report, now);
  if (decision.do === "ignore")
    return finish(tx, context, looked, { ...place, state: "ignored", reason: decision.reason });
  if (decision.do === "set_aside") {
    const toldAt = decision.tell && (await tellOfLimit(tx, looked, now)) ? now : null;
    // What says nothing, or names nobody, is missed by nobody.
    if (decision.reason === "too_many") await tellStaff(tx, { ...looked.row, ...place }, now);
    return finish(tx, context, looked, { ...place, state: "set_aside", reason: decision.reason, toldAt });
  }
  if (decision.do !== "hold") throw new Error(`nobody to ${decision.do} for`);
  const { row, mail, workspace } = looked;
  const known = { ...row, ...senderFields(mail) };
  const tell = decision.tell && !(await toldLately(tx, known, now));
  if (tell) await tellSender(tx, known, topicOf(looked, place), {}, { locale: localeOf(looked), workspace });
  if (place.customerOrgId && place.audience === "everyone")
    await tellContacts(tx, looked, place, decision.reason, now);
  return finish(tx, context, looked, {
    ...place,
    state: "held",
    reason: decision.reason,
    toldAt: tell ? now : null,
  });
}

/** Tells who wrote more than is taken what becomes of their mails, once an hour; whether they were told now. */
async function tellOfLimit(tx: Tx, looked: Looked, now: Date): Promise<boolean> {
  const { row, mail, mailbox, workspace } = looked;
  const known = { ...row, ...senderFields(mail) };
  if (await toldOfLimit(tx, known, now)) return false;
  const about = { locale: localeOf(looked), workspace, path: "/tickets", once: now };
  await tellSender(tx, known, "tooMany", { most: mailbox.mostAnHour }, about);
  return true;
}

/** What the sender is told: that contacts decide where there are any to decide. */
function topicOf({ sender }: Looked, place: Place): "waiting" | "staff" | "unknown" {
  if (sender.person && sender.person.side !== "customer") return "staff";
  return place.customerOrgId && place.audience === "everyone" ? "waiting" : "unknown";
}

const localeOf = ({ actor, workspace }: Looked) => actor?.locale ?? workspace.locale;
