import { afterAll, beforeAll, expect, test } from "vitest";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { promiseCheck } from "#lib/features/plans/promise.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { mexicoCityHours } from "#prisma/seed/calendars.ts";
import { standardPlan } from "#prisma/seed/ecm/plans.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeCalendars } from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

const MX = "America/Mexico_City";
let db: TestDatabase;
let ws: TestWorkspace;
let vendor: WorkspaceContext;
let partner: WorkspaceContext;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  await makeCalendars(db, ws);
  vendor = await makeVendorActor(db, ws, ["vendor_admin"]);
  partner = (await makePartner(db, ws, ["partner_admin"])).actor;
});
afterAll(() => db.drop());

const all = (key: string) => ({ P1: key, P2: key, P3: key, P4: key });
const same = (minutes: number) => ({ P1: minutes, P2: minutes, P3: minutes, P4: minutes });
/** Level 3 has half the least target, and the levels before it the rest of that. */
const terms: SupportPlanTerms = {
  ...standardPlan.terms,
  further: { level1: { targets: same(60) }, level2: { targets: same(60) } },
  level3Targets: same(120),
};
const check = (by: WorkspaceContext, more: Partial<SupportPlanTerms> = {}, from = "2026-11-30") =>
  inWorkspace(
    by,
    tx =>
      promiseCheck(tx, ws.tenantId, { terms: { ...terms, ...more }, servedBy: "partner", from, zone: MX }),
    db.client,
  );

test("T2: partner and vendor read the same check of the year from a day on", async () => {
  const said = await check(vendor);
  expect(said).toEqual(await check(partner));
  expect(said).toMatchObject({ servedBy: "partner", from: "2026-11-30", zone: MX });
  expect(said!.priorities.map(one => [one.priority, one.stretches, one.worst])).toEqual([
    ["P1", 0, null],
    ["P2", 0, null],
    ["P3", 0, null],
    ["P4", 0, null],
  ]);
});

test("a closing of the manufacturer alone makes some beginnings impossible, and they are named", async () => {
  await makeCalendar(
    db,
    ws,
    {
      ...mexicoCityHours,
      exceptions: [{ kind: "closed", date: "2027-02-10", name: { en: "Moving house", es: "Mudanza" } }],
    } as BusinessCalendar,
    "makers",
  );
  const said = await check(vendor, { level3Calendars: all("makers") });
  const p1 = said!.priorities[0]!;
  expect(p1.stretches).toBe(1);
  const [stretch] = p1.impossible;
  const wall = (at: number) => new Date(at).toLocaleString("sv-SE", { timeZone: MX }).slice(0, 16);
  // What begins on the day before from 14:00 on reaches level 3 too late to be done that day.
  expect(wall(stretch!.from)).toBe("2027-02-09 14:00");
  // Due on the morning of the closing, done on the next.
  expect([wall(p1.worst!.due).slice(0, 10), p1.worst!.lateBy]).toEqual(["2027-02-10", 24 * 60]);
});

test("a calendar that is not published: nothing is said, where the plan itself says what is wrong", async () => {
  expect(await check(vendor, { level3Calendars: all("nowhere") })).toBeNull();
});

test("R1: calendars of another workspace are not there", async () => {
  const stranger = await makeVendorActor(db, await makeWorkspace(db), ["vendor_admin"]);
  expect(await check(stranger)).toBeNull();
});
