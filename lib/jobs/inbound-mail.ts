import { mailboxParts } from "#lib/domain/mail/threading.ts";
import { processMail } from "#lib/features/inbound-mail/process.ts";
import { tellStaff } from "#lib/features/inbound-mail/tell-staff.ts";
import { untilThrough } from "#lib/platform/db/crossed.ts";
import { Prisma, type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { readMark } from "#lib/platform/mail-in/marks.ts";
import { DamagedMail, readHead } from "#lib/platform/mail-in/read.ts";
import { Turns } from "./in-turn.ts";

type Claimed = { tenantId: string; id: string; attempts: number };

/** A claim not finished after this many seconds was a killed worker's, and is taken up again. */
const CLAIM_SECONDS = 60;
/** Times a mail may fail, or take its worker with it, before it is set aside. */
const MOST_ATTEMPTS = 5;

const waits = Prisma.sql`due_at IS NOT NULL`;
const ready = Prisma.sql`due_at <= now() AND state = 'received'
  AND (claimed_at IS NULL OR claimed_at < now() - make_interval(secs => ${CLAIM_SECONDS}::int))`;
const turns = new Turns(Prisma.sql`inbound_mail`, waits, ready);

/** A tenant's mail that waits longest. Counted as tried before it is touched: one that kills the worker comes to its end too. */
const claim = (client: PrismaClient, tenantId: string): Promise<Claimed[]> =>
  acrossTenants(
    tx => tx.$queryRaw<Claimed[]>`
      UPDATE inbound_mail SET claimed_at = now(), attempts = attempts + 1
      WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM inbound_mail
        WHERE tenant_id = ${tenantId}::uuid AND ${waits} AND ${ready}
        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING tenant_id AS "tenantId", id, attempts`,
    client,
  );

/**
 * Looks at mails that came, one by one, for a while. Workspaces take turns, a mail each, so that a flood to one holds up nobody
 * else's. A damaged one is set aside and holds up nothing; one that fails waits longer each time and is set aside in the end, kept
 * whole. Returns how many were taken up.
 */
export async function processInbound(sliceMs = 4_000, client: PrismaClient = prisma()): Promise<number> {
  const since = performance.now();
  let done = 0;
  for (;;) {
    const before = done;
    for (const tenantId of await turns.inOrder(client)) {
      if (performance.now() - since >= sliceMs) return done;
      const [mail] = await claim(client, tenantId);
      // Another worker has what was ready of it.
      if (!mail) continue;
      turns.serve(tenantId);
      done += 1;
      await lookAt(client, mail);
    }
    if (done === before) return done;
  }
}

async function lookAt(client: PrismaClient, mail: Claimed): Promise<void> {
  if (mail.attempts > MOST_ATTEMPTS) return setAside(client, mail, "gave_up", "");
  try {
    await untilThrough(() => processMail(mail.tenantId, mail.id));
  } catch (error) {
    await failed(client, mail, error);
  }
}

async function failed(client: PrismaClient, mail: Claimed, error: unknown): Promise<void> {
  const words = error instanceof Error ? error.message : String(error);
  // What can't be read stays so; anything else may pass.
  if (error instanceof DamagedMail) return setAside(client, mail, "damaged", words);
  await inWorkspace(
    asWorker(mail.tenantId),
    tx => tx.$executeRaw`
      UPDATE inbound_mail SET claimed_at = NULL, note = ${words.slice(0, 500)},
        due_at = now() + make_interval(secs => ${5 * 2 ** mail.attempts})
      WHERE tenant_id = ${mail.tenantId}::uuid AND id = ${mail.id}::uuid AND state = 'received'`,
    client,
  );
}

/** For whom it is stays unknown, unless the address it came to says so: then no more than those learn of it (T4). */
async function setAside(client: PrismaClient, mail: Claimed, reason: string, words: string): Promise<void> {
  const { tenantId, id } = mail;
  await inWorkspace(
    asWorker(tenantId),
    async (tx, now) => {
      const row = await tx.inboundMail.findFirst({ where: { tenantId, id, state: "received" } });
      if (!row) return;
      const marked = readMark(tenantId, mailboxParts(row.recipient)?.mark ?? "");
      const sent = marked ? await tx.sentMail.findFirst({ where: { tenantId, id: marked } }) : null;
      const ticket = sent ? await tx.ticket.findFirst({ where: { tenantId, id: sent.ticketId } }) : null;
      const ofCustomer = sent?.audience === "everyone" && ticket;
      const source = await tx.inboundMailSource.findFirst({ where: { tenantId, mailId: id } });
      const said = source ? await readHead(source.bytes) : {};
      const place = {
        audience: sent && !ofCustomer ? sent.audience : "vendor",
        partnerOrgId: ticket?.partnerOrgId ?? null,
      };
      await tx.inboundMail.updateMany({
        where: { tenantId, id, state: "received" },
        data: {
          state: "set_aside",
          reason,
          note: words.slice(0, 500),
          ...place,
          ...said,
          ticketId: ticket?.id ?? null,
          ticketNumber: ticket?.number ?? "",
          dueAt: null,
          claimedAt: null,
          version: { increment: 1 },
        },
      });
      await tellStaff(tx, { ...row, ...place }, now);
    },
    client,
  );
}
