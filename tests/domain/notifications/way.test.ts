import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupLines, nextDigest } from "#lib/domain/notifications/digest.ts";
import { GROUPS, ruleOf } from "#lib/domain/notifications/groups.ts";
import { type QuietHours, quietUntil } from "#lib/domain/notifications/quiet.ts";
import {
  fixedReason,
  groupOf,
  isUrgent,
  mailWay,
  type Preference,
  WAYS,
} from "#lib/domain/notifications/way.ts";
import { WEEKDAYS, type Weekday } from "#lib/domain/time/calendar-types.ts";
import { dayOf, weekdayOf } from "#lib/domain/time/civil.ts";
import { DAY, MINUTE } from "#lib/domain/time/types.ts";
import { topics } from "#lib/jobs/recipients/all.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const time = fc.integer({ min: 0, max: 95 }).map(quarter => clock(quarter * 15));
const weekday = fc.constantFrom<Weekday>(...WEEKDAYS);
/** Where and when clocks change, one way or the other; Havana and Beirut at midnight, Lord Howe by half an hour. */
const place = fc.constantFrom<[string, string]>(
  ["Europe/Madrid", "2026-03-29"],
  ["Europe/Madrid", "2026-10-25"],
  ["America/Mexico_City", "2022-10-30"],
  ["America/New_York", "2027-03-14"],
  ["America/Havana", "2027-03-14"],
  ["America/Havana", "2026-11-01"],
  ["Asia/Beirut", "2027-03-28"],
  ["Asia/Beirut", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Asia/Kathmandu", "2026-12-31"],
);
const moment = fc
  .tuple(place, fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }))
  .map(([[zone, date], minutes]) => ({ zone, now: dayOf(date) * DAY + minutes * MINUTE }));
const quiet: fc.Arbitrary<QuietHours> = fc.record({
  hours: fc.option(fc.record({ from: time, until: time }), { nil: null }),
  days: fc.uniqueArray(weekday, { maxLength: 6 }),
});

/** As a person reads it off the wall. */
function isQuiet({ hours, days }: QuietHours, zone: string, now: number): boolean {
  const [date = "", hour = ""] = wall(now, zone).split(" ");
  if (days.includes(weekdayOf(dayOf(date)))) return true;
  if (!hours || hours.from === hours.until) return false;
  const { from, until } = hours;
  return from < until ? hour >= from && hour < until : hour >= from || hour < until;
}

describe("quiet hours", () => {
  test("a night of Madrid ends at eight, however long it was", () => {
    const night: QuietHours = { hours: { from: "20:00", until: "08:00" }, days: ["sat", "sun"] };
    const until = (text: string) => {
      const end = quietUntil(night, "Europe/Madrid", at(text, "Europe/Madrid"));
      return end && wall(end, "Europe/Madrid");
    };
    expect(until("2026-11-24T19:59")).toBeNull();
    expect(until("2026-11-24T20:00")).toBe("2026-11-25 08:00");
    expect(until("2026-11-25T07:59")).toBe("2026-11-25 08:00");
    expect(until("2026-11-25T08:00")).toBeNull();
    // Friday night: the weekend is quiet, on which clocks go back.
    expect(until("2026-10-23T21:00")).toBe("2026-10-26 08:00");
  });

  test("end where the wall says so, over every change of the clocks", () => {
    fc.assert(
      fc.property(quiet, moment, (hours, { zone, now }) => {
        const end = quietUntil(hours, zone, now);
        expect(end === null).toBe(!isQuiet(hours, zone, now));
        if (end === null) return;
        expect(end).toBeGreaterThan(now);
        expect(isQuiet(hours, zone, end)).toBe(false);
        // Quiet until then, without a gap.
        for (let t = now; t < end; t += 15 * MINUTE) expect(isQuiet(hours, zone, t)).toBe(true);
        expect(isQuiet(hours, zone, end - MINUTE)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("that cover the whole week are none", () => {
    expect(quietUntil({ hours: null, days: WEEKDAYS }, "UTC", 0)).toBeNull();
  });
});

describe("a digest", () => {
  test("leaves at the person's hour, strictly later, and no day is passed over", () => {
    fc.assert(
      fc.property(
        fc.record({ day: fc.option(weekday, { nil: null }), at: time }),
        moment,
        (digest, { zone, now }) => {
          const next = nextDigest(digest, zone, now);
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual((digest.day ? 7 : 1) * DAY + 2 * 60 * MINUTE);
          const [date = "", hour = ""] = wall(next, zone).split(" ");
          if (digest.day) expect(weekdayOf(dayOf(date))).toBe(digest.day);
          // An hour that is skipped is the one after it.
          expect(hour >= digest.at).toBe(true);
          expect(nextDigest(digest, zone, next)).toBeGreaterThan(next + DAY / 2);
        },
      ),
    );
  });

  test("has each line once, by what it is about", () => {
    const line = fc.record({ about: fc.constantFrom("a", "b", "c"), at: fc.integer({ min: 0, max: 50 }) });
    fc.assert(
      fc.property(fc.array(line), lines => {
        const groups = groupLines(lines);
        expect(groups.flatMap(g => g.lines).length).toBe(lines.length);
        expect(new Set(groups.map(g => g.about)).size).toBe(groups.length);
        for (const group of groups) {
          expect(group.lines.every(one => one.about === group.about)).toBe(true);
          expect(group.lines.map(one => one.at)).toEqual(
            group.lines.map(one => one.at).sort((a, b) => a - b),
          );
        }
      }),
    );
  });
});

describe("how a mail comes", () => {
  const kinds = Object.keys(topics);
  const event = fc.record({
    rule: fc.constantFrom(...kinds).map(kind => ruleOf(kind)!),
    priority: fc.constantFrom("P1", "P2", "P4", null),
    follows: fc.boolean(),
    entry: fc.boolean(),
  });
  const preference: fc.Arbitrary<Preference> = fc.record({
    choices: fc.dictionary(
      fc.constantFrom(...GROUPS.map(group => group.key)),
      fc.record({ way: fc.constantFrom(...WAYS), at: fc.nat() }),
    ),
    quiet,
    digest: fc.record({ day: fc.option(weekday, { nil: null }), at: time }),
  });

  test("every kind of event that people are told of has its group, and every group has some", () => {
    const groups = kinds.map(kind => ruleOf(kind)?.group);
    expect(kinds.filter(kind => ruleOf(kind) === null)).toEqual([]);
    // Followed cases are told from one's own by the person, not by the event.
    expect(GROUPS.map(g => g.key).filter(key => key !== "followed" && !groups.includes(key))).toEqual([]);
    expect(ruleOf("nothing.known")).toBeNull();
    // The receipt of one's own case is no news of a team's (S8).
    expect(ruleOf("ticket.opened", "ticket.received")?.fixed).toBe("receipt");
  });

  test("fixed is never left out, turned off never comes, urgent never waits, and nothing else breaks the quiet", () => {
    fc.assert(
      fc.property(event, preference, moment, (told, wish, { zone, now }) => {
        const way = mailWay(told, wish, zone, now);
        const chosen = wish.choices[groupOf(told)]?.way ?? "now";
        const fixed = fixedReason(told) !== null;
        if (fixed) expect(["now", "later"]).toContain(way.way);
        else if (chosen === "portal") expect(way.way).toBe("portal");
        else if (chosen === "digest" && !told.entry) expect(way.way).toBe("digest");
        else expect(["now", "later"]).toContain(way.way);
        if (isUrgent(told)) expect(way.way).not.toBe("later");
        if (way.way === "now" && !isUrgent(told)) expect(isQuiet(wish.quiet, zone, now)).toBe(false);
        if (way.way === "later") {
          expect(isQuiet(wish.quiet, zone, now)).toBe(true);
          // At that moment it does go.
          expect(mailWay(told, wish, zone, way.at).way).toBe("now");
        }
        if (way.way === "digest") expect(way.at).toBeGreaterThan(now);
      }),
      { numRuns: 300 },
    );
  });

  test("S5: a P1 can be turned off by who follows it, not by who is responsible", () => {
    const off: Preference = {
      choices: { cases: { way: "portal", at: 0 }, followed: { way: "portal", at: 0 } },
      quiet: { hours: { from: "00:00", until: "23:59" }, days: [] },
      digest: { day: null, at: "08:00" },
    };
    const replied = { rule: ruleOf("ticket.replied")!, priority: "P1", entry: false };
    expect(mailWay({ ...replied, follows: false }, off, "UTC", 0)).toEqual({ way: "now" });
    expect(mailWay({ ...replied, follows: true }, off, "UTC", 0)).toEqual({ way: "portal" });
    expect(mailWay({ ...replied, priority: "P2", follows: false }, off, "UTC", 0)).toEqual({ way: "portal" });
  });
});
