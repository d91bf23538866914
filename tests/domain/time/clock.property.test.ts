import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockWalk } from "#lib/domain/time/clock.ts";
import { foldSegments } from "#lib/domain/time/clock-segments.ts";
import { MINUTE } from "#lib/domain/time/types.ts";
import { openMinutesBetween } from "#lib/domain/time/walk.ts";
import { scene } from "#tests/support/time/arbitrary.ts";

const walks = fc
  .tuple(scene, fc.nat(8 * 1440), fc.option(fc.nat(8 * 1440)), fc.integer({ min: 10, max: 100 }))
  .filter(
    ([{ calendar }]) =>
      !calendar.roundTheClock && Object.values(calendar.weekly).some(day => day.some(h => h.from < h.to)),
  )
  .map(([s, now, stopped, warnAtPercent]) => ({
    input: {
      startedAt: s.from,
      targetMinutes: s.target,
      calendar: s.calendar,
      pauses: s.pauses,
      stoppedAt: stopped === null ? null : s.from + stopped * MINUTE,
      warnAtPercent,
      now: s.from + now * MINUTE,
    },
  }))
  .map(({ input }) => ({ input, walk: clockWalk(input) }));

describe("every clock that can be drawn", () => {
  it("is the same without the walk in words, which then is left out", () => {
    fc.assert(
      fc.property(walks, ({ input, walk }) => {
        expect(clockWalk({ ...input, inWords: false })).toEqual({ ...walk, segments: [] });
      }),
    );
  });

  it("draws what it counts: the parts of the bar and the rows add up to the sums in the text", () => {
    fc.assert(
      fc.property(walks, ({ input, walk }) => {
        const end = walk.stoppedAt ?? input.now;
        expect(walk.usedMinutes).toBe(openMinutesBetween(input.calendar, input.startedAt, end, input.pauses));
        const items = walk.bar.flatMap(group => (group.type === "open" ? group.items : []));
        const sum = (...kinds: string[]) =>
          items.reduce(
            (total, i) => total + (i.type === "part" && kinds.includes(i.kind) ? i.minutes : 0),
            0,
          );
        expect(sum("used", "uwarn", "over")).toBeCloseTo(walk.usedMinutes, 0);
        expect(sum("paused")).toBeCloseTo(walk.pausedMinutes, 0);
        expect(sum("over")).toBeCloseTo(walk.overMinutes, 0);
        expect(sum("left")).toBeCloseTo(walk.leftMinutes, 0);
        for (const group of walk.bar) {
          if (group.type !== "open") continue;
          const parts = group.items.reduce((total, i) => total + (i.type === "part" ? i.minutes : 0), 0);
          expect(parts).toBeCloseTo(group.minutes, 0);
        }
        expect(walk.segments.reduce((total, row) => total + row.counted, 0)).toBe(
          Math.max(walk.usedMinutes, walk.targetMinutes),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("sets each mark once, in order of time, warning before due before now", () => {
    fc.assert(
      fc.property(walks, ({ walk }) => {
        const marks = walk.bar.flatMap(g =>
          g.type === "open" ? g.items.filter(i => i.type === "mark") : [],
        );
        expect(marks.map(m => m.type === "mark" && m.kind)).toEqual(walk.marks.map(m => m.kind));
        expect(walk.warnAt!).toBeLessThanOrEqual(walk.due!);
      }),
      { numRuns: 300 },
    );
  });

  it("accounts for every moment from the start to the end or the due time, folded or not", () => {
    fc.assert(
      fc.property(walks, ({ input, walk }) => {
        const end = Math.max(walk.stoppedAt ?? input.now, walk.due!);
        for (const rows of [walk.segments, foldSegments(walk.segments)]) {
          let at = input.startedAt;
          for (const row of rows) {
            expect(row.from).toBe(at);
            at = row.to;
          }
          expect(at).toBe(end);
          expect(rows.at(-1)?.sum ?? 0).toBe(walk.segments.at(-1)?.sum ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("labels as many minutes as it draws", () => {
    fc.assert(
      fc.property(walks, ({ walk }) => {
        const drawn = walk.bar.reduce((sum, g) => sum + (g.type === "open" ? g.minutes : 0), 0);
        const labelled = walk.days.reduce((sum, d) => sum + (d.type === "day" ? d.minutes : 0), 0);
        expect(labelled).toBeCloseTo(drawn, 0);
        expect(walk.days.filter(d => d.type === "gap").length).toBe(
          walk.bar.filter(g => g.type === "shut").length,
        );
      }),
      { numRuns: 300 },
    );
  });
});
