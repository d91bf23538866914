import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { BLANK_EXCEPTION, type CalendarIn } from "#lib/features/calendars/definition.ts";
import {
  beginCalendar,
  discardCalendar,
  loadCalendarDraft,
  publishCalendar,
  recountCalendar,
  saveCalendar,
} from "#lib/features/calendars/drafts.ts";
import { calendarPage, calendarReview } from "#lib/features/calendars/queries.ts";
import {
  calendarYears,
  confirmYear,
  unconfirmedYears,
  yearsToConfirm,
} from "#lib/features/calendars/years.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { VersionCache } from "#lib/features/plans/versions.ts";
import { cancelTask } from "#lib/features/tasks/commands.ts";
import { findTask } from "#lib/features/tasks/queries.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { By } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

const KEY = "round-the-clock";
let db: TestDatabase;
let world: TicketWorld;
let admin: By;
let colleague: By;
let today: string;

beforeAll(async () => {
  // Each test writes its own version 2, which in life never changes and is therefore read once.
  vi.spyOn(VersionCache.prototype, "get").mockReturnValue(undefined);
  db = await cloneDatabase();
  usePrisma(db.client);
  world = await makeTicketWorld(db);
  admin = { ...(await makeVendorActor(db, world.ws, ["vendor_admin"])), ip: "192.0.2.1" };
  colleague = { ...(await makeVendorActor(db, world.ws, ["vendor_admin"])), ip: "192.0.2.1" };
  today = todayIn("America/Mexico_City", Date.now());
});
afterAll(async () => {
  vi.restoreAllMocks();
  await db.drop();
});
beforeEach(async () => {
  await db.admin.query(`DELETE FROM task; DELETE FROM timer; DELETE FROM ticket_clock; DELETE FROM ticket_message;
    DELETE FROM ticket; DELETE FROM business_calendar_draft; DELETE FROM calendar_year;
    DELETE FROM business_calendar_version WHERE version > 1`);
});

const here = <T>(
  work: (tx: Parameters<typeof loadCalendar>[0], now: Date) => Promise<T>,
  who: Actor = admin,
) => inWorkspace(who, work, db.client);
const draftOf = (key = KEY) => here(tx => loadCalendarDraft(tx, admin.tenantId, key));
const wholeDays = Object.fromEntries(
  WEEKDAYS.map(day => [day, [{ from: "00:00", to: "24:00" }]]),
) as CalendarIn["weekly"];
/** Open at every hour, but for these days. */
const closedOn = (form: CalendarIn, date: string, until = date): CalendarIn => ({
  ...form,
  open: "weekly",
  weekly: wholeDays,
  exceptions: [{ ...BLANK_EXCEPTION, name: { en: "Moving house", es: "Mudanza" }, date, until }],
});

/** Opens a draft, changes it, and leaves it to be published. */
async function edited(change: (form: CalendarIn) => CalendarIn) {
  await here(tx => beginCalendar(tx, admin, KEY));
  const draft = (await draftOf())!;
  await here((tx, now) => saveCalendar(tx, admin, draft, draft.version, change(draft.form), now));
  return (await draftOf())!;
}
async function published(change: (form: CalendarIn) => CalendarIn, effectiveFrom: string) {
  const draft = await edited(change);
  const input = { key: KEY, version: draft.version, effectiveFrom, note: "The office moves." };
  return here((tx, now) => publishCalendar(tx, admin, draft, input, now));
}
const clocks = async () =>
  (await db.admin.query("SELECT * FROM ticket_clock ORDER BY id")).rows as Record<string, unknown>[];

describe("a calendar is edited as a draft", () => {
  test("is kept as typed, wrong as it may be, and what is wrong stands at its field before it is published", async () => {
    const draft = await edited(form => ({
      ...closedOn(form, today),
      weekly: { ...wholeDays, mon: [{ from: "09:00", to: "9" }] },
    }));
    expect(draft.form.weekly.mon).toEqual([{ from: "09:00", to: "9" }]);
    const review = await here((tx, now) => calendarReview(tx, admin, KEY, null, today, now));
    expect(review.problems).toEqual([{ path: ["weekly", "mon", 0, "to"], key: "calendars.invalid.time" }]);
    expect(review.radius).toBeNull();
    const input = { key: KEY, version: draft.version, effectiveFrom: today, note: "x" };
    await expect(here((tx, now) => publishCalendar(tx, admin, draft, input, now))).rejects.toMatchObject({
      kind: "refused",
      key: "calendars.refusal.problems",
    });
  });

  test("two people at it: the slower one is told who was quicker, and nothing is overwritten", async () => {
    const draft = await edited(form => closedOn(form, today));
    await here((tx, now) =>
      saveCalendar(tx, colleague, draft, draft.version, { ...draft.form, zone: "Europe/Madrid" }, now),
    );
    const slow = here((tx, now) => saveCalendar(tx, admin, draft, draft.version, draft.form, now));
    await expect(slow).rejects.toMatchObject({ kind: "conflict", params: { name: colleague.name } });
    expect((await draftOf())?.form.zone).toBe("Europe/Madrid");
    const newest = (await draftOf())!;
    await here(tx => discardCalendar(tx, admin, newest, newest.version));
    await expect(
      here((tx, now) => saveCalendar(tx, admin, newest, newest.version, newest.form, now)),
    ).rejects.toMatchObject({ kind: "conflict", key: "calendars.refusal.gone" });
  });

  test("a day too far back or ahead is refused at its field", async () => {
    const draft = await edited(form => closedOn(form, today));
    for (const effectiveFrom of [addDays(today, -400), addDays(today, 800)])
      await expect(
        here((tx, now) =>
          publishCalendar(
            tx,
            admin,
            draft,
            { key: KEY, version: draft.version, effectiveFrom, note: "x" },
            now,
          ),
        ),
      ).rejects.toMatchObject({
        kind: "invalid",
        fields: { effectiveFrom: { key: "calendars.invalid.effectiveFrom" } },
      });
  });
});

describe("publication moves open clocks", () => {
  test("S2, S3: shows first which would move, then counts them anew from their start; what is finished stays", async () => {
    const one = await makeTicket(db, world);
    const done = await makeTicket(db, world, "vendor");
    await db.admin.query("UPDATE ticket_clock SET stopped_at = now() WHERE ticket_id = $1", [done.id]);
    const before = await clocks();
    const tomorrow = addDays(today, 1);
    const draft = await edited(form => closedOn(form, today, tomorrow));
    const { radius } = await here((tx, now) => calendarReview(tx, admin, KEY, today, today, now));
    expect(radius).toMatchObject({ open: 1, later: 1, earlier: 0, late: 0 });
    expect(radius?.clocks[0]).toMatchObject({ number: one.number, kind: "diagnosis", becomes: null });
    expect(radius?.plans.map(plan => plan.contracts)).toEqual([2]);
    const input = { key: KEY, version: draft.version, effectiveFrom: today, note: "The office moves." };
    const made = await here((tx, now) => publishCalendar(tx, admin, draft, input, now));
    expect(made.version).toBe(2);
    // Until its turn comes a clock keeps what it was promised.
    expect((await clocks()).map(c => c.due_at)).toEqual(before.map(c => c.due_at));
    await workOnTasks();
    const calendar = await here(tx => loadCalendar(tx, admin.tenantId, KEY));
    expect(calendar.earlier?.map(version => version.version)).toEqual([1]);
    for (const clock of await clocks()) {
      const was = before.find(row => row.id === clock.id)!;
      const moved = clock.ticket_id === one.id;
      expect(clock.calendar_version).toBe(moved ? 2 : 1);
      if (moved) expect(clock.due_at).toEqual(new Date(radius!.clocks[0]!.after));
      else expect(clock.due_at).toEqual(was.due_at);
    }
    const ticket = await db.admin.query("SELECT due_at FROM ticket WHERE id = $1", [one.id]);
    expect(ticket.rows[0].due_at).toEqual(new Date(radius!.clocks[0]!.after));
    const timers = await db.admin.query("SELECT due_at FROM timer WHERE ticket_id = $1 AND kind = 'breach'", [
      one.id,
    ]);
    expect(timers.rows.map(row => row.due_at)).toEqual([new Date(radius!.clocks[0]!.after)]);
    const task = await here((tx, now) => findTask(tx, admin, made.taskId!, now));
    expect(task).toMatchObject({ state: "done", done: 1, total: 1, result: { moved: 1 } });
    // Whoever reads that clock finds a line about it on the case.
    const { rows: told } = await db.admin.query(
      "SELECT subject_id, data FROM event WHERE type = 'sla.moved'",
    );
    expect(told).toMatchObject([
      { subject_id: one.id, data: { due: radius!.clocks[0]!.after, calendar: KEY } },
    ]);
  });

  test("a closing in the past puts a late clock back in time, and taking it back makes it late again", async () => {
    const { id } = await makeTicket(db, world);
    await letTimePass(db, world.ws.tenantId, id, 6 * 60);
    const draft = await edited(form => closedOn(form, addDays(today, -2), today));
    const review = () => here((tx, now) => calendarReview(tx, admin, KEY, addDays(today, -5), today, now));
    expect((await review()).radius).toMatchObject({ late: 0, inTime: 1 });
    const input = {
      key: KEY,
      version: draft.version,
      effectiveFrom: addDays(today, -5),
      note: "A forgotten holiday.",
    };
    await here((tx, now) => publishCalendar(tx, admin, draft, input, now));
    await workOnTasks();
    expect(Number((await clocks())[0]?.due_at)).toBeGreaterThan(Date.now());
    await edited(form => ({ ...form, open: "round" }));
    expect((await review()).radius).toMatchObject({ late: 1, inTime: 0, earlier: 1 });
    expect((await review()).radius?.clocks[0]?.becomes).toBe("late");
  });

  test("stopped half way, the rest keeps its version, is told of, and can be counted later", async () => {
    await makeTicket(db, world);
    const { taskId } = await published(form => closedOn(form, today), today);
    const task = (await here((tx, now) => findTask(tx, admin, taskId!, now)))!;
    await here((tx, now) => cancelTask(tx, admin, task, now));
    await workOnTasks();
    expect((await clocks()).map(clock => clock.calendar_version)).toEqual([1]);
    const page = () => here((tx, now) => calendarPage(tx, admin, KEY, null, today, now));
    expect((await page()).behind).toBe(1);
    await here(tx => recountCalendar(tx, admin, KEY));
    await workOnTasks();
    expect((await page()).behind).toBe(0);
    expect((await clocks()).map(clock => clock.calendar_version)).toEqual([2]);
    // Once more changes nothing.
    expect(await here(tx => recountCalendar(tx, admin, KEY))).toBeNull();
  });

  test("two clocks of one case both move, and the list follows the one that is due first now (T2, S3)", async () => {
    const { id } = await makeTicket(db, world);
    // Of a case that level 3 has as well, and whose answer is promised in hours that don't change.
    await db.admin.query(
      `INSERT INTO ticket_clock (tenant_id, id, ticket_id, audience, partner_org_id, customer_org_id, kind, cycle, priority,
         target_minutes, calendar_key, calendar_version, started_at, due_at, warn_at, warn_at_percent)
       SELECT tenant_id, gen_random_uuid(), ticket_id, 'everyone', partner_org_id, customer_org_id, made.kind, 1, priority,
         made.target, made.calendar, 1, started_at, started_at + made.target * interval '1 minute', started_at, 75
       FROM ticket_clock, (VALUES ('level3', 300, 'round-the-clock'), ('resolution', 600, 'mexico-city')) AS made (kind, target, calendar)
       WHERE ticket_id = $1`,
      [id],
    );
    await published(form => closedOn(form, today, addDays(today, 1)), today);
    await workOnTasks();
    const { rows } = await db.admin.query(
      "SELECT t.clock_kind, t.due_at, t.l3_due_at, c.kind, c.due_at AS due FROM ticket t JOIN ticket_clock c ON c.ticket_id = t.id WHERE t.id = $1",
      [id],
    );
    const due = (kind: string) => rows.find(row => row.kind === kind).due;
    expect(rows[0].clock_kind).toBe("resolution");
    expect(rows[0].due_at).toEqual(due("resolution"));
    expect(rows[0].l3_due_at).toEqual(due("level3"));
    expect(due("level3").getTime()).toBeGreaterThan(Date.now() + 86_400_000);
  });

  test("a clock that a pause holds moves too, and is due from nothing until it goes on", async () => {
    const { id } = await makeTicket(db, world);
    const since = new Date(Date.now() - 60_000).getTime();
    await db.admin.query(
      "UPDATE ticket_clock SET pauses = $1, due_at = NULL, warn_at = NULL WHERE ticket_id = $2",
      [JSON.stringify([{ from: since, to: null }]), id],
    );
    await edited(form => closedOn(form, addDays(today, -1), addDays(today, 3)));
    const review = await here((tx, now) => calendarReview(tx, admin, KEY, addDays(today, -1), today, now));
    expect(review.radius?.clocks[0]).toMatchObject({ paused: true, becomes: null });
  });
});

describe("a year's holidays are found right by a person", () => {
  const KEPT = "mexico-city";
  test("who and when; days that change afterwards are to be looked at again", async () => {
    const [year] = yearsToConfirm(today) as [number];
    const look = () =>
      here(
        async tx =>
          (await calendarYears(tx, admin.tenantId, await loadCalendar(tx, admin.tenantId, KEPT), [year]))[0]!,
      );
    const first = await look();
    expect(first.confirmed).toBeNull();
    const seen = first.days.map(one => one.date);
    await here(tx => confirmYear(tx, admin, { key: KEPT, year, seen }));
    expect((await look()).confirmed?.by).toBe(admin.name);
    const open = await here(tx => unconfirmedYears(tx, admin.tenantId, today));
    expect(open.filter(one => one.key === KEPT && one.year === year)).toEqual([]);
    expect(open.some(one => one.key === KEY)).toBe(false);
    await expect(
      here(tx => confirmYear(tx, admin, { key: KEPT, year, seen: seen.slice(1) })),
    ).rejects.toMatchObject({ kind: "conflict" });
    await here(tx => beginCalendar(tx, admin, KEPT));
    const draft = (await draftOf(KEPT))!;
    await here((tx, now) =>
      saveCalendar(tx, admin, draft, draft.version, { ...draft.form, holidays: [] }, now),
    );
    const next = (await draftOf(KEPT))!;
    await here((tx, now) =>
      publishCalendar(
        tx,
        admin,
        next,
        { key: KEPT, version: next.version, effectiveFrom: addDays(today, -360), note: "x" },
        now,
      ),
    );
    expect(await look()).toMatchObject({ confirmed: null, changedSince: true });
  });
});
