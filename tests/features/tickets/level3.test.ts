import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  acceptEscalationAction,
  escalateTicketAction,
  replyToTicketAction,
  resolveTicketAction,
} from "#lib/features/tickets/actions.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let number: string;
let id: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ id, number } = await makeTicket(db, w));
  await db.admin.query("UPDATE ticket SET state = 'in_progress', diagnosed_at = now() WHERE id = $1", [id]);
});

const evidence = { product: "a", version: "b", environment: "c", steps: "d", logs: "e", tried: "f" };
const hold = (state: string, tier: string | null) =>
  db.admin.query("UPDATE partnership SET state = $2, tier_key = $3 WHERE partner_org_id = $1", [
    w.specialist.orgId,
    state,
    tier,
  ]);
const shown = () =>
  inWorkspace(
    w.specialist,
    async (tx, now) => (await getTicket(tx, w.specialist, number, now))?.may.escalate,
    db.client,
  );
const press = async () => {
  const version = await inWorkspace(
    w.specialist,
    async (tx, now) => (await getTicket(tx, w.specialist, number, now))?.version ?? -1,
    db.client,
  );
  return as(db, w.specialist, () => escalateTicketAction(w.ws.slug, { number, version, evidence }));
};

test.each([
  ["onboarding", null, "level3Tier"],
  ["active", null, "level3Tier"],
  ["suspended", "advanced", "level3Stopped"],
  ["ended", null, "level3Tier"],
  ["onboarding", "premier", "level3Stopped"],
] as const)(
  "a certified specialist of a partner %s with tier %s is refused level 3, on the page and by the action (P25)",
  async (state, tier, why) => {
    await hold(state, tier);
    const said = await shown();
    expect(said).toMatchObject({ allowed: false, reason: `tickets.refusal.${why}` });
    expect(said).toMatchObject({ params: { tier: tier === "premier" ? "PREMIER" : "ADVANCED" } });
    const refused = await press();
    expect(refused).toMatchObject({
      ok: false,
      kind: "forbidden",
      message: expect.stringMatching(/ADVANCED|PREMIER/),
    });
    const { rows } = await db.admin.query(
      "SELECT t.state, (SELECT count(*)::int FROM escalation e WHERE e.ticket_id = t.id) AS asked FROM ticket t WHERE t.id = $1",
      [id],
    );
    expect(rows).toEqual([{ state: "in_progress", asked: 0 }]);
  },
);

test.each(["active", "remediation"])("a partner %s with its tier escalates (P21, P25)", async state => {
  await hold(state, "advanced");
  expect(await shown()).toEqual({ allowed: true });
  done(await press());
});

test("who has a case at the manufacturer hears that the partner ended it there, and of no later end", async () => {
  await hold("active", "advanced");
  const { slug, tenantId } = w.ws;
  const at = async () => ({
    number,
    version: (await db.admin.query("SELECT version FROM ticket WHERE id = $1", [id])).rows[0].version,
  });
  const end = async () => {
    const seen = { ...(await at()), note: "Done here." };
    done(await as(db, w.specialist, () => resolveTicketAction(slug, seen)));
  };
  const packet = { ...(await at()), evidence };
  done(await as(db, w.specialist, () => escalateTicketAction(slug, packet)));
  const asked = await at();
  done(await as(db, w.manufacturer, () => acceptEscalationAction(slug, asked)));
  await end();
  const more = { number, audience: "everyone", body: "Not yet." };
  done(await as(db, w.contact, () => replyToTicketAction(slug, more)));
  await end();
  const { rows: ends } = await db.admin.query(
    "SELECT id FROM event WHERE subject_id = $1 AND type = 'ticket.resolved' ORDER BY at, id",
    [id],
  );
  const heard = [];
  for (const one of ends) {
    await inWorkspace(asWorker(tenantId), tx => tell(tx, tenantId, one.id), db.client);
    const { rows } = await db.admin.query(
      `DELETE FROM outbox WHERE kind = 'mail' AND topic = 'ticket.resolved' RETURNING to_email AS to`,
    );
    heard.push(rows.map(row => row.to));
  }
  expect(heard.map(to => to.includes(w.manufacturer.email))).toEqual([true, false]);
  expect(heard.map(to => to.includes(w.contact.email))).toEqual([true, true]);
});

test("with a certificate but in no programme, the reason says so", async () => {
  await db.admin.query("DELETE FROM partnership WHERE partner_org_id = $1", [w.specialist.orgId]);
  expect(await shown()).toMatchObject({ allowed: false, reason: "tickets.refusal.level3Apart" });
  expect(await press()).toMatchObject({ ok: false, kind: "forbidden" });
});
