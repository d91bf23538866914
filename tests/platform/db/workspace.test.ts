import { afterAll, beforeAll, expect, test } from "vitest";
import { asWorker, inAuth, inWorkspace, stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { enqueue, nextNumber, recordEvent } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
const tenantId = newId();
const partner = { tenantId, side: "partner" as const, orgId: newId(), personId: newId() };

beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

test("without a context every table answers permission denied", async () => {
  await expect(db.client.ticket.findMany()).rejects.toThrow(/permission denied/);
  await expect(db.client.account.findMany()).rejects.toThrow(/permission denied/);
});

test("a number of a series is never given twice, also at the same moment", async () => {
  const given = await Promise.all(
    Array.from({ length: 8 }, () =>
      inWorkspace(asWorker(tenantId), tx => nextNumber(tx, tenantId, "ticket:X"), db.client),
    ),
  );
  expect(new Set(given).size).toBe(8);
});

test("an event and its outbox row are written by a side that may not read the outbox", async () => {
  await inWorkspace(
    partner,
    async tx => {
      await recordEvent(
        tx,
        { tenantId, name: "Ana", personId: partner.personId, side: "partner", orgName: "Uno" },
        {
          subjectType: "ticket",
          subjectId: newId(),
          type: "ticket.opened",
          partnerOrgId: partner.orgId,
          tell: true,
        },
      );
      await enqueue(tx, tenantId, { kind: "mail", topic: "x", data: {}, dedupeKey: "same" });
      await enqueue(tx, tenantId, { kind: "mail", topic: "x", data: {}, dedupeKey: "same" });
    },
    db.client,
  );
  const { rows } = await db.admin.query("SELECT kind FROM outbox ORDER BY kind");
  expect(rows.map(r => r.kind)).toEqual(["event", "mail"]);
  await expect(inWorkspace(partner, tx => tx.outbox.findMany(), db.client)).rejects.toThrow(
    /permission denied/,
  );
});

test("a fact goes to the rules where some desk waits for it, and nowhere else", async () => {
  const waits = (tenant: string, trigger: string, how: { active?: boolean; removed?: boolean } = {}) =>
    db.admin.query(
      `INSERT INTO ticket_rule (tenant_id, id, org_id, side, position, name, active, trigger, changed_by_id, changed_by_name, removed_at)
       VALUES ($1, $2, $3, 'partner', 1, 'Rule', $4, $5, $3, 'Lead', CASE WHEN $6 THEN now() END)`,
      [tenant, newId(), newId(), how.active ?? true, trigger, how.removed ?? false],
    );
  const customer = { tenantId, side: "customer" as const, orgId: newId(), personId: newId() };
  /** What of these facts, written by a customer who reads no desk's rules, is there for rules. */
  const awaited = async (...types: string[]) => {
    await db.admin.query("DELETE FROM outbox");
    const by = { tenantId, name: "Eva", personId: customer.personId, side: "customer" as const };
    await inWorkspace(
      customer,
      async tx => {
        expect(await tx.$queryRaw`SELECT has_table_privilege('ticket_rule', 'SELECT') AS may`).toEqual([
          { may: false },
        ]);
        for (const type of types)
          await recordEvent(tx, by, {
            subjectType: "ticket",
            subjectId: newId(),
            type,
            customerOrgId: customer.orgId,
          });
      },
      db.client,
    );
    const { rows } = await db.admin.query("SELECT topic, data FROM outbox WHERE kind = 'rules'");
    const { rows: facts } = await db.admin.query("SELECT id::text FROM event");
    for (const row of rows) expect(facts.map(fact => fact.id)).toContain(row.data.eventId);
    return rows.map(row => row.topic);
  };
  await waits(newId(), "opened");
  await waits(tenantId, "opened", { active: false });
  await waits(tenantId, "opened", { removed: true });
  await waits(tenantId, "breached");
  expect(await awaited("ticket.opened", "ticket.replied")).toEqual([]);
  await waits(tenantId, "customer_wrote");
  expect(await awaited("ticket.opened", "ticket.replied")).toEqual(["ticket.replied"]);
});

test("app_auth sees an account's own memberships and no tenant data", async () => {
  expect(await inAuth(tx => tx.membership.findMany(), newId(), db.client)).toEqual([]);
  await expect(inAuth(tx => tx.ticket.findMany(), newId(), db.client)).rejects.toThrow(/permission denied/);
});

test("a step that refuses leaves the actor in its own role, also where the refusal is caught", async () => {
  const role = await inWorkspace(
    partner,
    async tx => {
      const refused = stepAs(tx, partner, "app_worker", async () => {
        throw new Error("refused");
      });
      await expect(refused).rejects.toThrow("refused");
      return tx.$queryRaw<{ role: string }[]>`SELECT current_setting('role') AS role`;
    },
    db.client,
  );
  expect(role).toEqual([{ role: "app_partner" }]);
});

test("a step with a failed statement says its own error", async () => {
  const broken = inWorkspace(
    partner,
    tx => stepAs(tx, partner, "app_worker", () => tx.$queryRaw`SELECT 1 / 0`),
    db.client,
  );
  await expect(broken).rejects.toThrow(/division by zero/);
});
