import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import {
  removeRecurringAction,
  saveRecurringAction,
  setRecurringStateAction,
} from "#lib/features/recurring-tickets/actions.ts";
import { recurringTargets, recurringTickets } from "#lib/features/recurring-tickets/queries.ts";
import { MOST_RECURRING } from "#lib/features/recurring-tickets/schema.ts";
import { openRecurring } from "#lib/jobs/recurring-tickets.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let today: string;
let systemId: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  today = todayIn(w.ws.timeZone, Date.now());
  const { rows } = await db.admin.query("SELECT id FROM contract_system WHERE contract_id = $1", [
    w.contract.id,
  ]);
  systemId = rows[0].id;
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.admin.query("DELETE FROM recurring_opening");
  await db.admin.query("DELETE FROM recurring_ticket");
});

const form = (more: object = {}) => ({
  recurringId: null,
  version: 0,
  name: "Weekly look",
  systemId,
  contactId: w.contact.personId,
  kind: "request",
  subject: "Look of {{date}} for {{customer.name}}",
  body: "As agreed, {{contact.name}}.",
  priority: "P2",
  assigneeId: w.engineer.personId,
  unit: "week",
  every: 1,
  weekday: 1,
  day: 1,
  time: "09:00",
  timeZone: w.ws.timeZone,
  from: addDays(today, -40),
  until: "",
  shift: "none",
  ...more,
});
const save = (more: object = {}, actor: Actor = w.partnerManager) =>
  as(db, actor, () => saveRecurringAction(w.ws.slug, form(more)));
/** As if the worker had stood still since so many weeks. */
const standStill = (weeks: number) =>
  db.admin.query(
    `UPDATE recurring_ticket SET next_on = next_on - $1 * 7, next_at = next_at - $1 * interval '7 days'`,
    [weeks],
  );
const sweep = () => openRecurring(w.ws.tenantId);
const openings = async () =>
  (
    await db.admin.query(
      "SELECT due_on::text AS on, outcome, ticket_number AS number, reason FROM recurring_opening ORDER BY due_on",
    )
  ).rows;

test("the case is opened on its day with its words, holder and priority, once however often the job runs", async () => {
  done(await save());
  await sweep();
  expect(await openings()).toEqual([]);
  await standStill(1);
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  const [opening, ...others] = await openings();
  expect(others).toEqual([]);
  expect(opening).toMatchObject({ outcome: "opened" });
  const { rows } = await db.admin.query("SELECT * FROM ticket WHERE number = $1", [opening.number]);
  expect(rows[0]).toMatchObject({
    kind: "request",
    channel: "recurring",
    priority: "P2",
    assignee_id: w.engineer.personId,
    opened_by_id: w.contact.personId,
    partner_org_id: w.engineer.orgId,
  });
  expect(rows[0].subject).toContain(rows[0].customer_name);
  expect(rows[0].subject).not.toContain("{{");
  const messages = await db.admin.query(
    "SELECT body, author_side, audience FROM ticket_message WHERE ticket_id = $1",
    [rows[0].id],
  );
  expect(messages.rows).toEqual([
    { body: `As agreed, ${w.contact.name}.`, author_side: "partner", audience: "everyone" },
  ]);
});

test("other words for a case that is due just now don't lose its day; other days do begin anew", async () => {
  const { recurringId } = done(await save());
  await standStill(1);
  done(await save({ recurringId, version: 1, name: "Worded anew" }));
  await sweep();
  expect(await openings()).toMatchObject([{ outcome: "opened" }]);
  await standStill(1);
  done(await save({ recurringId, version: 2, time: "10:00" }));
  await sweep();
  expect(await openings()).toHaveLength(1);
});

test("after a standstill the latest alone is opened, and the days before it are written down", async () => {
  done(await save());
  await standStill(4);
  await sweep();
  await sweep();
  expect((await openings()).map(one => one.outcome)).toEqual(["missed", "missed", "missed", "opened"]);
});

test("killed while it opens, nothing is there; the next run opens it", async () => {
  done(await save());
  await standStill(1);
  const before = (await db.admin.query("SELECT count(*)::int AS n FROM ticket")).rows[0].n;
  await db.admin.query("ALTER TABLE recurring_opening ADD CONSTRAINT killed CHECK (outcome <> 'opened')");
  await expect(sweep()).rejects.toThrow();
  expect((await db.admin.query("SELECT count(*)::int AS n FROM ticket")).rows[0].n).toBe(before);
  await db.admin.query("ALTER TABLE recurring_opening DROP CONSTRAINT killed");
  await sweep();
  await sweep();
  expect((await db.admin.query("SELECT count(*)::int AS n FROM ticket")).rows[0].n).toBe(before + 1);
});

test("under a contract that lapsed nothing is opened, and who worded it is told why (S15)", async () => {
  done(await save());
  await standStill(1);
  await db.admin.query("UPDATE contract SET starts_on = $2, ends_on = $3 WHERE id = $1", [
    w.contract.id,
    addDays(today, -400),
    addDays(today, -5),
  ]);
  await sweep();
  await sweep();
  expect(await openings()).toMatchObject([{ outcome: "refused", reason: { key: "tickets.refusal.lapsed" } }]);
  const { rows } = await db.admin.query(
    "SELECT id, audience, data FROM event WHERE type = 'recurring.refused'",
  );
  expect(rows).toMatchObject([{ audience: "partner", data: { personId: w.partnerManager.personId } }]);
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const told = await db.admin.query("SELECT person_id FROM notification WHERE kind = 'recurring.refused'");
  expect(told.rows).toEqual([{ person_id: w.partnerManager.personId }]);
  expect(await save()).toMatchObject({ ok: false, fields: { systemId: expect.any(String) } });
  await db.admin.query("UPDATE contract SET ends_on = $2 WHERE id = $1", [
    w.contract.id,
    addDays(today, 300),
  ]);
});

test("who worded it works there no more: who leads the desk learns that it was not opened, and nobody who has left", async () => {
  done(await save());
  await standStill(1);
  await db.admin.query("UPDATE contract SET ends_on = $2 WHERE id = $1", [w.contract.id, addDays(today, -5)]);
  const roles = (who: Actor, ...of: string[]) =>
    db.admin.query("UPDATE membership SET roles = $2 WHERE person_id = $1", [who.personId, of]);
  await roles(w.partnerManager, "partner_sales");
  await roles(w.specialist, "partner_support_manager");
  await db.admin.query("DELETE FROM event WHERE type = 'recurring.refused'");
  await db.admin.query("DELETE FROM notification WHERE kind = 'recurring.refused'");
  await sweep();
  const { rows } = await db.admin.query("SELECT id FROM event WHERE type = 'recurring.refused'");
  expect(rows).toHaveLength(1);
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const told = await db.admin.query("SELECT person_id FROM notification WHERE kind = 'recurring.refused'");
  const whose = told.rows.map(row => row.person_id);
  expect(whose).toContain(w.specialist.personId);
  for (const other of [w.partnerManager, w.engineer, w.contact, w.otherPartner, w.manufacturer])
    expect(whose).not.toContain(other.personId);
  await roles(w.partnerManager, ...w.partnerManager.roles);
  await roles(w.specialist, ...w.specialist.roles);
  await db.admin.query("UPDATE contract SET ends_on = $2 WHERE id = $1", [
    w.contract.id,
    addDays(today, 300),
  ]);
});

test("whose contract another partner serves now opens nothing, is told once, and is off until somebody turns it on (T1)", async () => {
  const { recurringId } = done(await save());
  const { rows } = await db.admin.query("SELECT partner_org_id FROM contract WHERE id = $1", [w.contract.id]);
  const served = (orgId: string) =>
    db.admin.query("UPDATE contract SET partner_org_id = $2 WHERE id = $1", [w.contract.id, orgId]);
  const told = async () =>
    (await db.admin.query("SELECT data FROM event WHERE type = 'recurring.refused'")).rows;
  await db.admin.query("DELETE FROM event WHERE type = 'recurring.refused'");
  await served(w.otherPartner.orgId);
  for (const _day of [1, 2]) {
    await standStill(1);
    await sweep();
  }
  expect(await openings()).toMatchObject([
    { outcome: "refused", reason: { key: "recurring.refusal.notServed" } },
  ]);
  expect(await told()).toHaveLength(1);
  expect(
    (await db.admin.query("SELECT active, version FROM recurring_ticket WHERE id = $1", [recurringId])).rows,
  ).toEqual([{ active: false, version: 2 }]);
  // Who looked at it before is not overtaken.
  expect(await save({ recurringId, version: 1 })).toMatchObject({ ok: false });
  await served(rows[0].partner_org_id);
  done(
    await as(db, w.partnerManager, () =>
      setRecurringStateAction(w.ws.slug, { recurringId, version: 2, active: true }),
    ),
  );
  await db.admin.query("DELETE FROM recurring_opening");
  await standStill(1);
  await sweep();
  expect(await openings()).toMatchObject([{ outcome: "opened" }]);
});

test("who may, what is wrong at its field, changes that cross, and the next days", async () => {
  expect(await save({}, w.engineer)).toMatchObject({ kind: "forbidden" });
  expect(await save({}, w.contact)).toMatchObject({ kind: "not_found" });
  expect(await save({}, w.vendorManager)).toMatchObject({
    kind: "forbidden",
    message: expect.stringContaining("your desk serves"),
  });
  expect(await save({ systemId: newId() })).toMatchObject({ kind: "not_found" });
  expect(
    await save({ subject: "{{price}}", until: addDays(today, -41), time: "25:00", every: 0 }),
  ).toMatchObject({
    fields: {
      subject: expect.stringContaining("price"),
      time: expect.any(String),
      every: expect.any(String),
    },
  });
  expect(await save({ until: addDays(today, -41) })).toMatchObject({
    fields: { until: "This is before the first day." },
  });
  expect(await save({ contactId: w.ownContact.personId })).toMatchObject({
    fields: { contactId: expect.any(String) },
  });
  const { recurringId } = done(await save());
  done(await save({ recurringId, version: 1, name: "Other" }));
  expect(await save({ recurringId, version: 1 })).toMatchObject({ kind: "conflict" });
  const read = (actor: Actor) =>
    inWorkspace(
      actor,
      (tx, now) => recurringTickets(tx, actor, { after: null, before: null }, now),
      db.client,
    );
  const [shown] = (await read(w.engineer)).rows;
  expect(shown).toMatchObject({ name: "Other", active: true, customerName: expect.any(String) });
  expect(shown?.next).toHaveLength(5);
  expect((await read(w.manufacturer)).rows).toEqual([]);
  done(
    await as(db, w.partnerManager, () =>
      setRecurringStateAction(w.ws.slug, { recurringId, version: 2, active: false }),
    ),
  );
  await standStill(3);
  await sweep();
  expect(await openings()).toEqual([]);
});

test("a system can be named however many contracts come before its own, and no other desk's can", async () => {
  const { recurringId } = done(await save());
  const { rows } = await db.admin.query("SELECT system_id FROM recurring_ticket WHERE id = $1", [
    recurringId,
  ]);
  const named = (actor: Actor) =>
    inWorkspace(actor, (tx, now) => recurringTargets(tx, actor, now, [rows[0].system_id]), db.client);
  expect((await named(w.partnerManager)).map(one => one.systemId)).toContain(rows[0].system_id);
  expect(await named(w.vendorManager)).toEqual([]);
  expect(await named(w.engineer)).toEqual([]);
});

test("removed it opens nothing more, makes room, and what came of its days stays readable by its desk", async () => {
  const { recurringId } = done(await save());
  await standStill(1);
  await sweep();
  const remove = (version: number, actor: Actor = w.partnerManager) =>
    as(db, actor, () => removeRecurringAction(w.ws.slug, { recurringId, version }));
  expect(await remove(1, w.engineer)).toMatchObject({ kind: "forbidden" });
  expect(await remove(1, w.vendorManager)).toMatchObject({ kind: "not_found" });
  expect(await remove(7)).toMatchObject({ kind: "conflict" });
  done(await remove(1));
  expect(await remove(2)).toMatchObject({ kind: "not_found" });
  expect(await save({ recurringId, version: 2 })).toMatchObject({ kind: "not_found" });
  await db.admin.query(
    "UPDATE recurring_ticket SET next_on = current_date - 7, next_at = now() - interval '7 days'",
  );
  await sweep();
  expect(await openings()).toHaveLength(1);
  const read = (actor: Actor, removed: boolean) =>
    inWorkspace(
      actor,
      (tx, now) => recurringTickets(tx, actor, { after: null, before: null }, now, removed),
      db.client,
    );
  expect((await read(w.engineer, false)).rows).toEqual([]);
  expect((await read(w.engineer, true)).rows).toMatchObject([
    { id: recurringId, next: [], last: [{ outcome: "opened" }], removedAt: expect.any(Number) },
  ]);
  expect((await read(w.vendorManager, true)).rows).toEqual([]);
});

test("hundreds that fail every time hold up none that can be opened, and are tried more and more seldom", async () => {
  const { recurringId } = done(await save());
  await standStill(1);
  // A zone the clocks of this server don't know: opening throws, whatever the contract says.
  await db.admin.query(
    `INSERT INTO recurring_ticket SELECT (r).* FROM (
       SELECT jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'time_zone', 'Nowhere/Else',
         'next_at', t.next_at - interval '1 day', 'failures', 0)) AS r
       FROM recurring_ticket t, generate_series(1, 205) WHERE t.id = $1) made`,
    [recurringId],
  );
  await expect(sweep()).rejects.toThrow();
  await expect(sweep()).rejects.toThrow();
  expect(await openings()).toMatchObject([{ outcome: "opened" }]);
  await sweep().catch(() => undefined);
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM recurring_ticket WHERE failures >= 2 AND retry_at > now() + interval '30 seconds'",
  );
  expect(rows[0].n).toBeGreaterThan(190);
});

test("two at once don't pass the number a desk may have", async () => {
  const { recurringId } = done(await save());
  await db.admin.query(
    `INSERT INTO recurring_ticket SELECT (r).* FROM (
       SELECT jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid())) AS r
       FROM recurring_ticket t, generate_series(1, $2::int) WHERE t.id = $1) made`,
    [recurringId, MOST_RECURRING - 2],
  );
  const one = () => saveRecurringAction(w.ws.slug, form());
  const answers = await as(db, w.partnerManager, () => Promise.all([one(), one(), one()]));
  expect(answers.filter(answer => answer.ok)).toHaveLength(1);
  expect(answers.filter(answer => !answer.ok)).toMatchObject([{ kind: "refused" }, { kind: "refused" }]);
  const { rows } = await db.admin.query("SELECT count(*)::int AS n FROM recurring_ticket");
  expect(rows[0].n).toBe(MOST_RECURRING);
});
