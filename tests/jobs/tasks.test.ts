import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { cancelTask, startTask } from "#lib/features/tasks/commands.ts";
import { findTask } from "#lib/features/tasks/queries.ts";
import type { TaskHandler } from "#lib/jobs/tasks/handler.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { recordEvent } from "#lib/platform/record.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

// A task is done step by step: what a step did and where the next begins stand or fall together.

vi.setConfig({ testTimeout: 60_000 });
let db: TestDatabase;
let ws: TestWorkspace;
let who: Actor;
let partnerOrgId: string;
const kinds: Record<string, TaskHandler> = {};
const work = (sliceMs?: number) => workOnTasks(sliceMs, db.client, kinds);

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  who = await makeVendorActor(db, ws);
  partnerOrgId = (await makePartner(db, ws)).org.orgId;
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.admin.query("DELETE FROM task; DELETE FROM event");
});

/** Says one word a step, five in all; `before` may break a step. */
const counting = (before: (at: number) => void | Promise<void> = () => undefined): TaskHandler => ({
  step: async ({ tx, actor, cursor }) => {
    const at = (cursor as { at?: number }).at ?? 0;
    await recordEvent(tx, actor, {
      subjectType: "partnership",
      subjectId: ws.tenantId,
      type: "message.sent",
      partnerOrgId,
      data: { at },
    });
    await before(at);
    const step = { done: at + 1, total: 5, cursor: { at: at + 1 } };
    return at < 4
      ? step
      : {
          ...step,
          finished: {
            result: { said: 5 },
            file: { name: "said.csv", mediaType: "text/csv", bytes: new TextEncoder().encode("x") },
          },
        };
  },
});

const start = (kind: string) => inWorkspace(who, tx => startTask(tx, who, kind, {}), db.client);
const look = (id: string) => inWorkspace(who, (tx, now) => findTask(tx, who, id, now), db.client);
const said = async () =>
  (await db.admin.query("SELECT (data->>'at')::int AS at FROM event ORDER BY 1")).rows.map(row => row.at);
/** As if the worker's lease had run out. */
const later = () =>
  db.admin.query("UPDATE task SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL");

test("every step once, progress seen on the way, the file for its requester", async () => {
  kinds.count = counting();
  const id = await start("count");
  expect(await look(id)).toMatchObject({ state: "waiting", done: 0 });
  await work(0);
  expect(await look(id)).toMatchObject({ state: "running", done: 1, total: 5 });
  await work();
  expect(await look(id)).toMatchObject({ state: "done", done: 5, fileName: "said.csv", result: { said: 5 } });
  expect(await said()).toEqual([0, 1, 2, 3, 4]);
  expect(await work()).toBe(0);
});

test("a worker that dies in the middle of a step loses that step alone; the next goes on from there", async () => {
  let deaths = 1;
  kinds.dying = counting(at => {
    if (at === 2 && deaths-- > 0) throw new Error("killed");
  });
  const id = await start("dying");
  await expect(work()).rejects.toThrow("killed");
  expect(await said()).toEqual([0, 1]);
  expect(await work()).toBe(0);
  await later();
  await work();
  expect(await look(id)).toMatchObject({ state: "done", done: 5 });
  expect(await said()).toEqual([0, 1, 2, 3, 4]);
});

test("while a step is under way nobody else takes the task up, late as the step may be", async () => {
  let taken = -1;
  kinds.slow = counting(async at => {
    if (at === 1) taken = await work();
  });
  const id = await start("slow");
  await work(0);
  // The lease is over before the step begins; the step's own lock still keeps others away.
  await later();
  await work();
  expect(taken).toBe(0);
  expect(await look(id)).toMatchObject({ state: "done", done: 5 });
  expect(await said()).toEqual([0, 1, 2, 3, 4]);
});

test("two workers at once: one takes it", async () => {
  kinds.count = counting();
  await start("count");
  const taken = await Promise.all([work(), work(), work()]);
  expect(taken.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(await said()).toEqual([0, 1, 2, 3, 4]);
});

test("stopped between two steps, nothing more is done, and stopping again changes nothing", async () => {
  kinds.count = counting();
  const id = await start("count");
  await work(0);
  const stop = async () => {
    const task = await look(id);
    if (!task) throw new Error("gone");
    return inWorkspace(who, (tx, now) => cancelTask(tx, who, task, now), db.client);
  };
  expect(await stop()).toEqual({ state: "cancelled", done: 1, total: 5 });
  expect(await stop()).toEqual({ state: "cancelled", done: 1, total: 5 });
  await later();
  expect(await work()).toBe(0);
  expect(await look(id)).toMatchObject({ state: "cancelled", done: 1 });
  expect(await said()).toEqual([0]);
});

test("who stops what they saw under way is told how far it went since, and that it is done where it is", async () => {
  kinds.count = counting();
  const id = await start("count");
  const seen = await look(id);
  if (!seen) throw new Error("gone");
  await work();
  const left = await inWorkspace(who, (tx, now) => cancelTask(tx, who, seen, now), db.client);
  expect(left).toEqual({ state: "done", done: 5, total: 5 });
});

test("what always fails is given up after a few attempts; a refusal ends it at once with its words", async () => {
  kinds.broken = { step: () => Promise.reject(new Error("no")) };
  kinds.refusing = { step: () => Promise.reject(new Refusal("forbidden", "errors.forbidden")) };
  const broken = await start("broken");
  for (let i = 0; i < 5; i++) {
    await expect(work()).rejects.toThrow("no");
    await later();
  }
  await work();
  expect(await look(broken)).toMatchObject({ state: "failed", error: "tasks.error.gaveUp" });
  const refused = await start("refusing");
  await work();
  expect(await look(refused)).toMatchObject({ state: "failed", error: "errors.forbidden" });
});

test("somebody who left has nothing done in their name any more (R1)", async () => {
  const leaver = await makeVendorActor(db, ws);
  kinds.count = counting();
  const id = await inWorkspace(leaver, tx => startTask(tx, leaver, "count", {}), db.client);
  await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE id = $1", [
    leaver.membershipId,
  ]);
  await work();
  const { rows } = await db.admin.query("SELECT state, error FROM task WHERE id = $1", [id]);
  expect(rows).toEqual([{ state: "failed", error: "tasks.error.left" }]);
  expect(await said()).toEqual([]);
});

test("a fourth of a kind at once is refused, also when asked for at the same moment", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 6 }, () => start("count")));
  expect(asked.filter(one => one.status === "fulfilled")).toHaveLength(3);
});
