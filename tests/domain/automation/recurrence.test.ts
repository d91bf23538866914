import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayOfOccurrence,
  dueNow,
  occurrencesFrom,
  type Place,
  type Recurrence,
  upcoming,
} from "#lib/domain/automation/recurrence.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import { instantOf, timeIn, todayIn } from "#lib/domain/time/zone.ts";

const madrid = "Europe/Madrid";
const weekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const place: Place = { zone: madrid, isOpen: date => !weekend(date) };
const monthly = (day: number, more: Partial<Recurrence> = {}): Recurrence =>
  ({
    unit: "month",
    day,
    every: 1,
    time: "09:00",
    from: "2026-01-01",
    until: null,
    shift: "none",
    ...more,
  }) as Recurrence;
const weekly = (weekday: number, more: Partial<Recurrence> = {}): Recurrence =>
  ({
    unit: "week",
    weekday,
    every: 1,
    time: "09:00",
    from: "2026-01-01",
    until: null,
    shift: "none",
    ...more,
  }) as Recurrence;
const days = (rule: Recurrence, most = 5) => occurrencesFrom(rule, place, rule.from, most).map(one => one.on);

describe("days", () => {
  test("the 31st is the last day of a shorter month, and the 31st again after it", () => {
    expect(days(monthly(31))).toEqual(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
    expect(dayOfOccurrence(monthly(31, { from: "2028-02-01" }), 0)).toBe("2028-02-29");
  });

  test("29 February of every year falls on the 28th in between", () => {
    expect(days(monthly(29, { from: "2028-02-29", every: 12 }))).toEqual([
      "2028-02-29",
      "2029-02-28",
      "2030-02-28",
      "2031-02-28",
      "2032-02-29",
    ]);
  });

  test("a day of the month that has passed begins with the next month", () => {
    expect(days(monthly(5, { from: "2026-01-06" }), 1)).toEqual(["2026-02-05"]);
    expect(days(monthly(31, { from: "2026-02-28" }), 1)).toEqual(["2026-02-28"]);
    expect(days(monthly(31, { from: "2026-12-31" }), 2)).toEqual(["2026-12-31", "2027-01-31"]);
  });

  test("every two weeks on a Monday, until a day that counts itself", () => {
    expect(days(weekly(1, { every: 2, until: "2026-02-02" }))).toEqual([
      "2026-01-05",
      "2026-01-19",
      "2026-02-02",
    ]);
  });

  test("a closed day is moved to the next open one or the one before, never to before it began", () => {
    const moved = (rule: Recurrence) =>
      occurrencesFrom(rule, place, rule.from, 1).map(one => todayIn(madrid, one.at))[0];
    expect(moved(monthly(3, { shift: "next" }))).toBe("2026-01-05");
    expect(moved(monthly(3, { shift: "previous" }))).toBe("2026-01-02");
    expect(moved(monthly(3, { shift: "previous", from: "2026-01-03" }))).toBe("2026-01-05");
    expect(moved(monthly(3))).toBe("2026-01-03");
    const shut = { zone: madrid, isOpen: () => false };
    expect(occurrencesFrom(monthly(3, { shift: "next" }), shut, "2026-01-01", 1)[0]?.on).toBe("2026-01-03");
  });
});

test("the clock's time stays when clocks change; one that is skipped is the one after it", () => {
  const sundays = occurrencesFrom(weekly(7, { time: "02:30" }), place, "2026-03-22", 3);
  expect(sundays.map(one => timeIn(madrid, one.at))).toEqual(["02:30", "03:30", "02:30"]);
  const autumn = occurrencesFrom(weekly(7, { time: "02:30" }), place, "2026-10-25", 1)[0];
  expect(autumn?.at).toBe(instantOf(madrid, "2026-10-25", "02:30"));
});

test("after a standstill only the latest is opened, the others are named, and the next is waited for", () => {
  const rule = weekly(1);
  const now = instantOf(madrid, "2026-02-03", "10:00");
  const due = dueNow(rule, place, "2026-01-12", now);
  expect(due.missed.map(one => one.on)).toEqual(["2026-01-12", "2026-01-19", "2026-01-26"]);
  expect(due.open?.on).toBe("2026-02-02");
  expect(due.next?.on).toBe("2026-02-09");
  expect(dueNow(rule, place, "2026-02-09", now)).toMatchObject({ open: null, missed: [] });
  const ended = dueNow({ ...rule, until: "2026-01-20" }, place, "2026-01-12", now);
  expect([ended.open?.on, ended.next]).toEqual(["2026-01-19", null]);
});

const zone = fc.constantFrom(madrid, "America/Mexico_City", "Australia/Lord_Howe", "Pacific/Apia", "UTC");
const date = fc.integer({ min: 0, max: 3_000 }).map(n => addDays("2024-01-01", n));
const time = fc
  .record({ h: fc.integer({ min: 0, max: 23 }), m: fc.integer({ min: 0, max: 59 }) })
  .map(({ h, m }) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const common = {
  every: fc.integer({ min: 1, max: 12 }),
  time,
  from: date,
  until: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
  shift: fc.constantFrom("none" as const, "next" as const, "previous" as const),
};
const recurrence = fc
  .oneof(
    fc.record({ ...common, unit: fc.constant("week" as const), weekday: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ ...common, unit: fc.constant("month" as const), day: fc.integer({ min: 1, max: 31 }) }),
  )
  .map(
    ({ until, ...rule }): Recurrence => ({
      ...rule,
      until: until === null ? null : addDays(rule.from, until),
    }),
  );

describe("whatever recurs, wherever", () => {
  test("days rise, lie within its bounds, and are on their weekday or day of the month", () => {
    fc.assert(
      fc.property(recurrence, zone, (rule, where) => {
        const all = occurrencesFrom(rule, { ...place, zone: where }, rule.from, 30);
        all.forEach((one, i) => {
          expect(one.on >= rule.from).toBe(true);
          if (rule.until !== null) expect(one.on <= rule.until).toBe(true);
          const before = all[i - 1];
          if (before) expect(one.on > before.on).toBe(true);
          if (rule.unit === "week") {
            expect((new Date(`${one.on}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(rule.weekday - 1);
            if (before) expect(daysBetween(before.on, one.on)).toBe(rule.every * 7);
          } else {
            const day = Number(one.on.slice(8));
            const last = addDays(one.on, 1).endsWith("-01");
            expect(day === rule.day || (last && day < rule.day)).toBe(true);
          }
        });
      }),
    );
  });

  test("asking from any day finds the same occurrences as going through them all", () => {
    fc.assert(
      fc.property(recurrence, fc.integer({ min: -50, max: 2_000 }), (rule, later) => {
        const from = addDays(rule.from, later);
        const all = occurrencesFrom(rule, place, rule.from, 400);
        expect(occurrencesFrom(rule, place, from, 3)).toEqual(all.filter(one => one.on >= from).slice(0, 3));
      }),
    );
  });

  test("worked at whatever moments, each occurrence is opened or missed exactly once", () => {
    fc.assert(
      fc.property(
        recurrence,
        fc.array(fc.integer({ min: 1, max: 40 * 24 }), { minLength: 1, maxLength: 20 }),
        (rule, waits) => {
          const first = occurrencesFrom(rule, place, rule.from, 1)[0];
          if (!first) return;
          let next: string | null = first.on;
          let now = instantOf(madrid, rule.from, "00:00");
          const handled: string[] = [];
          for (const hours of waits) {
            now += hours * 3_600_000;
            if (next === null) break;
            const due = dueNow(rule, place, next, now);
            handled.push(...due.missed.map(one => one.on), ...(due.open ? [due.open.on] : []));
            if (due.open && due.next) expect(due.next.on > due.open.on).toBe(true);
            next = due.open ? (due.next?.on ?? null) : next;
          }
          const came = occurrencesFrom(rule, place, rule.from, 200);
          expect(handled).toEqual(came.slice(0, handled.length).map(one => one.on));
        },
      ),
    );
  });

  test("what is to come is after now and in order", () => {
    fc.assert(
      fc.property(recurrence, date, (rule, day) => {
        const now = instantOf(madrid, day, "12:00");
        const five = upcoming(rule, place, now, 5);
        expect(five.every(one => one.at > now)).toBe(true);
        expect(five.map(one => one.on)).toEqual(five.map(one => one.on).toSorted());
      }),
    );
  });
});
