import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Rule } from "#lib/domain/automation/rule.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { saveRuleAction, startTrialAction } from "#lib/features/automation/actions.ts";
import { deskActor } from "#lib/features/automation/desk.ts";
import { tryRule } from "#lib/features/automation/trial.ts";
import { lastTrials, MOST_HITS, trialHits, trialStep } from "#lib/features/automation/trials.ts";
import { cancelTaskAction } from "#lib/features/tasks/actions.ts";
import { changePriority } from "#lib/features/tickets/commands/diagnose.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import { dropTasksOfBefore } from "#lib/jobs/old-tasks.ts";
import { handlers } from "#lib/jobs/tasks/handlers.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { everything } from "#tests/security/world.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";
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

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const trial = (actor: TicketWorld["engineer"], rule: Partial<Rule>, days = 14) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const since = new Date(now.getTime() - days * 86_400_000);
      const { tenantId, orgId, side } = actor;
      const desk = await deskActor(tx, { tenantId, id: newId(), orgId, side }, []);
      const whole: Rule = { trigger: "opened", match: "all", conditions: [], actions: [], ...rule };
      return tryRule(tx, desk, whole, { since, after: null, most: 200 });
    },
    db.client,
  );

test("a trial says what would have been done, as cases stood then, and writes nothing at all", async () => {
  const old = await makeTicket(db, w);
  await letTimePass(db, w.ws.tenantId, old.id, 20 * 24 * 60);
  const one = await makeTicket(db, w);
  await makeTicket(db, w, "vendor");
  // It was P2 when it was opened, whatever it is now.
  await inWorkspace(
    w.engineer,
    async (tx, now) => {
      const target = await ticketToChange(tx, w.engineer, one.number);
      if (!target) throw new Error("no ticket");
      const change = { version: target.row.version, priority: "P4" as const, reason: "x" };
      await changePriority({ tx, actor: w.engineer, now }, target.row, change);
    },
    db.client,
  );
  const before = await everything(db);
  const rule: Partial<Rule> = {
    conditions: [{ field: "priority", not: false, values: ["P2"] }],
    actions: [
      { type: "priority", priority: "P1", reason: "x" },
      { type: "priority", priority: "P1", reason: "x" },
      { type: "assign", personId: w.engineer.personId },
      { type: "notify", personId: w.manufacturer.personId },
    ],
  };
  const found = await trial(w.engineer, rule);
  expect(found).toMatchObject({
    cases: 1,
    hits: [
      {
        ticketNumber: one.number,
        lines: [
          { type: "priority", result: "done" },
          { type: "priority", result: "same" },
          { type: "assign", value: w.engineer.name, result: "done" },
          { type: "notify", result: "refused", reason: { key: "automation.refusal.personGone" } },
        ],
      },
    ],
  });
  expect((await trial(w.engineer, rule, 90)).cases).toBe(2);
  const changed = await trial(w.engineer, {
    trigger: "priority_changed",
    conditions: [{ field: "priority", not: false, values: ["P4"] }],
    actions: [{ type: "level", level: 2 }],
  });
  expect(changed.hits).toMatchObject([{ lines: [{ type: "level", value: "2", result: "done" }] }]);
  expect((await trial(w.manufacturer, rule)).hits.map(hit => hit.ticketNumber)).not.toContain(one.number);
  expect((await trial(w.otherPartner, rule)).cases).toBe(0);
  expect(await everything(db)).toEqual(before);
});

const rule = async (more: object = {}) =>
  done(
    await as(db, w.partnerManager, () =>
      saveRuleAction(w.ws.slug, {
        ruleId: null,
        version: 0,
        name: `Rule ${newId()}`,
        trigger: "opened",
        match: "all",
        conditions: [],
        actions: [{ type: "note", personId: "", priority: "P1", reason: "", level: "1", text: "Look" }],
        ...more,
      }),
    ),
  ).ruleId;
const start = (ruleId: string, who: Actor, key?: string) =>
  as(db, who, () => startTrialAction(w.ws.slug, { ruleId, days: "90" }, key));
const work = async () => {
  while ((await workOnTasks(60_000, db.client)) > 0);
};
const read = (who: Actor, ruleId: string) =>
  inWorkspace(
    who,
    async (tx, now) => {
      const trials = await lastTrials(tx, who, ruleId, now);
      const { rows } = trials[0]
        ? await trialHits(tx, who, trials[0].task.id, { after: null, before: null })
        : { rows: [] };
      return { trials, rows };
    },
    db.client,
  );
/** More cases than one step looks at, as copies of one with its timeline. */
const copies = (id: string, count: number) =>
  db.admin.query(
    `WITH made AS (
       INSERT INTO ticket SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', 'COPY-' || n,
         'opened_at', t.opened_at - n * interval '1 minute'))).* FROM ticket t, generate_series(1, $2) n WHERE t.id = $1 RETURNING id)
     INSERT INTO event SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'subject_id', made.id))).*
     FROM event e, made WHERE e.subject_id = $1 AND e.type = 'ticket.opened'`,
    [id, count],
  );

test("as a task it goes on by steps, is not repeated when killed, stops, and is its asker's alone to read", async () => {
  const one = await makeTicket(db, w);
  await copies(one.id, 250);
  const ruleId = await rule();
  const { taskId } = done(await start(ruleId, w.engineer, "trial-press-1"));
  expect(done(await start(ruleId, w.engineer, "trial-press-1")).taskId).toBe(taskId);
  await workOnTasks(0, db.client);
  const cases = (await read(w.engineer, ruleId)).trials[0]?.task.total ?? 0;
  expect(cases).toBeGreaterThan(250);
  expect((await read(w.engineer, ruleId)).trials).toMatchObject([{ cases: 100, hits: 100 }]);
  const dying = {
    ...handlers,
    "rules.try": {
      step: async (ctx: Parameters<typeof trialStep>[0]) => {
        await trialStep(ctx);
        throw new Error("killed");
      },
    },
  };
  await expect(workOnTasks(60_000, db.client, dying)).rejects.toThrow("killed");
  expect((await read(w.engineer, ruleId)).trials).toMatchObject([{ cases: 100 }]);
  await db.admin.query("UPDATE task SET due_at = now() - interval '1 second' WHERE id = $1", [taskId]);
  await work();
  const found = await read(w.engineer, ruleId);
  expect(found.trials).toMatchObject([
    { cases, hits: cases, task: { state: "done", done: cases, total: cases } },
  ]);
  expect(found.rows).toHaveLength(50);
  expect(found.rows[0]).toMatchObject({
    subject: expect.any(String),
    lines: [{ type: "note", result: "done" }],
  });
  for (const who of [w.specialist, w.partnerManager, w.manufacturer, w.contact, w.otherPartner]) {
    expect((await read(who, ruleId)).trials).toEqual([]);
    const { rows } = await inWorkspace(
      who,
      tx => trialHits(tx, who, taskId, { after: null, before: null }),
      db.client,
    );
    expect(rows).toEqual([]);
  }
  // Of a case that is somebody else's now the number alone is left.
  await db.admin.query("UPDATE ticket SET partner_org_id = $2 WHERE number = $1", [
    found.rows[0]?.ticketNumber,
    w.otherPartner.orgId,
  ]);
  expect((await read(w.engineer, ruleId)).rows[0]?.subject).toBeNull();

  const second = done(await start(ruleId, w.engineer)).taskId;
  await workOnTasks(0, db.client);
  done(await as(db, w.engineer, () => cancelTaskAction(w.ws.slug, { taskId: second })));
  await work();
  expect((await read(w.engineer, ruleId)).trials[0]).toMatchObject({
    cases: 100,
    task: { state: "cancelled" },
  });
  await db.admin.query("UPDATE rule_trial SET created_at = now() - interval '40 days'");
  await dropTasksOfBefore(w.ws.tenantId);
  expect((await db.admin.query("SELECT 1 FROM rule_trial_hit")).rows).toEqual([]);
});

test("who lost the desk's rules meanwhile goes on with no trial; very many runs are counted, and the first are listed", async () => {
  const ruleId = await rule();
  expect(await start(ruleId, w.sales)).toMatchObject({ ok: false });
  expect(await start(ruleId, w.manufacturer)).toMatchObject({ kind: "not_found" });
  const { taskId } = done(await start(ruleId, w.engineer));
  await db.admin.query("UPDATE membership SET roles = '{partner_sales}' WHERE person_id = $1", [
    w.engineer.personId,
  ]);
  await work();
  await db.admin.query("UPDATE membership SET roles = '{partner_support}' WHERE person_id = $1", [
    w.engineer.personId,
  ]);
  expect((await read(w.engineer, ruleId)).trials[0]?.task).toMatchObject({
    state: "failed",
    error: "automation.refusal.trialGone",
  });
  expect((await db.admin.query("SELECT 1 FROM rule_trial_hit WHERE task_id = $1", [taskId])).rows).toEqual(
    [],
  );
  await db.admin.query("UPDATE rule_trial SET hits = $2 WHERE task_id = $1", [taskId, MOST_HITS - 3]);
  await db.admin.query(
    "UPDATE task SET state = 'waiting', due_at = now() - interval '1 second', finished_at = NULL, attempts = 0 WHERE id = $1",
    [taskId],
  );
  await work();
  const [trial] = (await read(w.engineer, ruleId)).trials;
  expect(trial?.hits).toBeGreaterThan(MOST_HITS);
  expect(trial?.listed).toBe(MOST_HITS);
  expect(
    (await db.admin.query("SELECT 1 FROM rule_trial_hit WHERE task_id = $1", [taskId])).rows,
  ).toHaveLength(3);
});
