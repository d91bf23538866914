import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPromise, type PromiseTerms, stagesOf } from "#lib/domain/contracts/promise.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { DAY, MINUTE } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";
import { mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const office = mexicoCityHours.key;
const always = "round-the-clock";
/** The vendor's own hours, which keep other holidays: closed on the Monday of the case below. */
const madrid: BusinessCalendar = {
  key: "madrid",
  version: 1,
  zone: "Europe/Madrid",
  name: { en: "Madrid", es: "Madrid" },
  weekly: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"].map(day => [day, [{ from: "09:00", to: "18:00" }]]),
  ),
  holidays: [{ kind: "fixed", month: 12, day: 7, name: { en: "Moved holiday", es: "Festivo trasladado" } }],
};
const calendars: Record<string, BusinessCalendar> = {
  [office]: mexicoCityHours,
  [always]: roundTheClockIn(MX),
  madrid,
};
const calendarOf = (key: string) => calendars[key]!;
const all = (key: string) => ({ P1: key, P2: key, P3: key, P4: key });
const same = (minutes: number) => ({ P1: minutes, P2: minutes, P3: minutes, P4: minutes });

const terms: PromiseTerms = {
  targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  calendars: all(office),
  further: { level1: { targets: same(30) }, level2: { targets: same(60) } },
  level3Targets: same(120),
  handoverMinutes: 10,
  pauseWhileWaiting: true,
  warnAtPercent: 75,
};
const year = { from: at("2026-11-27T00:00", MX), to: at("2027-11-27T00:00", MX) };
const check = (more: Partial<PromiseTerms> = {}, servedBy: "partner" | "vendor" = "partner") =>
  checkPromise({ ...terms, ...more }, servedBy, calendarOf, year);

describe("T2: the way of a case through the levels", () => {
  it("each takes its own target, with a hand-over between two of them and back from the manufacturer (P14)", () => {
    const { stages, unstated } = stagesOf(terms, "P1", "partner");
    expect(stages.map(stage => `${stage.kind} ${stage.target}`)).toEqual([
      "level1 30",
      "handover 10",
      "level2 60",
      "handover 10",
      "level3 120",
      "handover 10",
    ]);
    expect(unstated).toEqual([]);
  });

  it("T1: a vendor that serves itself works all levels", () => {
    expect(stagesOf(terms, "P1", "vendor").stages.map(stage => stage.kind)).toEqual([
      "level1",
      "handover",
      "level2",
    ]);
  });

  it("a level without a target is named, not guessed", () => {
    const bare = { ...terms, level3Targets: null, further: { level1: { targets: { P1: 30 } } } };
    expect(stagesOf(bare, "P1", "partner").unstated).toEqual(["level2", "level3"]);
    expect(stagesOf(bare, "P2", "partner").unstated).toEqual(["level1", "level2", "level3"]);
  });
});

describe("the check of a promise over a year of calendars", () => {
  it("S3: what adds up to the target in the same hours can always be kept", () => {
    expect(check()[0]).toMatchObject({ priority: "P1", impossible: [], share: 0, worst: null });
  });

  it("a minute more cannot ever", () => {
    expect(check({ handoverMinutes: 11 })[0]).toMatchObject({
      share: 1,
      worst: { lateBy: expect.any(Number) },
    });
    expect(check({ handoverMinutes: 11 })[0]!.impossible).toEqual([year]);
  });

  it("names the beginnings at which the manufacturer's own hours and holidays stand in the way", () => {
    const p4 = check({ rules: { level3: { calendars: all("madrid") } } })[3]!;
    // 42 business hours leave room for every holiday but a long one.
    expect(p4.impossible).toEqual([]);
    const p2 = check({ rules: { level3: { calendars: all("madrid") } } })[1]!;
    expect(p2.share).toBeGreaterThan(0);
    expect(p2.share).toBeLessThan(1);
    // What begins on a Friday afternoon reaches the manufacturer on Monday: a holiday there on 7 December alone.
    const begun = (day: string) => at(`2026-12-${day}T16:00`, MX);
    const impossible = (day: string) =>
      p2.impossible.some(span => begun(day) > span.from && begun(day) <= span.to);
    expect([impossible("04"), impossible("11")]).toEqual([true, false]);
  });

  it("S3, Extended: round the clock for the customer, office hours at the manufacturer: most of the week cannot be kept", () => {
    const p1 = check({
      calendars: { ...all(office), P1: always },
      rules: { level3: { calendars: all(office) } },
    })[0]!;
    expect(p1.share).toBeGreaterThan(0.7);
    const { worst } = p1;
    expect(worst!.lateBy).toBeGreaterThan(24 * 60);
    // Walked through: the last stage ends so much after the due time.
    expect(worst!.stages.at(-1)!.until - worst!.due).toBe(worst!.lateBy * MINUTE);
    expect(wall(worst!.from, MX)).toMatch(/:\d\d$/);
  });

  it("for any terms: at every beginning it says the same as walking the case through does", () => {
    const minutes = fc.integer({ min: 1, max: 1500 });
    const keys = fc.constantFrom(office, always, "madrid");
    fc.assert(
      fc.property(
        fc.record({
          target: minutes,
          one: minutes,
          two: minutes,
          three: minutes,
          between: fc.integer({ min: 0, max: 60 }),
        }),
        fc.tuple(keys, keys, keys, keys),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (length, [own, first, second, third], shares) => {
          const month = { from: year.from, to: year.from + 30 * DAY };
          const said: PromiseTerms = {
            ...terms,
            targets: same(length.target),
            calendars: all(own),
            further: {
              level1: { targets: same(length.one), calendars: all(first) },
              level2: { targets: same(length.two), calendars: all(second) },
            },
            level3Targets: same(length.three),
            rules: { level3: { calendars: all(third) } },
            handoverMinutes: length.between,
          };
          const [p1] = checkPromise(said, "partner", calendarOf, month);
          for (const share of shares) {
            const from = Math.ceil((month.from + share * 30 * DAY + 1) / MINUTE) * MINUTE;
            let done = from;
            for (const stage of p1!.stages) done = dueAt(calendarOf(stage.calendarKey), done, stage.target);
            const due = dueAt(calendarOf(own), from, length.target);
            const inside = p1!.impossible.some(span => from > span.from && from <= span.to);
            expect([wall(from, MX), inside]).toEqual([wall(from, MX), done > due]);
            if (done > due) expect((done - due) / MINUTE).toBeLessThanOrEqual(p1!.worst!.lateBy + 1);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("a whole year takes a fraction of a second", () => {
    const began = performance.now();
    check({ rules: { level3: { calendars: all("madrid") } } });
    expect(performance.now() - began).toBeLessThan(500);
  });
});
