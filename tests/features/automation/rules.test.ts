import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Condition } from "#lib/domain/automation/conditions.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  moveRuleAction,
  removeRuleAction,
  saveRuleAction,
  setRuleStateAction,
} from "#lib/features/automation/actions.ts";
import { deskRules, ruleHistory, ruleLog } from "#lib/features/automation/queries.ts";
import { readLogFilter } from "#lib/features/automation/schema.ts";
import { valueChoices } from "#lib/features/automation/values.ts";
import { takeTicket } from "#lib/features/tickets/commands/assign.ts";
import { changePriority } from "#lib/features/tickets/commands/diagnose.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { ticketTimeline } from "#lib/features/tickets/queries/timeline.ts";
import { runRules } from "#lib/jobs/run-rules.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
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
let lead: Actor;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  lead = w.partnerManager;
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.admin.query("DELETE FROM ticket_rule_run");
  await db.admin.query("DELETE FROM ticket_rule_version");
  await db.admin.query("DELETE FROM ticket_rule");
  await db.admin.query("DELETE FROM outbox");
});

type Act = { type: string } & Record<string, string>;
const act = (one: Act) => ({ personId: "", priority: "P1", reason: "", level: "1", text: "", ...one });
const cond = (field: string, values: string[], more: object = {}) => ({
  field,
  not: "is",
  values,
  words: "",
  ...more,
});
const rule = (more: object = {}) => ({
  ruleId: null,
  version: 0,
  name: "Rule",
  trigger: "opened",
  match: "all",
  conditions: [] as object[],
  actions: [act({ type: "note", text: "Look at {{ticket.number}}" })],
  ...more,
});
const save = (more: object = {}, actor = lead) => as(db, actor, () => saveRuleAction(w.ws.slug, rule(more)));
const turn = (ruleId: string, version: number, active: boolean, actor = lead) =>
  as(db, actor, () => setRuleStateAction(w.ws.slug, { ruleId, version, active }));
async function active(more: object = {}, actor = lead): Promise<string> {
  const { ruleId, version } = done(await save(more, actor));
  done(await turn(ruleId, version, true, actor));
  return ruleId;
}
/** Takes up what waits for rules as the worker does, oldest first, until nothing is left. */
async function work(most = 50): Promise<number> {
  for (let taken = 0; taken < most; taken++) {
    const { rows } = await db.admin.query(
      "SELECT id, data FROM outbox WHERE kind = 'rules' ORDER BY due_at, id LIMIT 1",
    );
    if (!rows[0]) return taken;
    await runRules(w.ws.tenantId, rows[0].data);
    await db.admin.query("DELETE FROM outbox WHERE id = $1", [rows[0].id]);
  }
  throw new Error("rules without end");
}
const runs = async () =>
  (
    await db.admin.query(
      "SELECT rule_name, ticket_number, trigger, outcome, stopped, matched, lines FROM ticket_rule_run ORDER BY at, id",
    )
  ).rows;
const ticket = async (id: string) =>
  (await db.admin.query("SELECT * FROM ticket WHERE id = $1", [id])).rows[0];
type Ctx = { tx: Parameters<typeof ticketToChange>[0]; actor: Actor; now: Date };
const change = (actor: Actor, number: string, deed: (ctx: Ctx, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      await deed({ tx, actor, now }, target.row);
    },
    db.client,
  );
const priority = (actor: Actor, number: string, to: "P1" | "P2" | "P3") =>
  change(actor, number, (ctx, row) =>
    changePriority(ctx, row, { version: row.version, priority: to, reason: "Because" }),
  );

test("a rule gives a new case to somebody, with a note and a priority, once however often it is delivered", async () => {
  await active({
    conditions: [cond("kind", ["incident"]), cond("subject", [], { words: "Impórts, backup" })],
    actions: [
      act({ type: "assign", personId: w.engineer.personId }),
      act({ type: "priority", priority: "P1", reason: "Imports stop the business" }),
      act({ type: "note", text: "For {{contact.name}}: {{ticket.number}}" }),
      act({ type: "follow", personId: lead.personId }),
      act({ type: "notify", personId: w.specialist.personId }),
      act({ type: "tag", text: "#Import  " }),
      act({ type: "tag", text: "import" }),
      act({ type: "level", level: "2" }),
    ],
  });
  const { id, number } = await makeTicket(db, w);
  const [row] = (await db.admin.query("SELECT data FROM outbox WHERE kind = 'rules'")).rows;
  await Promise.all([runRules(w.ws.tenantId, row.data), runRules(w.ws.tenantId, row.data)]);
  await runRules(w.ws.tenantId, row.data);
  expect(await runs()).toMatchObject([
    {
      ticket_number: number,
      outcome: "done",
      matched: [{ field: "kind" }, { field: "subject", values: ["Impórts", "backup"] }],
      lines: [
        { type: "assign", value: w.engineer.name, result: "done" },
        { type: "priority", value: "P1", result: "done" },
        { type: "note", result: "done" },
        { type: "follow", result: "done" },
        { type: "notify", value: w.specialist.name, result: "done" },
        { type: "tag", value: "import", result: "done" },
        { type: "tag", value: "import", result: "same" },
        { type: "level", value: "2", result: "done" },
      ],
    },
  ]);
  const tags = await db.admin.query("SELECT org_id, name FROM ticket_tag WHERE ticket_id = $1", [id]);
  expect(tags.rows).toEqual([{ org_id: w.engineer.orgId, name: "import" }]);
  // Handing to another level frees it, as by hand.
  expect(await ticket(id)).toMatchObject({ priority: "P1", level: 2, assignee_id: null });
  const { rows: notes } = await db.admin.query(
    "SELECT audience, body, author_name FROM ticket_message WHERE ticket_id = $1 AND audience <> 'everyone'",
    [id],
  );
  expect(notes).toEqual([
    { audience: "partner", body: `For ${w.contact.name}: ${number}`, author_name: "Rule" },
  ]);
  const told = (await db.admin.query("SELECT id FROM event WHERE type = 'ticket.rule_notice'")).rows;
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, told[0].id), db.client);
  const { rows: noticed } = await db.admin.query(
    "SELECT person_id FROM notification WHERE kind = 'ticket.rule_notice'",
  );
  expect(noticed).toEqual([{ person_id: w.specialist.personId }]);
  // What tells somebody is no line beside the one that says whom the rule told.
  const { items } = await inWorkspace(
    w.engineer,
    tx => ticketTimeline(tx, w.engineer, { tenantId: w.ws.tenantId, ticketId: id, conversation: [id] }),
    db.client,
  );
  const lines = items.flatMap(item => (item.type === "event" ? [item.key] : []));
  expect(lines.filter(key => key.startsWith("ticket.rule_"))).not.toContain("ticket.rule_notice");
  expect(lines).toContain("ticket.rule_did");
});

test("what a rule did is read by its desk alone; the customer reads the company's name and the reason (T4)", async () => {
  await active({ name: "Secret name", actions: [act({ type: "priority", reason: "Urgent for us both" })] });
  const { id } = await makeTicket(db, w);
  await work();
  const read = async (actor: Actor) => {
    const timeline = await inWorkspace(
      actor,
      tx => ticketTimeline(tx, actor, { tenantId: w.ws.tenantId, ticketId: id, conversation: [id] }),
      db.client,
    );
    return JSON.stringify(timeline);
  };
  expect(await read(w.engineer)).toContain("Secret name");
  for (const actor of [w.contact, w.manufacturer]) {
    const text = await read(actor);
    expect(text).toContain("Urgent for us both");
    expect(text).not.toContain("Secret name");
  }
  for (const actor of [w.contact, w.manufacturer, w.otherPartner])
    expect(
      await inWorkspace(
        actor,
        async tx => [await tx.ticketRule.count(), await tx.ticketRuleRun.count()],
        db.client,
      ).catch(() => [0, 0]),
    ).toEqual([0, 0]);
});

test("a rule does no more than its desk may: the vendor's on a partner's case waits for level 3", async () => {
  await active(
    {
      trigger: "customer_wrote",
      actions: [act({ type: "priority", reason: "x" }), act({ type: "note", text: "Seen" })],
    },
    w.vendorManager,
  );
  const { id, number } = await makeTicket(db, w);
  const write = () =>
    change(w.contact, number, (ctx, row) =>
      replyToTicket(ctx, row, {
        number,
        audience: "everyone",
        body: "And?",
        files: [],
        answer: false,
        nextState: "stay",
        seenMessageId: null,
      }),
    );
  await write();
  await work();
  expect(await runs()).toEqual([]);
  await db.admin.query("UPDATE ticket SET level = 3, l3_state = 'accepted' WHERE id = $1", [id]);
  await write();
  await work();
  expect(await runs()).toMatchObject([
    {
      outcome: "partly",
      lines: [
        { type: "priority", result: "refused", reason: { key: "automation.refusal.atLevel3" } },
        { type: "note", result: "done" },
      ],
    },
  ]);
  expect((await ticket(id)).priority).toBe("P2");
});

test("killed between two rules, the first is not repeated and the second is made up for, in their order", async () => {
  await active({ name: "First", actions: [act({ type: "priority", priority: "P3", reason: "x" })] });
  const second = await active({
    name: "Second",
    conditions: [cond("priority", ["P3"])],
    actions: [act({ type: "priority", priority: "P1", reason: "y" })],
  });
  await db.admin.query("ALTER TABLE ticket_rule_run ADD CONSTRAINT killed CHECK (rule_name <> 'Second')");
  const { id } = await makeTicket(db, w);
  const [row] = (await db.admin.query("SELECT data FROM outbox WHERE kind = 'rules'")).rows;
  await expect(runRules(w.ws.tenantId, row.data)).rejects.toThrow();
  expect((await ticket(id)).priority).toBe("P3");
  await db.admin.query("ALTER TABLE ticket_rule_run DROP CONSTRAINT killed");
  await runRules(w.ws.tenantId, row.data);
  await runRules(w.ws.tenantId, row.data);
  expect((await runs()).map(run => run.rule_name)).toEqual(["First", "Second"]);
  expect((await ticket(id)).priority).toBe("P1");
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM event WHERE subject_id = $1 AND type = 'ticket.priority_changed'",
    [id],
  );
  expect(rows[0].n).toBe(2);
  expect(second).toBeTruthy();
});

test("two rules that undo each other end by themselves and say so", async () => {
  const back = (from: string, to: string) => ({
    name: `${from} to ${to}`,
    trigger: "priority_changed",
    conditions: [cond("priority", [from])],
    actions: [act({ type: "priority", priority: to, reason: "x" })],
  });
  await active(back("P1", "P3"));
  await active(back("P3", "P1"));
  const { id, number } = await makeTicket(db, w);
  await work();
  await priority(w.engineer, number, "P1");
  await work();
  const all = await runs();
  expect(all.filter(run => run.outcome === "done").length).toBeLessThanOrEqual(4);
  expect(all.filter(run => run.outcome === "stopped").map(run => run.stopped)).toContain("chain");
  const { rows } = await db.admin.query(
    "SELECT audience, data FROM event WHERE subject_id = $1 AND type = 'ticket.rule_stopped'",
    [id],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows)
    expect(row).toMatchObject({ audience: "partner", data: { why: "chain", personId: lead.personId } });
  expect(new Set(rows.map(row => row.data.rule)).size).toBe(rows.length);
});

test("a rule that meets what it brought about, with nothing left to do, comes to rest without a word", async () => {
  await active({
    trigger: "assigned",
    conditions: [],
    actions: [act({ type: "assign", personId: w.engineer.personId })],
  });
  const { id, number } = await makeTicket(db, w);
  await change(w.specialist, number, (ctx, row) => takeTicket(ctx, row, { version: row.version }));
  await work();
  expect((await ticket(id)).assignee_id).toBe(w.engineer.personId);
  expect((await runs()).map(run => run.outcome)).toEqual(["done"]);
  const { rows } = await db.admin.query(
    "SELECT 1 FROM event WHERE subject_id = $1 AND type = 'ticket.rule_stopped'",
    [id],
  );
  expect(rows).toEqual([]);
});

test("a rule that runs too often on one case is stopped there, said once, and goes on elsewhere", async () => {
  await active({ trigger: "priority_changed" });
  const { id, number } = await makeTicket(db, w);
  for (let i = 0; i < 13; i++) {
    await priority(w.engineer, number, i % 2 ? "P3" : "P1");
    await work();
  }
  const outcomes = (await runs()).map(run => run.outcome);
  expect(outcomes.filter(one => one === "done")).toHaveLength(10);
  expect(outcomes.slice(10)).toEqual(["stopped", "stopped", "stopped"]);
  const said = await db.admin.query(
    "SELECT 1 FROM event WHERE subject_id = $1 AND type = 'ticket.rule_stopped'",
    [id],
  );
  expect(said.rows).toHaveLength(1);
  const other = await makeTicket(db, w);
  await priority(w.engineer, other.number, "P1");
  await work();
  expect((await runs()).at(-1)).toMatchObject({ ticket_number: other.number, outcome: "done" });
});

test("what cannot be is said at its field; who leads no desk words no rule", async () => {
  expect(
    await save({
      name: " ",
      conditions: [cond("product", [w.ws.tenantId]), cond("kind", ["wish"])],
      actions: [act({ type: "assign" }), act({ type: "note", text: "{{contract.price}}" })],
    }),
  ).toMatchObject({
    ok: false,
    fields: {
      name: "This is needed.",
      "conditions.1.values": expect.any(String),
      "actions.0.personId": "This is needed.",
      "actions.1.text": "There is no field called “contract.price”. Choose one of those listed here.",
    },
  });
  expect(
    await save({
      conditions: [cond("product", [w.ws.tenantId])],
      actions: [act({ type: "assign", personId: w.manufacturer.personId })],
    }),
  ).toMatchObject({
    ok: false,
    fields: {
      "conditions.0.values": "One of these is not there any more. Choose again.",
      "actions.0.personId": expect.stringContaining("no longer works"),
    },
  });
  expect(await save({}, w.engineer)).toMatchObject({ ok: false, kind: "forbidden" });
  expect(await save({}, w.contact)).toMatchObject({ ok: false, kind: "not_found" });
});

test("of a list of one the browser's form says its value alone, or that it is not ticked", async () => {
  const one = (values: unknown) => ({ ...cond("kind", []), values });
  done(await save({ conditions: [one("question")] }));
  const [kept] = await inWorkspace(lead, tx => deskRules(tx, lead), db.client);
  expect(kept?.conditions).toEqual([{ field: "kind", not: false, values: ["question"] }]);
  expect(await save({ name: "Other", conditions: [one(false)] })).toMatchObject({
    fields: { "conditions.0.values": "This is needed." },
  });
});

test("changes are guarded, kept as versions, on record, and in an order of the desk's own", async () => {
  const a = done(await save({ name: "A" }));
  const b = done(await save({ name: "B" }));
  expect(await save({ name: "a" })).toMatchObject({ ok: false, fields: { name: expect.any(String) } });
  done(await save({ ruleId: a.ruleId, version: 1, name: "A2" }));
  expect(await save({ ruleId: a.ruleId, version: 1, name: "A3" })).toMatchObject({ kind: "conflict" });
  done(await turn(a.ruleId, 2, true));
  expect(await turn(a.ruleId, 3, true)).toMatchObject({ ok: true });
  done(await as(db, lead, () => moveRuleAction(w.ws.slug, { ruleId: b.ruleId, version: 1, up: true })));
  const listed = await inWorkspace(lead, tx => deskRules(tx, lead), db.client);
  expect(listed.map(one => [one.name, one.active, one.version])).toEqual([
    ["B", false, 2],
    ["A2", true, 3],
  ]);
  const history = await inWorkspace(lead, tx => ruleHistory(tx, lead, a.ruleId), db.client);
  expect(history.map(one => [one.version, one.name, one.active])).toEqual([
    [3, "A2", true],
    [2, "A2", false],
    [1, "A", false],
  ]);
  done(await as(db, lead, () => removeRuleAction(w.ws.slug, { ruleId: a.ruleId, version: 3 })));
  await makeTicket(db, w);
  await work();
  expect(await runs()).toEqual([]);
  const { rows } = await db.admin.query(
    "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id",
    [a.ruleId],
  );
  expect(rows.map(row => row.action)).toEqual([
    "ticket_rule.add",
    "ticket_rule.change",
    "ticket_rule.turn_on",
    "ticket_rule.remove",
  ]);
});

test("a condition asks for a tag of the rule's own desk", async () => {
  const tag = (more: object) => cond("tag", [], more);
  expect(await save({ conditions: [tag({ words: "" })] })).toMatchObject({
    fields: { "conditions.0.words": "This is needed." },
  });
  await active({
    trigger: "priority_changed",
    conditions: [tag({ words: "#Hot Fix , other, other" })],
    actions: [act({ type: "note", text: "It is hot" })],
  });
  const [kept] = await inWorkspace(lead, tx => deskRules(tx, lead), db.client);
  expect(kept?.conditions).toEqual([{ field: "tag", not: false, values: ["hot fix", "other"] }]);
  const { id, number } = await makeTicket(db, w);
  const wear = (orgId: string) =>
    db.admin.query(
      "INSERT INTO ticket_tag (tenant_id, org_id, ticket_id, name, by_name) VALUES ($1, $2, $3, 'hot fix', 'x')",
      [w.ws.tenantId, orgId, id],
    );
  await wear(w.manufacturer.orgId);
  await priority(w.engineer, number, "P1");
  await work();
  expect(await runs()).toEqual([]);
  await wear(lead.orgId);
  await priority(w.engineer, number, "P3");
  await work();
  expect(await runs()).toMatchObject([{ matched: [{ field: "tag" }], outcome: "done" }]);
});

test("of a person who left the log has no number, and a second press of the form makes no second rule", async () => {
  await active({ actions: [act({ type: "assign", personId: w.engineer.personId })] });
  await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", [
    w.engineer.personId,
  ]);
  await makeTicket(db, w);
  await work();
  await db.admin.query("UPDATE membership SET valid_until = NULL WHERE person_id = $1", [
    w.engineer.personId,
  ]);
  expect(await runs()).toMatchObject([
    { lines: [{ type: "assign", value: "", reason: { key: "automation.refusal.personGone" } }] },
  ]);
  const press = () =>
    as(db, lead, () => saveRuleAction(w.ws.slug, rule({ name: "Pressed twice" }), "rule-press-1"));
  expect(done(await press())).toEqual(done(await press()));
});

test("a desk with very many companies can name every one of them", async () => {
  const ids = (
    await db.admin.query(
      `INSERT INTO organisation (tenant_id, id, side, name, slug)
       SELECT $1, gen_random_uuid(), 'partner', 'AAA ' || lpad(n::text, 4, '0'), 'aaa-' || n FROM generate_series(1, 1001) n RETURNING id, name`,
      [w.ws.tenantId],
    )
  ).rows;
  const last = ids.find(one => one.name === "AAA 1001").id;
  const vendor = w.vendorManager;
  const choices = (conditions: Condition[] = []) =>
    inWorkspace(vendor, tx => valueChoices(tx, vendor, conditions), db.client);
  const condition: Condition = { field: "partner", not: false, values: [last] };
  expect((await choices()).customers.length).toBeGreaterThan(1);
  expect((await choices()).partners.map(one => one.value)).not.toContain(last);
  expect((await choices([condition])).partners).toContainEqual({ value: last, label: "AAA 1001" });
  done(await save({ conditions: [cond("partner", [last])] }, vendor));
  expect(
    await save({ name: "B", conditions: [cond("partner", ["x", w.ws.tenantId])] }, vendor),
  ).toMatchObject({
    fields: { "conditions.0.values": expect.any(String) },
  });
});

test("an address that asks the log for what nobody has finds nothing", async () => {
  await active();
  await makeTicket(db, w);
  await work();
  const read = (query: Partial<Record<"rule" | "case" | "outcome", string>>) =>
    inWorkspace(
      lead,
      tx =>
        ruleLog(tx, lead, readLogFilter({ rule: "", case: "", outcome: "", ...query }), {
          after: null,
          before: null,
        }),
      db.client,
    );
  expect((await read({})).rows).toHaveLength(1);
  for (const query of [{ case: "no such case!" }, { case: "X-1" }, { rule: "x" }, { rule: w.ws.tenantId }])
    expect((await read(query)).rows).toEqual([]);
});

test("the log has pages and filters", async () => {
  const ruleId = await active();
  const { number } = await makeTicket(db, w);
  await work();
  await db.admin.query(
    `INSERT INTO ticket_rule_run (tenant_id, id, org_id, rule_id, rule_name, rule_version, ticket_id, ticket_number, event_id, trigger, outcome, at)
     SELECT tenant_id, gen_random_uuid(), org_id, rule_id, rule_name, 1, ticket_id, 'X-' || n, gen_random_uuid(), trigger, 'refused', at - n * interval '1 minute'
     FROM ticket_rule_run, generate_series(1, 60) n`,
  );
  const all = { ruleId: null, number: null, outcome: null };
  const read = (filter: object = {}, after: string | null = null, actor = w.engineer) =>
    inWorkspace(actor, tx => ruleLog(tx, actor, { ...all, ...filter }, { after, before: null }), db.client);
  const first = await read();
  expect(first.rows[0]).toMatchObject({ ticketNumber: number, outcome: "done" });
  const second = await read({}, first.next);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 11, null]);
  expect((await read({ number })).rows).toHaveLength(1);
  expect((await read({ outcome: "done", ruleId })).rows).toHaveLength(1);
  expect((await read({ outcome: "stopped" })).rows).toEqual([]);
  expect((await read({}, null, w.manufacturer)).rows).toEqual([]);
  expect((await read({}, null, w.contact)).rows).toEqual([]);
});
