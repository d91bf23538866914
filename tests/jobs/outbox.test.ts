import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { deliverAccountMail } from "#lib/jobs/account-mail.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { enqueue } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";

let db: TestDatabase;
let peer: SmtpPeer;
let transport: Transport;
const tenantId = newId();

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  peer = await smtpPeer();
  transport = smtpTransport(peer.url);
});
afterAll(async () => {
  transport.close();
  await peer.close();
  await db.drop();
});
beforeEach(async () => {
  peer.received.length = 0;
  peer.refuse(false);
  await db.admin.query("DELETE FROM outbox");
});

const post = (dedupeKey: string, data: Record<string, unknown> = {}) =>
  inWorkspace(asWorker(tenantId), tx =>
    enqueue(tx, tenantId, {
      kind: "mail",
      topic: "account.test",
      data: { path: "/x", params: {}, workspace: "Acme", ...data },
      dedupeKey,
      toEmail: "ana@example.com",
      toName: "Ana <b>",
      locale: "es",
    }),
  );

test("a mail leaves over SMTP with a Message-ID of its own row, marked as automatic", async () => {
  await post("a", { thread: "ticket-1" });
  await deliverOutbox(transport);
  const { rows } = await db.admin.query("SELECT id, done_at FROM outbox");
  expect(rows[0].done_at).not.toBeNull();
  expect(peer.received).toHaveLength(1);
  expect(peer.received[0]?.messageId).toContain(rows[0].id);
  expect(peer.received[0]?.headers.find(h => h.key === "auto-submitted")?.value).toBe("auto-generated");
  expect(peer.received[0]?.references).toContain("ticket-1");
  expect(peer.received[0]?.html).not.toContain("<b>");
});

test("two workers share the rows and send each mail once", async () => {
  for (let i = 0; i < 12; i++) await post(`m${i}`);
  await Promise.all([deliverOutbox(transport, 8), deliverOutbox(transport, 8)]);
  await Promise.all([deliverOutbox(transport, 8), deliverOutbox(transport, 8)]);
  expect(peer.received).toHaveLength(12);
});

test("while the server refuses, the mail waits with the reason, and leaves when it is back", async () => {
  peer.refuse(true);
  await post("later");
  await deliverOutbox(transport);
  const waiting = await db.admin.query("SELECT last_error, done_at, due_at > now() AS later FROM outbox");
  expect(waiting.rows[0]).toMatchObject({ done_at: null, later: true });
  expect(waiting.rows[0].last_error).toMatch(/come back later/);
  peer.refuse(false);
  await db.admin.query("UPDATE outbox SET due_at = now() - interval '1 second'");
  await deliverOutbox(transport);
  expect(peer.received).toHaveLength(1);
});

test("a row that a killed worker had claimed is taken up again after its claim is old", async () => {
  await post("killed");
  await db.admin.query("UPDATE outbox SET claimed_at = now()");
  expect(await deliverOutbox(transport)).toBe(0);
  await db.admin.query("UPDATE outbox SET claimed_at = now() - interval '3 minutes'");
  expect(await deliverOutbox(transport)).toBe(1);
  expect(peer.received).toHaveLength(1);
});

/** One round with a mail server that takes a minute for each mail. */
async function slowly(round: (slow: Transport) => Promise<number>): Promise<void> {
  let clock = 0;
  const now = vi.spyOn(performance, "now").mockImplementation(() => clock);
  try {
    await round({
      send: async mail => {
        clock += 61_000;
        return transport.send(mail);
      },
      close: () => undefined,
    });
  } finally {
    now.mockRestore();
  }
}

test("so it is with mail of accounts: none goes out twice because another took it meanwhile", async () => {
  await db.admin.query("DELETE FROM account_mail");
  await db.admin.query(
    `INSERT INTO account_mail (id, message_id, template, to_email, locale, data)
     SELECT gen_random_uuid(), 'm' || n, 'account.test', 'ana@example.com', 'en', '{}' FROM generate_series(1, 3) n`,
  );
  await slowly(deliverAccountMail);
  const { rows } = await db.admin.query(
    "SELECT attempts, claimed_at FROM account_mail WHERE sent_at IS NULL",
  );
  expect(rows).toEqual([
    { attempts: 0, claimed_at: null },
    { attempts: 0, claimed_at: null },
  ]);
  expect(await deliverAccountMail(transport)).toBe(2);
  expect(peer.received).toHaveLength(3);
});

test("mail of an account that a server refuses for good is not tried again, and its link is not kept", async () => {
  await db.admin.query("DELETE FROM account_mail");
  const put = (to: string) =>
    db.admin.query(
      `INSERT INTO account_mail (id, message_id, template, to_email, locale, data)
       VALUES (gen_random_uuid(), $1, 'account.test', $1, 'en', '{"path": "/reset/secret", "params": {}}')`,
      [to],
    );
  peer.recipients.set("gone@example.com", "550 5.1.1 no such user");
  peer.recipients.set("full@example.com", "452 4.2.2 over quota");
  await put("gone@example.com");
  await put("full@example.com");
  await deliverAccountMail(transport);
  await db.admin.query("UPDATE account_mail SET due_at = now() - interval '1 second'");
  expect(await deliverAccountMail(transport)).toBe(1);
  peer.recipients.clear();
  const { rows } = await db.admin.query("SELECT to_email, data, last_error, sent_at FROM account_mail");
  const of = (to: string) => rows.find(row => row.to_email === to);
  expect(of("gone@example.com")).toMatchObject({ data: {}, sent_at: null });
  expect(of("gone@example.com").last_error).toContain("no such user");
  expect(of("full@example.com").data).toMatchObject({ path: "/reset/secret" });
});

test("what a slow server left untried is given back at once and counts as no attempt", async () => {
  for (let i = 0; i < 3; i++) await post(`slow-${i}`);
  await slowly(deliverOutbox);
  const left = await db.admin.query("SELECT attempts, claimed_at FROM outbox WHERE done_at IS NULL");
  expect(left.rows).toEqual([
    { attempts: 0, claimed_at: null },
    { attempts: 0, claimed_at: null },
  ]);
  expect(await deliverOutbox(transport)).toBe(2);
  expect(peer.received).toHaveLength(3);
});

test("a row that ends its worker each time is set aside in the end, and the others go on", async () => {
  await post("deadly");
  await db.admin.query("UPDATE outbox SET attempts = 12, claimed_at = now() - interval '3 minutes'");
  await post("fine");
  await deliverOutbox(transport);
  const { rows } = await db.admin.query(
    "SELECT dedupe_key, done_at IS NOT NULL AS over, last_error FROM outbox ORDER BY dedupe_key",
  );
  expect(rows).toEqual([
    { dedupe_key: "deadly", over: true, last_error: expect.stringContaining("not tried again") },
    { dedupe_key: "fine", over: true, last_error: null },
  ]);
  expect(peer.received).toHaveLength(1);
});
