import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { countBulkAction, startBulkAction, undoBulkAction } from "#lib/features/bulk/actions.ts";
import { bulkReport, recentChanges } from "#lib/features/bulk/queries.ts";
import { bulkStep, undoStep } from "#lib/features/bulk/steps.ts";
import { cancelTaskAction } from "#lib/features/tasks/actions.ts";
import {
  acceptEscalationAction,
  diagnoseTicketAction,
  escalateTicketAction,
  replyToTicketAction,
  resolveTicketAction,
  takeTicketAction,
} from "#lib/features/tickets/actions.ts";
import { tagTicketAction } from "#lib/features/tickets/actions-links.ts";
import { ticketClock } from "#lib/features/tickets/queries/clock.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { runRules } from "#lib/jobs/run-rules.ts";
import { handlers } from "#lib/jobs/tasks/handlers.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

// Many cases at once: each as if done alone, by a task that a killed worker does not repeat, and taken back while
// nobody went on with the case.

vi.setConfig({ testTimeout: 120_000 });
let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.admin.query("UPDATE task SET state = 'cancelled', due_at = NULL WHERE due_at IS NOT NULL");
  await db.admin.query("DELETE FROM outbox");
});

type Row = { number: string; version: number };
type Deed = Parameters<typeof startBulkAction>[1];

const slug = () => w.ws.slug;
const work = async () => {
  while ((await workOnTasks(60_000, db.client)) > 0);
};
const start = async (who: Actor, rows: Row[], deed: Deed, key?: string) =>
  as(db, who, () => startBulkAction(slug(), { choice: { of: "rows", rows }, deed }, key));
const started = async (...args: Parameters<typeof start>) => {
  const answer = await start(...args);
  if (!answer.ok) throw new Error(answer.message);
  return answer.data.taskId;
};
const undo = (who: Actor, taskId: string) => as(db, who, () => undoBulkAction(slug(), { taskId }));
const report = async (who: Actor, taskId: string) => {
  const found = await inWorkspace(who, (tx, now) => bulkReport(tx, who, taskId, now), db.client);
  if (!found) throw new Error("no report");
  return found;
};
const versionOf = async (number: string): Promise<number> =>
  (await db.admin.query("SELECT version FROM ticket WHERE number = $1", [number])).rows[0].version;
const seen = async (numbers: string[]): Promise<Row[]> =>
  Promise.all(numbers.map(async number => ({ number, version: await versionOf(number) })));

/** Cases that are diagnosed, as the partner's engineers have them before them. */
async function cases(count: number, diagnosed = true): Promise<string[]> {
  const numbers: string[] = [];
  for (let i = 0; i < count; i++) {
    const { number } = await makeTicket(db, w);
    if (diagnosed) {
      const answer = await as(db, w.engineer, () =>
        diagnoseTicketAction(slug(), { number, version: 0, priority: "P2" }),
      );
      expect(answer.ok).toBe(true);
    }
    numbers.push(number);
  }
  return numbers;
}

/** Everything of a case and its clocks that is not a count of writings. */
async function standing(number: string) {
  const { rows: tickets } = await db.admin.query(
    "SELECT to_jsonb(t) - 'version' - 'updated_at' AS row, id FROM ticket t WHERE number = $1",
    [number],
  );
  const { rows: clocks } = await db.admin.query(
    "SELECT to_jsonb(c) - 'id' - 'cancelled_at' AS row FROM ticket_clock c WHERE ticket_id = $1 ORDER BY kind, cycle",
    [tickets[0].id],
  );
  const { rows: timers } = await db.admin.query(
    `SELECT kind, level, cycle, round, due_at, fired_at, cancelled_at IS NULL AS stands FROM timer
     WHERE ticket_id = $1 ORDER BY kind, level, cycle, round, due_at`,
    [tickets[0].id],
  );
  return { ticket: tickets[0].row, clocks: clocks.map(one => one.row), timers };
}

const waiting = async () =>
  (
    await db.admin.query(
      "SELECT topic, due_at > now() + interval '4 minutes' AS held, done_at IS NULL AS open FROM outbox WHERE kind = 'event' ORDER BY topic",
    )
  ).rows as { topic: string; held: boolean; open: boolean }[];

test("each case by the command of its page; what may not be is refused with its reason and the others go on", async () => {
  const [fine, fresh, moved] = [...(await cases(1)), ...(await cases(1, false)), ...(await cases(1))] as [
    string,
    string,
    string,
  ];
  const rows = await seen([fine, fresh, moved]);
  // The contact writes after the person looked.
  await as(db, w.contact, () =>
    replyToTicketAction(slug(), { number: moved, audience: "everyone", body: "Wait" }),
  );
  const taskId = await started(w.engineer, rows, { kind: "resolve", body: "Fixed in 8.1" });
  await work();
  const found = await report(w.engineer, taskId);
  expect(found.task).toMatchObject({ state: "done", done: 3, total: 3 });
  const came = new Map(found.cases.map(one => [one.number, [one.state, one.reason]]));
  expect(came.get(fine)).toEqual(["done", ""]);
  expect(came.get(fresh)).toEqual(["refused", expect.stringMatching(/diagnos/i)]);
  expect(came.get(moved)).toEqual(["refused", "Somebody changed the case after you had selected it."]);
  const state = await db.admin.query("SELECT state FROM ticket WHERE number = ANY($1) ORDER BY number", [
    [fine, fresh, moved],
  ]);
  expect(state.rows.map(row => row.state)).toEqual(["resolved", "new", "diagnosed"]);
});

test("T3: a case of level 2 is not given to who may not hold it, as on its own page", async () => {
  const [one] = (await cases(1)) as [string];
  await db.admin.query(
    "UPDATE ticket SET level = 2, assignee_id = NULL, assignee_name = NULL WHERE number = $1",
    [one],
  );
  const taskId = await started(w.partnerManager, await seen([one]), {
    kind: "assign",
    personId: w.engineer.personId,
  });
  await work();
  const found = await report(w.partnerManager, taskId);
  expect(found.counts).toMatchObject({ done: 0, refused: 1 });
  expect(found.cases[0]?.reason).toContain(w.engineer.name);
});

test("a worker killed between and within steps repeats nothing and loses nothing", async () => {
  const numbers = await cases(4);
  const taskId = await started(w.engineer, await seen(numbers), { kind: "ask", body: "Which version?" });
  let step = 0;
  const dying = {
    ...handlers,
    "cases.bulk": {
      step: async (ctx: Parameters<typeof bulkStep>[0]) => {
        const made = await bulkStep(ctx);
        step += 1;
        // After its writes, before they stand.
        if (step === 2) throw new Error("killed");
        return made;
      },
    },
  };
  await workOnTasks(0, db.client, dying);
  await expect(workOnTasks(60_000, db.client, dying)).rejects.toThrow("killed");
  expect((await report(w.engineer, taskId)).counts).toMatchObject({ done: 1, waiting: 3 });
  await db.admin.query("UPDATE task SET due_at = now() - interval '1 second' WHERE id = $1", [taskId]);
  await work();
  expect((await report(w.engineer, taskId)).counts).toMatchObject({ done: 4, waiting: 0, refused: 0 });
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM ticket_message WHERE body = 'Which version?' GROUP BY ticket_id",
  );
  expect(rows).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }, { n: 1 }]);
});

test("a double press is one task; stopped, what was done stays and can be undone", async () => {
  const numbers = await cases(3);
  const rows = await seen(numbers);
  const deed = { kind: "take" };
  const [a, b] = [
    await started(w.partnerManager, rows, deed, "press-0001"),
    await started(w.partnerManager, rows, deed, "press-0001"),
  ];
  expect(b).toBe(a);
  await workOnTasks(0, db.client);
  await as(db, w.partnerManager, () => cancelTaskAction(slug(), { taskId: a }));
  await work();
  const found = await report(w.partnerManager, a);
  expect(found.counts).toMatchObject({ done: 1, waiting: 2 });
  expect(found.undoUntil).not.toBeNull();
  expect((await undo(w.partnerManager, a)).ok).toBe(true);
  await work();
  expect((await report(w.partnerManager, a)).counts).toMatchObject({ undone: 1, waiting: 2 });
});

test("undone: what nobody touched is as before, what somebody went on with stays and the report says why", async () => {
  const [mine, theirs] = (await cases(2)) as [string, string];
  const before = await standing(mine);
  const taskId = await started(w.engineer, await seen([mine, theirs]), { kind: "resolve", body: "Fixed" });
  await work();
  expect((await standing(mine)).ticket.state).toBe("resolved");
  // The customer answers to one: it is open again.
  await as(db, w.contact, () =>
    replyToTicketAction(slug(), { number: theirs, audience: "everyone", body: "No" }),
  );
  const first = await undo(w.engineer, taskId);
  const second = await undo(w.engineer, taskId);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  await work();
  expect(await standing(mine)).toEqual(before);
  const found = await report(w.engineer, taskId);
  expect(found.counts).toMatchObject({ undone: 1, left: 1 });
  expect(found.cases.find(one => one.number === theirs)).toMatchObject({
    state: "left",
    reason: "Somebody has worked on the case since, so it stays as it is now.",
  });
  expect(found.undo).toMatchObject({ state: "done" });
});

test("an undoing that was stopped on the way goes on by asking again, and takes nothing back twice", async () => {
  const numbers = await cases(3);
  const taskId = await started(w.partnerManager, await seen(numbers), { kind: "take" });
  await work();
  const first = await undo(w.partnerManager, taskId);
  await workOnTasks(0, db.client);
  const undoId = (await report(w.partnerManager, taskId)).undo?.id ?? "";
  await as(db, w.partnerManager, () => cancelTaskAction(slug(), { taskId: undoId }));
  await work();
  const stopped = await report(w.partnerManager, taskId);
  expect(stopped.counts).toMatchObject({ undone: 1, done: 2 });
  expect(stopped.undoUntil).not.toBeNull();
  const again = await undo(w.partnerManager, taskId);
  expect(again).toMatchObject({ ok: true });
  expect(again).not.toEqual(first);
  expect(await undo(w.partnerManager, taskId)).toEqual(again);
  await work();
  const over = await report(w.partnerManager, taskId);
  expect(over.counts).toMatchObject({ undone: 3, done: 0, left: 0 });
  expect(over.undoUntil).toBeNull();
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM event e JOIN ticket t ON t.id = e.subject_id WHERE t.number = ANY ($1) AND e.type = 'ticket.undone'",
    [numbers],
  );
  expect(rows).toEqual([{ n: 3 }]);
});

test("a case that was at level 3 goes back there, to whom the manufacturer had given it", async () => {
  const [number] = (await cases(1)) as [string];
  const at = async () => ({ number, version: await versionOf(number) });
  const evidence = { product: "a", version: "b", environment: "c", steps: "d", logs: "e", tried: "f" };
  const done = async (who: Actor, act: () => Promise<{ ok: boolean }>) =>
    expect((await as(db, who, act)).ok).toBe(true);
  await done(w.specialist, async () => takeTicketAction(slug(), await at()));
  await done(w.specialist, async () => escalateTicketAction(slug(), { ...(await at()), evidence }));
  await done(w.manufacturer, async () => acceptEscalationAction(slug(), await at()));
  const before = await standing(number);
  expect(before.ticket).toMatchObject({ level: 3, l3_assignee_id: w.manufacturer.personId });
  const taskId = await started(w.specialist, await seen([number]), { kind: "resolve", body: "Fixed" });
  await work();
  expect((await standing(number)).ticket).toMatchObject({ state: "resolved", l3_assignee_id: null });
  await undo(w.specialist, taskId);
  await work();
  expect((await report(w.specialist, taskId)).cases[0]).toMatchObject({ state: "undone" });
  expect(await standing(number)).toEqual(before);
});

test("notices wait a little: undone in time, nobody hears of it; later, who had heard hears that it was a mistake", async () => {
  const [early, late] = (await cases(2)) as [string, string];
  await db.admin.query("DELETE FROM outbox");
  const one = await started(w.engineer, await seen([early]), { kind: "resolve", body: "Fixed" });
  await work();
  expect(await waiting()).toEqual([{ topic: "ticket.resolved", held: true, open: true }]);
  await undo(w.engineer, one);
  await work();
  expect(await waiting()).toEqual([{ topic: "ticket.resolved", held: true, open: false }]);

  await db.admin.query("DELETE FROM outbox");
  const two = await started(w.engineer, await seen([late]), { kind: "resolve", body: "Fixed" });
  await work();
  await db.admin.query("UPDATE outbox SET due_at = now() - interval '1 second'");
  const sent: string[] = [];
  const transport = { send: async (mail: { subject: string; text: string }) => void sent.push(mail.text) };
  const deliver = async () => {
    while ((await deliverOutbox(transport as never)) > 0);
  };
  await deliver();
  expect(sent.join()).toContain("has resolved the case");
  sent.length = 0;
  await undo(w.engineer, two);
  await work();
  await deliver();
  expect(sent.join()).toContain("by mistake");
});

test("who had the case when: what was taken back never was, and a case that waits for somebody is nobody's", async () => {
  const [one] = (await cases(1)) as [string];
  const holders = async () =>
    (
      await inWorkspace(w.engineer, (tx, now) => ticketClock(tx, w.engineer, one, now), db.client)
    )?.holders.map(held => held.name);
  const before = await holders();
  const taken = await started(w.partnerManager, await seen([one]), { kind: "take" });
  await work();
  expect(await holders()).toEqual([...(before ?? []), w.partnerManager.name]);
  await undo(w.partnerManager, taken);
  await work();
  expect(await holders()).toEqual(before);
  await started(w.partnerManager, await seen([one]), { kind: "release" });
  await work();
  expect((await holders())?.at(-1)).toBeNull();
});

test("undoing has an end, and asks again whether the person still may", async () => {
  const [one, two] = (await cases(2)) as [string, string];
  const over = await started(w.partnerManager, await seen([one]), { kind: "take" });
  await work();
  await db.admin.query("UPDATE task SET finished_at = now() - interval '31 minutes' WHERE id = $1", [over]);
  expect(await undo(w.partnerManager, over)).toMatchObject({
    ok: false,
    message: expect.stringContaining("over"),
  });
  expect((await report(w.partnerManager, over)).undoUntil).toBeNull();

  const kept = await started(w.partnerManager, await seen([two]), { kind: "take" });
  await work();
  await undo(w.partnerManager, kept);
  await db.admin.query("UPDATE membership SET roles = '{partner_sales}' WHERE person_id = $1", [
    w.partnerManager.personId,
  ]);
  await work();
  await db.admin.query("UPDATE membership SET roles = '{partner_support_manager}' WHERE person_id = $1", [
    w.partnerManager.personId,
  ]);
  expect((await report(w.partnerManager, kept)).counts).toMatchObject({ left: 1, undone: 0 });
});

test("nobody gets a case back who could not be given it today: gone, without the role, or without the certificate (T3)", async () => {
  const [gone, roleless, lapsed, fine] = (await cases(4)) as [string, string, string, string];
  const specialist = w.specialist.personId;
  await db.admin.query(
    "UPDATE ticket SET level = 2, assignee_id = $2, assignee_name = $3 WHERE number = $1",
    [lapsed, specialist, w.specialist.name],
  );
  await db.admin.query("UPDATE ticket SET assignee_id = $2, assignee_name = $3 WHERE number = $1", [
    fine,
    w.partnerManager.personId,
    w.partnerManager.name,
  ]);
  const holder = async (number: string) =>
    (await db.admin.query("SELECT assignee_id FROM ticket WHERE number = $1", [number])).rows[0].assignee_id;
  const attempt = async (numbers: string[], meanwhile: string, ...values: unknown[]) => {
    const taskId = await started(w.partnerManager, await seen(numbers), { kind: "release" });
    await work();
    expect((await report(w.partnerManager, taskId)).counts.done).toBe(numbers.length);
    await db.admin.query(meanwhile, values);
    await undo(w.partnerManager, taskId);
    await work();
    return report(w.partnerManager, taskId);
  };
  const { engineer } = w;
  const left = await attempt(
    [gone, fine],
    "UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1",
    engineer.personId,
  );
  await db.admin.query("UPDATE membership SET valid_until = NULL WHERE person_id = $1", [engineer.personId]);
  expect(left.cases.find(one => one.number === gone)).toMatchObject({
    state: "left",
    reason: expect.stringContaining(engineer.name),
  });
  expect(left.counts).toMatchObject({ left: 1, undone: 1 });
  expect([await holder(gone), await holder(fine)]).toEqual([null, w.partnerManager.personId]);
  const noRole = await attempt(
    [roleless],
    "UPDATE membership SET roles = '{partner_sales}' WHERE person_id = $1",
    engineer.personId,
  );
  await db.admin.query("UPDATE membership SET roles = '{partner_support}' WHERE person_id = $1", [
    engineer.personId,
  ]);
  expect(noRole.counts).toMatchObject({ left: 1, undone: 0 });
  const ended = await attempt(
    [lapsed],
    "UPDATE certification SET valid_until = current_date - 2 WHERE person_id = $1",
    specialist,
  );
  await db.admin.query("UPDATE certification SET valid_until = current_date + 300 WHERE person_id = $1", [
    specialist,
  ]);
  expect(ended.counts).toMatchObject({ left: 1, undone: 0 });
  expect(ended.cases[0]?.reason).toMatch(/certificate/);
  expect([await holder(roleless), await holder(lapsed)]).toEqual([null, null]);
});

test("desks' rules wait as notices do: on a change undone in time none acts, nor one that was under way already", async () => {
  const rule = newId();
  await db.admin.query(
    `INSERT INTO ticket_rule (tenant_id, id, org_id, side, position, name, active, trigger, match, conditions, actions, changed_by_id, changed_by_name, changed_at)
     VALUES ($1, $2, $3, 'partner', 1, 'Look at it', true, 'state_changed', 'all', '[]', '[{"type":"note","text":"Was it solved?"}]', $4, 'Lead', now())`,
    [w.ws.tenantId, rule, w.engineer.orgId, w.partnerManager.personId],
  );
  const rules = async () =>
    (
      await db.admin.query(
        "SELECT due_at > now() + interval '4 minutes' AS held, done_at IS NULL AS open, data FROM outbox WHERE kind = 'rules'",
      )
    ).rows;
  const runs = async () =>
    (await db.admin.query("SELECT count(*)::int AS n FROM ticket_rule_run WHERE rule_id = $1", [rule]))
      .rows[0].n;
  const [early, late] = (await cases(2)) as [string, string];
  for (const [number, claimed] of [
    [early, false],
    [late, true],
  ] as const) {
    await db.admin.query("DELETE FROM outbox");
    const taskId = await started(w.engineer, await seen([number]), { kind: "resolve", body: "Fixed" });
    await work();
    expect(await rules()).toMatchObject([{ held: true, open: true }]);
    if (claimed) await db.admin.query("UPDATE outbox SET claimed_at = now() WHERE kind = 'rules'");
    await undo(w.engineer, taskId);
    await work();
    expect((await report(w.engineer, taskId)).counts).toMatchObject({ undone: 1 });
    const [row] = await rules();
    expect(row.open).toBe(claimed);
    await runRules(w.ws.tenantId, row.data);
    expect(await runs()).toBe(0);
  }
  const kept = await started(w.engineer, await seen([early]), { kind: "resolve", body: "Fixed" });
  await work();
  expect((await report(w.engineer, kept)).counts.done).toBe(1);
  for (const row of await rules()) await runRules(w.ws.tenantId, row.data);
  expect(await runs()).toBe(1);
  await db.admin.query("UPDATE ticket_rule SET active = false WHERE id = $1", [rule]);
});

test("all that a list holds, and no case of anybody else's", async () => {
  const numbers = await cases(2);
  const list = { view: "open", filters: { words: numbers[0] } };
  const counted = await as(db, w.engineer, () => countBulkAction(slug(), { list }));
  expect(counted).toMatchObject({ ok: true, data: { count: 1 } });
  const all = await as(db, w.otherPartner, () =>
    startBulkAction(slug(), { choice: { of: "list", list: { view: "all" } }, deed: { kind: "take" } }),
  );
  expect(all).toMatchObject({ ok: false });
  expect(await start(w.otherPartner, await seen(numbers), { kind: "take" })).toMatchObject({ ok: false });
});

test("who works no cases changes none, and a change is its asker's alone to see and to undo", async () => {
  const rows = await seen(await cases(1));
  for (const who of [w.contact, w.reader, w.sales])
    expect(await start(who, rows, { kind: "close" })).toMatchObject({ ok: false, kind: "forbidden" });
  const taskId = await started(w.engineer, rows, { kind: "take" });
  await work();
  for (const who of [w.specialist, w.manufacturer, w.contact, w.otherPartner]) {
    expect(await inWorkspace(who, (tx, now) => bulkReport(tx, who, taskId, now), db.client)).toBeNull();
    expect(await undo(who, taskId)).toMatchObject({ ok: false, kind: "not_found" });
  }
  const mine = await inWorkspace(w.engineer, (tx, now) => recentChanges(tx, w.engineer, now), db.client);
  expect(mine[0]?.task.id).toBe(taskId);
});

test("tags are put on beside whatever else happens, and taken back without a look at it", async () => {
  const [one, two] = (await cases(2)) as [string, string];
  const rows = await seen([one, two]);
  const tags = async (number: string) =>
    (
      await db.admin.query(
        "SELECT name FROM ticket_tag g JOIN ticket t ON t.id = g.ticket_id WHERE t.number = $1 ORDER BY 1",
        [number],
      )
    ).rows.map(row => row.name);
  await as(db, w.engineer, () => tagTicketAction(slug(), { number: two, add: ["upgrade"] }));
  const reply = (number: string) =>
    as(db, w.contact, () => replyToTicketAction(slug(), { number, audience: "everyone", body: "More" }));
  await reply(one);
  const taskId = await started(w.engineer, rows, { kind: "tag", tags: "Upgrade, #Storage" });
  await work();
  expect((await report(w.engineer, taskId)).counts).toMatchObject({ done: 2, refused: 0 });
  expect([await tags(one), await tags(two)]).toEqual([
    ["storage", "upgrade"],
    ["storage", "upgrade"],
  ]);
  await reply(two);
  await undo(w.engineer, taskId);
  await work();
  expect((await report(w.engineer, taskId)).counts).toMatchObject({ undone: 2, left: 0 });
  expect([await tags(one), await tags(two)]).toEqual([[], ["upgrade"]]);
  const again = await started(w.engineer, await seen([one]), { kind: "untag", tags: "upgrade" });
  await work();
  expect((await report(w.engineer, again)).counts).toMatchObject({ refused: 1 });
  expect(await start(w.engineer, rows, { kind: "tag", tags: " , " })).toMatchObject({
    ok: false,
    kind: "invalid",
  });
});

test("a filter that is not known is refused, so that no wider list is changed than was seen", async () => {
  const list = { view: "all", filters: { colour: "red" } };
  const answer = await as(db, w.engineer, () =>
    startBulkAction(slug(), { choice: { of: "list", list }, deed: { kind: "take" } }),
  );
  expect(answer).toMatchObject({ ok: false, kind: "invalid" });
});

const words = fc.constantFrom("Words for all", "Which?");
const deedOfAny = fc.oneof(
  fc.constant({ kind: "take" }),
  fc.constant({ kind: "release" }),
  fc.record({ kind: fc.constant("ask"), body: words }),
  fc.constant({ kind: "resume" }),
  fc.record({ kind: fc.constant("resolve"), body: words }),
  fc.constant({ kind: "close" }),
  fc.constant({ kind: "assign" }),
);

test("whatever was done to whichever cases, undone it is as if it had never been (S3, T5)", async () => {
  const numbers = await cases(3);
  const [held, ended] = numbers as [string, string];
  await started(w.specialist, await seen([held]), { kind: "take" });
  await work();
  await as(db, w.engineer, async () =>
    resolveTicketAction(slug(), { number: ended, version: await versionOf(ended), note: "Fixed" }),
  );
  const undone = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.subarray(numbers, { minLength: 1 }), deedOfAny, async (chosen, deed) => {
      const before = await Promise.all(numbers.map(standing));
      const said = deed.kind === "assign" ? { ...deed, personId: w.engineer.personId } : deed;
      const taskId = await started(w.partnerManager, await seen(chosen), said);
      await work();
      const { counts } = await report(w.partnerManager, taskId);
      if (counts.done === 0) return;
      expect((await undo(w.partnerManager, taskId)).ok).toBe(true);
      await work();
      expect((await report(w.partnerManager, taskId)).counts).toMatchObject({ done: 0, left: 0 });
      expect(await Promise.all(numbers.map(standing))).toEqual(before);
      undone.add(deed.kind);
    }),
    {
      numRuns: 10,
      examples: [
        [numbers, { kind: "take" }],
        [numbers, { kind: "ask", body: "Which?" }],
        [numbers, { kind: "close" }],
      ],
    },
  );
  expect([...undone]).toEqual(expect.arrayContaining(["take", "ask", "close"]));
});

test("an undoing that is killed goes on where it was", async () => {
  const numbers = await cases(3);
  const before = await Promise.all(numbers.map(standing));
  const taskId = await started(w.partnerManager, await seen(numbers), { kind: "take" });
  await work();
  await undo(w.partnerManager, taskId);
  let step = 0;
  const dying = {
    ...handlers,
    "cases.undo": {
      step: async (ctx: Parameters<typeof undoStep>[0]) => {
        const made = await undoStep(ctx);
        step += 1;
        if (step === 2) throw new Error("killed");
        return made;
      },
    },
  };
  await expect(workOnTasks(60_000, db.client, dying)).rejects.toThrow("killed");
  await db.admin.query("UPDATE task SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL");
  await work();
  expect((await report(w.partnerManager, taskId)).counts).toMatchObject({ undone: 3, done: 0 });
  expect(await Promise.all(numbers.map(standing))).toEqual(before);
});
