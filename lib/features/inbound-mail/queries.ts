import { mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { InboundMail } from "#lib/platform/db/client/client.ts";
import { beyond, type KeysetOrder, orderBy, readCursor, writeCursor } from "#lib/platform/db/keyset.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { mailDomain, mailInDomain } from "#lib/platform/mail-from.ts";
import { findMail } from "./decide.ts";
import type { MailboxDto, MailListDto, MailPageDto, MailRowDto } from "./dto.ts";
import { MAIL_STATES, type MailState } from "./schema.ts";

const PAGE = 50;
const ORDERS: KeysetOrder[] = [
  { column: { sql: Prisma.sql`m.received_at`, type: "timestamptz" }, descending: true },
  { column: { sql: Prisma.sql`m.id`, type: "uuid" }, descending: true },
];

export const readMailState = (value: unknown): MailState =>
  MAIL_STATES.find(state => state === value) ?? "held";

type Row = MailRowDto & { edge: string; receivedAt: Date };

/** A customer's own mails; the desks see all that their side's row security shows. */
const whose = (actor: Actor): Prisma.Sql =>
  actor.side === "customer"
    ? Prisma.sql`AND m.customer_org_id = ${actor.orgId}::uuid AND m.writer_side = 'customer'`
    : Prisma.empty;

/** Mails in one state, newest first. */
export async function listMail(
  tx: Tx,
  actor: Actor,
  state: MailState,
  cursor: string | null,
): Promise<MailListDto> {
  const edge = readCursor(cursor, ORDERS);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.id, m.state, m.reason, m.from_name AS "fromName", m.from_address AS "fromAddress", m.subject,
           m.received_at AS "receivedAt", m.received_at::text AS edge, m.ticket_number AS "ticketNumber", m.version
    FROM inbound_mail m
    WHERE m.tenant_id = ${actor.tenantId}::uuid AND m.state = ${state} ${whose(actor)}
      ${edge ? Prisma.sql`AND ${beyond(ORDERS, edge, false)}` : Prisma.empty}
    ORDER BY ${orderBy(ORDERS, false)} LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ edge: _edge, receivedAt, ...row }) => ({ ...row, at: receivedAt.getTime() })),
    first: edge === null,
    next: rows.length > PAGE && last ? writeCursor([last.edge, last.id]) : null,
  };
}

/** How many mails wait for this contact's word; 0 for everybody else. */
export async function mailWaitingFor(tx: Tx, actor: Actor): Promise<number> {
  if (actor.side !== "customer" || !mailPolicy.list(actor, null)) return 0;
  return tx.inboundMail.count({
    where: {
      tenantId: actor.tenantId,
      customerOrgId: actor.orgId,
      state: "held",
      audience: "everyone",
      writerSide: "customer",
    },
  });
}

/** How many mails nobody has looked at yet; whose they are is not known, so only their number is told, to the vendor. */
export const beingLookedAt = (tx: Tx, actor: Actor): Promise<number> =>
  actor.side !== "vendor"
    ? Promise.resolve(0)
    : stepAs(tx, actor, "app_worker", () =>
        tx.inboundMail.count({ where: { tenantId: actor.tenantId, state: "received" } }),
      );

/** One mail as its page shows it, or null. */
export async function mailPage(tx: Tx, actor: Actor, id: string): Promise<MailPageDto | null> {
  const target = await findMail(tx, actor, id);
  if (!target) return null;
  const { row } = target;
  return {
    id: row.id,
    state: row.state as MailState,
    reason: row.reason,
    fromName: row.fromName,
    fromAddress: row.fromAddress,
    subject: row.subject,
    at: row.receivedAt.getTime(),
    ticketNumber: row.ticketNumber,
    version: row.version,
    recipient: row.recipient.replace(/\+[^@]*/, ""),
    preview: row.preview,
    unreadable: row.unreadable,
    cut: row.preview.length >= 600,
    verified: row.verified as MailPageDto["verified"],
    leftOut: leftOutOf(row),
    deliveries: row.deliveries,
    ...noteOf(row, actor),
    decidedAt: row.decidedAt?.getTime() ?? null,
    decidedBy: row.decidedBy,
    written: row.writtenId !== null,
    may: {
      approve: mailPolicy.approve(actor, target),
      decline: mailPolicy.decline(actor, target),
      retry: mailPolicy.retry(actor, target),
      discard: mailPolicy.discard(actor, target),
      original: mailPolicy.original(actor, target),
    },
  };
}

const leftOutOf = (row: InboundMail) =>
  (Array.isArray(row.leftOut) ? row.leftOut : []) as { name: string; reason: string }[];

/** A rule's reason was kept as its key, so that each reader has it in their language. A decision's words are its own side's. */
function noteOf(row: InboundMail, actor: Actor): Pick<MailPageDto, "refusal" | "note"> {
  if (row.reason === "refused" && row.note.startsWith("{")) {
    try {
      return { refusal: JSON.parse(row.note), note: "" };
    } catch {
      return { refusal: null, note: "" };
    }
  }
  const theirs = row.state === "declined" ? actor.side === "customer" : actor.side === "vendor";
  return { refusal: null, note: theirs ? row.note : "" };
}

/** The addresses of the workspace, for the vendor's settings. */
export async function mailboxes(tx: Tx, tenantId: string): Promise<MailboxDto[]> {
  const rows = await tx.mailbox.findMany({
    where: { tenantId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  const products = await tx.product.findMany({ where: { tenantId }, select: { id: true, name: true } });
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    local: row.local,
    address: `${row.local}@${addressDomain()}`,
    productId: row.productId ?? "",
    productName: products.find(product => product.id === row.productId)?.name ?? null,
    shownAs: row.shownAs,
    trustedServers: row.trustedServers,
    verifiedOnly: row.verifiedOnly,
    mostAnHour: row.mostAnHour,
    environment: row.environment,
    affectedPercent: row.affectedBp / 100,
    canWork: row.canWork,
    enabled: row.enabled,
  }));
}

/** What stands behind the "@", also while no way in is open. */
export const addressDomain = (): string => mailInDomain() ?? mailDomain();
export const mailInOpen = (): boolean => mailInDomain() !== null;
