import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rule } from "#lib/domain/automation/rule.ts";
import { deskActor } from "#lib/features/automation/desk.ts";
import { tryRule } from "#lib/features/automation/trial.ts";
import { changePriority } from "#lib/features/tickets/commands/diagnose.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
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
      const { tenantId, orgId, side } = actor;
      const desk = await deskActor(tx, { tenantId, id: newId(), orgId, side }, []);
      const whole: Rule = { trigger: "opened", match: "all", conditions: [], actions: [], ...rule };
      return tryRule(tx, desk, whole, { days, after: null, before: null }, now);
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
