import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decided, decisionOf, inTimePercent } from "#lib/domain/tickets/decision.ts";
import { clockWalk } from "#lib/domain/time/clock.ts";
import { MINUTE } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";
import { scene } from "#tests/support/time/arbitrary.ts";

const at = (minutes: number) => minutes * MINUTE;
const clock = (stopped: number | null) => ({
  warnAt: at(75),
  dueAt: at(100),
  stoppedAt: stopped === null ? null : at(stopped),
});

describe("how a promise was decided (S3, S6)", () => {
  it.each([
    ["answered before the warning", 74, { result: "met", at: at(74) }],
    ["answered at the warning", 75, { result: "warned", at: at(75) }],
    ["answered exactly when due", 100, { result: "warned", at: at(100) }],
    ["answered late: decided when the time ran out", 101, { result: "breached", at: at(100) }],
    ["never answered: decided when the time ran out", null, { result: "breached", at: at(100) }],
  ] as const)("%s", (_, stopped, decision) => {
    expect(decisionOf(clock(stopped), at(5_000))).toEqual(decision);
  });

  it("is open while it runs, and at the due time itself it is lost", () => {
    expect(decisionOf(clock(null), at(99))).toBeNull();
    expect(decisionOf(clock(null), at(100))).toEqual({ result: "breached", at: at(100) });
  });

  it("is open while a pause holds it (T5), and without a due time an answer keeps it", () => {
    expect(decisionOf({ warnAt: null, dueAt: null, stoppedAt: null }, at(9_999))).toBeNull();
    expect(decisionOf({ warnAt: null, dueAt: null, stoppedAt: at(3) }, at(9))).toEqual({
      result: "met",
      at: at(3),
    });
  });

  it("has no share where nothing was decided", () => {
    expect(inTimePercent({ met: 0, warned: 0, breached: 0 })).toBeNull();
    expect(inTimePercent({ met: 2, warned: 1, breached: 1 })).toBe(75);
    expect(decided({ met: 2, warned: 1, breached: 1 })).toBe(4);
  });
});

const facts = fc
  .tuple(scene, fc.option(fc.nat(8 * 1440)), fc.nat(9 * 1440), fc.nat(9 * 1440))
  .filter(
    ([{ calendar }]) =>
      !calendar.roundTheClock && Object.values(calendar.weekly).some(day => day.some(h => h.from < h.to)),
  )
  .map(([s, stopped, one, other]) => {
    const stoppedAt = stopped === null ? null : s.from + stopped * MINUTE;
    const input = { startedAt: s.from, targetMinutes: s.target, calendar: s.calendar, warnAtPercent: 75 };
    const pauses = s.pauses.filter(pause => stoppedAt === null || pause.from < stoppedAt);
    const held =
      stoppedAt === null ? pauses : pauses.map(p => ({ ...p, to: Math.min(p.to ?? stoppedAt, stoppedAt) }));
    const due = dueAt(s.calendar, s.from, s.target, held);
    const warnAt = dueAt(s.calendar, s.from, (s.target * 75) / 100, held);
    const [now, later] = [s.from + Math.min(one, other) * MINUTE, s.from + Math.max(one, other) * MINUTE];
    return {
      input: { ...input, pauses: held, stoppedAt },
      by: { warnAt, dueAt: due, stoppedAt },
      now,
      later,
    };
  });

describe("every clock's decision", () => {
  it("is what the clock itself says (S3)", () => {
    fc.assert(
      fc.property(facts, ({ input, by, later }) => {
        const walk = clockWalk({ ...input, now: later });
        const decision = decisionOf(by, later);
        const late = walk.state === "breached" || walk.state === "met_late";
        expect(decision?.result === "breached").toBe(late);
        expect(decision === null).toBe(!late && walk.state !== "met");
      }),
      { numRuns: 300 },
    );
  });

  it("stays as it was once it is made, whatever happens later", () => {
    fc.assert(
      fc.property(facts, ({ by, now, later }) => {
        const before = decisionOf(by, now);
        if (before !== null) expect(decisionOf(by, later)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});
