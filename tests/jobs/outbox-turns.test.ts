import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimOutbox } from "#lib/jobs/claim-outbox.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { deliverOutbox, followRules } from "#lib/jobs/outbox.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { enqueue } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";

let db: TestDatabase;
let peer: SmtpPeer;
let transport: Transport;

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

const post = (tenantId: string, key: string, lane?: string) =>
  inWorkspace(asWorker(tenantId), tx =>
    enqueue(tx, tenantId, {
      kind: "mail",
      topic: "account.test",
      data: { path: "/x", params: {}, workspace: key },
      dedupeKey: key,
      toEmail: `${key}@example.com`,
      locale: "en",
      ...(lane ? { lane } : {}),
    }),
  );

/** Mails of one tenant that wait since a while. */
const flood = (tenantId: string, count: number) =>
  db.admin.query(
    `INSERT INTO outbox (tenant_id, id, kind, topic, data, dedupe_key, to_email, locale, due_at)
     SELECT $1, gen_random_uuid(), 'mail', 'account.test', '{"path": "/x", "params": {}, "workspace": "Flood"}', 'f' || n,
       'f' || n || '@example.com', 'en', now() - interval '1 hour' FROM generate_series(1, $2::int) n`,
    [tenantId, count],
  );
const sentTo = () => peer.received.map(mail => mail.to?.[0]?.address);

test("a single mail leaves in the next round, however many thousand of another tenant wait", async () => {
  await flood(newId(), 20_000);
  await db.admin.query("ANALYZE outbox");
  const [one, two] = [newId(), newId()];
  await post(one, "single");
  await post(two, "other");
  await deliverOutbox(transport);
  expect(sentTo().slice(0, 3)).toContain("single@example.com");
  expect(sentTo().slice(0, 3)).toContain("other@example.com");
  // And of the one tenant no more than its share.
  expect(peer.received).toHaveLength(22);
});

test("with more tenants than a round holds each has its turn in the next", async () => {
  const tenants = Array.from({ length: 12 }, newId);
  for (const tenantId of tenants) await flood(tenantId, 40);
  const served = new Set<string>();
  for (let round = 0; round < 3; round++) for (const row of await claimOutbox(4)) served.add(row.tenant_id);
  expect(served).toEqual(new Set(tenants));
});

test("picking costs no more with 20,000 that wait, and none of what is done", async () => {
  const tenantId = newId();
  await flood(tenantId, 20_000);
  await db.admin.query(
    "INSERT INTO outbox (tenant_id, id, kind, topic, data, dedupe_key, done_at) SELECT $1, gen_random_uuid(), 'mail', 'x', '{}', 'd' || n, now() FROM generate_series(1, 20000) n",
    [tenantId],
  );
  await db.admin.query("ANALYZE outbox");
  await claimOutbox(50);
  const since = performance.now();
  for (let n = 0; n < 10; n++) expect(await claimOutbox(50)).toHaveLength(20);
  expect((performance.now() - since) / 10).toBeLessThan(100);
});

test("a conversation reaches its reader in its order, also with two workers and after a server was away", async () => {
  const tenantId = newId();
  for (let n = 0; n < 6; n++) await post(tenantId, `c${n}`, "mail:ticket-1:ana");
  await post(tenantId, "beside", "mail:ticket-2:ana");
  peer.refuse(true);
  await deliverOutbox(transport);
  peer.refuse(false);
  // The first is to be tried again in some seconds: those after it wait for it.
  expect(await deliverOutbox(transport)).toBe(0);
  await db.admin.query("UPDATE outbox SET due_at = now() WHERE due_at > now()");
  while ((await Promise.all([deliverOutbox(transport, 3), deliverOutbox(transport, 3)])).some(n => n > 0));
  const order = sentTo().filter(to => to?.startsWith("c"));
  expect(order).toEqual([0, 1, 2, 3, 4, 5].map(n => `c${n}@example.com`));
  expect(peer.received).toHaveLength(7);
});

test("what a server keeps refusing for ten minutes, or what is held for later, keeps back nothing behind it", async () => {
  const tenantId = newId();
  for (const key of ["stuck", "held", "free"]) await post(tenantId, key, "mail:ticket-3:ana");
  await db.admin.query(
    "UPDATE outbox SET attempts = 7, due_at = now() + interval '1 hour' WHERE dedupe_key = 'stuck'",
  );
  await db.admin.query("UPDATE outbox SET due_at = now() + interval '5 minutes' WHERE dedupe_key = 'held'");
  await deliverOutbox(transport);
  expect(sentTo()).toEqual(["free@example.com"]);
});

test("a worker killed in the middle of many tenants' mail loses and doubles none", async () => {
  const tenants = [newId(), newId(), newId()];
  for (const tenantId of tenants) await flood(tenantId, 30);
  let left = 17;
  const dying: Transport = {
    send: async mail => {
      if (left-- === 0) await new Promise(() => undefined);
      return transport.send(mail);
    },
    close: () => undefined,
  };
  void deliverOutbox(dying);
  await expect.poll(() => left).toBe(-1);
  // It is gone; what it had claimed is old.
  await db.admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()",
  );
  await db.admin.query(
    "UPDATE outbox SET claimed_at = now() - interval '3 minutes' WHERE done_at IS NULL AND claimed_at IS NOT NULL",
  );
  while ((await deliverOutbox(transport)) > 0);
  expect(peer.received).toHaveLength(90);
  expect(new Set(peer.received.map(mail => mail.messageId)).size).toBe(90);
});

/** Facts of one tenant that wait for the desks' rules. */
const floodOfRules = (tenantId: string, count: number) =>
  db.admin.query(
    `INSERT INTO outbox (tenant_id, id, kind, topic, data, dedupe_key, due_at)
     SELECT $1, gen_random_uuid(), 'rules', 'ticket.opened', jsonb_build_object('eventId', gen_random_uuid()), 'r' || n,
       now() - interval '1 hour' FROM generate_series(1, $2::int) n`,
    [tenantId, count],
  );

test("a mail waits for no rule, however many thousand facts of its own workspace wait for theirs", async () => {
  const tenantId = newId();
  await floodOfRules(tenantId, 5_000);
  await db.admin.query("ANALYZE outbox");
  await post(tenantId, "beside");
  expect(await deliverOutbox(transport)).toBe(1);
  expect(sentTo()).toEqual(["beside@example.com"]);
});

test("rules of one workspace go on for a while, then it is another's turn", async () => {
  const [one, two] = [newId(), newId()];
  await floodOfRules(one, 30);
  await floodOfRules(two, 1);
  // No time at all: what was claimed is given back untried.
  expect(await followRules(50, -1)).toBe(21);
  const { rows } = await db.admin.query("SELECT DISTINCT attempts, claimed_at, done_at FROM outbox");
  expect(rows).toEqual([{ attempts: 0, claimed_at: null, done_at: null }]);
  expect(await followRules()).toBe(21);
  const left = await db.admin.query("SELECT tenant_id FROM outbox WHERE done_at IS NULL");
  expect(left.rows).toHaveLength(10);
  expect(new Set(left.rows.map(row => row.tenant_id))).toEqual(new Set([one]));
});
