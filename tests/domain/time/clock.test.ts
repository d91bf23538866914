import { describe, expect, it } from "vitest";
import { clockWalk } from "#lib/domain/time/clock.ts";
import { foldSegments } from "#lib/domain/time/clock-segments.ts";
import type { BarGroup, ClockInput, ClockWalk } from "#lib/domain/time/clock-types.ts";
import { madridHours, mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const mx = (text: string) => at(text, MX);
const read = (
  start: string | null,
  target: number,
  now: string,
  more: Partial<Omit<ClockInput, "pauses">> & { pauses?: [string, string | null][] } = {},
): ClockWalk =>
  clockWalk({
    startedAt: start === null ? null : mx(start),
    targetMinutes: target,
    calendar: mexicoCityHours,
    stoppedAt: null,
    warnAtPercent: 75,
    now: mx(now),
    ...more,
    pauses: (more.pauses ?? []).map(([a, b]) => ({ from: mx(a), to: b === null ? null : mx(b) })),
  });

/** The bar as short text: `[used 180] . [used 30 paused 50 … now …]`, with `..` for a long gap. */
const drawn = (bar: BarGroup[]) =>
  bar
    .map(group =>
      group.type === "shut"
        ? group.long
          ? ".."
          : "."
        : `[${group.items.map(i => (i.type === "mark" ? i.kind : `${i.kind} ${i.minutes}`)).join(" ")}]`,
    )
    .join(" ");

const rows = (walk: ClockWalk) =>
  foldSegments(walk.segments).map(row =>
    [
      wall(row.from, MX).slice(8),
      wall(row.to, MX).slice(8),
      row.kind === "closed" ? row.reasons.map(r => r.kind).join("+") : row.kind,
      row.counted,
      row.sum,
    ].join(" | "),
  );

describe("the clock as the design draws it", () => {
  it("S3: 2 h 40 left of 8 h, with a pause of 50 minutes behind it", () => {
    const walk = read("2026-11-23T15:00", 480, "2026-11-24T12:10", {
      pauses: [["2026-11-24T09:30", "2026-11-24T10:20"]],
    });
    expect(walk.state).toBe("running");
    expect([walk.usedMinutes, walk.leftMinutes, walk.overMinutes, walk.pausedMinutes]).toEqual([
      320, 160, 0, 50,
    ]);
    expect(wall(walk.due!, MX)).toBe("2026-11-24 14:50");
    expect(wall(walk.warnAt!, MX)).toBe("2026-11-24 12:50");
    expect(drawn(walk.bar)).toBe("[used 180] . [used 30 paused 50 used 110 now left 40 warn left 120 due]");
    expect(walk.days).toEqual([
      { type: "day", from: "2026-11-23", to: "2026-11-23", minutes: 180 },
      { type: "gap", long: false, from: null, to: null },
      { type: "day", from: "2026-11-24", to: "2026-11-24", minutes: 350 },
    ]);
    expect(rows(walk)).toEqual([
      "23 15:00 | 24 09:30 | used | 210 | 210",
      "24 09:30 | 24 10:20 | paused | 0 | 210",
      "24 10:20 | 24 12:10 | used | 110 | 320",
      "24 12:10 | 24 14:50 | left | 160 | 480",
    ]);
    expect(walk.segments[1]).toMatchObject({ kind: "closed", reasons: [{ kind: "night" }], sum: 180 });
  });

  it("S3: 1 h 40 late after a pause of 20 h, a weekend and a holiday moved to Monday; warned exactly at closing", () => {
    const walk = read("2026-11-12T11:30", 42 * 60, "2026-11-24T12:10", {
      pauses: [["2026-11-18T10:00", "2026-11-20T12:00"]],
    });
    expect(walk.state).toBe("breached");
    expect([walk.usedMinutes, walk.overMinutes, walk.pausedMinutes]).toEqual([2620, 100, 1200]);
    expect(wall(walk.due!, MX)).toBe("2026-11-24 10:30");
    expect(wall(walk.warnAt!, MX)).toBe("2026-11-20 18:00");
    expect(drawn(walk.bar)).toBe(
      "[used 390] . [used 540] .. [used 540] . [used 60 paused 480] . [paused 540] . " +
        "[paused 180 used 360 warn] .. [uwarn 540] . [uwarn 90 due over 100 now]",
    );
    expect(walk.days[3]).toEqual({ type: "gap", long: true, from: "2026-11-14", to: "2026-11-16" });
    expect(rows(walk)).toEqual([
      "12 11:30 | 13 18:00 | used | 930 | 930",
      "13 18:00 | 17 09:00 | weekend+holiday | 0 | 930",
      "17 09:00 | 18 10:00 | used | 600 | 1530",
      "18 10:00 | 20 12:00 | paused | 0 | 1530",
      "20 12:00 | 20 18:00 | used | 360 | 1890",
      "20 18:00 | 23 09:00 | weekend | 0 | 1890",
      "23 09:00 | 24 10:30 | uwarn | 630 | 2520",
      "24 10:30 | 24 12:10 | over | 100 | 2620",
    ]);
    const closed = walk.segments.find(s => s.kind === "closed" && s.reasons.length === 2);
    expect(closed?.kind === "closed" && closed.reasons[1]).toMatchObject({
      kind: "holiday",
      date: "2026-11-16",
      movedFrom: "2026-11-20",
      name: { en: "Revolution Day (third Monday of November)" },
    });
  });

  it("S6: warned from 75 % on, 50 minutes left", () => {
    const walk = read("2026-11-24T09:00", 240, "2026-11-24T12:10");
    expect([walk.state, walk.leftMinutes]).toEqual(["warned", 50]);
    expect(drawn(walk.bar)).toBe("[used 180 warn uwarn 10 now left 50 due]");
  });

  it("T5: paused now shows what is left and where it would be due if it resumed", () => {
    const walk = read("2026-11-20T15:30", 1440, "2026-11-24T12:10", { pauses: [["2026-11-23T11:15", null]] });
    expect([walk.state, walk.leftMinutes, walk.projected]).toEqual(["paused", 1155, true]);
    expect(wall(walk.pausedSince!, MX)).toBe("2026-11-23 11:15");
    expect(wall(walk.due!, MX)).toBe("2026-11-26 13:25");
    expect(drawn(walk.bar)).toBe(
      "[used 150] .. [used 135 paused 405] . [paused 190 now left 350] . [left 445 warn left 95] . [left 265 due]",
    );
  });

  it("T5: a pause that begins after the due time does not hide the breach", () => {
    const walk = read("2026-11-24T09:00", 60, "2026-11-24T12:00", { pauses: [["2026-11-24T11:00", null]] });
    expect([walk.state, walk.overMinutes, walk.projected]).toEqual(["breached", 60, false]);
    expect(wall(walk.due!, MX)).toBe("2026-11-24 10:00");
  });

  it("S3: met keeps its drawing without a needle", () => {
    const walk = read("2026-11-23T09:40", 480, "2026-11-24T12:10", { stoppedAt: mx("2026-11-23T15:05") });
    expect([walk.state, walk.usedMinutes, walk.leftMinutes]).toEqual(["met", 325, 155]);
    expect(drawn(walk.bar)).toBe("[used 325 left 35 warn left 120 due]");
  });

  it("S3: answered exactly at the due time is met; unanswered at that moment it is breached", () => {
    expect(
      read("2026-11-24T09:00", 240, "2026-11-25T09:00", { stoppedAt: mx("2026-11-24T13:00") }).state,
    ).toBe("met");
    expect(read("2026-11-24T09:00", 240, "2026-11-24T13:00").state).toBe("breached");
  });

  it("S3: answered late shows by how much", () => {
    const walk = read("2026-11-19T16:00", 480, "2026-11-24T12:10", { stoppedAt: mx("2026-11-23T10:15") });
    expect([walk.state, walk.overMinutes]).toEqual(["met_late", 255]);
    expect(drawn(walk.bar)).toBe("[used 120] . [used 240 warn uwarn 120 due over 180] .. [over 75]");
  });

  it("S3: due at closing and answered in the evening is late by no office minute", () => {
    const walk = read("2026-11-24T14:00", 240, "2026-11-25T09:00", { stoppedAt: mx("2026-11-24T20:00") });
    expect([walk.state, walk.overMinutes, walk.usedMinutes]).toEqual(["met_late", 0, 240]);
  });

  it("S4: without a diagnosis it has not started", () => {
    const walk = read(null, 480, "2026-11-24T12:10");
    expect([walk.state, walk.due, walk.leftMinutes]).toEqual(["not_started", null, 480]);
    expect(drawn(walk.bar)).toBe("[after 1]");
  });

  it("S3: round the clock has no gaps, and its days are cut at midnight", () => {
    const walk = read("2026-11-24T23:00", 240, "2026-11-25T00:45", { calendar: roundTheClockIn(MX) });
    expect(drawn(walk.bar)).toBe("[used 105 now left 75 warn left 60 due]");
    expect(walk.days).toEqual([
      { type: "day", from: "2026-11-24", to: "2026-11-24", minutes: 60 },
      { type: "day", from: "2026-11-25", to: "2026-11-25", minutes: 180 },
    ]);
  });

  it("S2: opened on Saturday, the needle stands before Monday's hours", () => {
    const walk = read("2026-11-21T11:00", 60, "2026-11-22T10:00");
    expect(drawn(walk.bar)).toBe("[now left 45 warn left 15 due]");
    expect(walk.segments[0]).toMatchObject({
      kind: "closed",
      reasons: [{ kind: "weekend", from: "2026-11-21", to: "2026-11-22" }],
    });
  });

  it("names a midday break, a night and a holiday of the calendar", () => {
    const hours = [
      { from: "09:00", to: "14:00" },
      { from: "16:00", to: "19:00" },
    ];
    const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
    const walk = clockWalk({
      startedAt: at("2026-10-09T13:00", "Europe/Madrid"),
      targetMinutes: 600,
      calendar: {
        ...madridHours,
        roundTheClock: false,
        weekly: week,
        holidays: "holidays" in madridHours ? madridHours.holidays : [],
      },
      pauses: [],
      stoppedAt: null,
      warnAtPercent: 75,
      now: at("2026-10-14T09:30", "Europe/Madrid"),
    });
    expect(
      walk.segments
        .filter(s => s.kind === "closed")
        .map(s => s.kind === "closed" && s.reasons.map(r => r.kind)),
    ).toEqual([["break"], ["weekend", "holiday"], ["break"], ["night"]]);
  });

  it("T2: a hand-over cuts the row it falls into, without stopping the clock", () => {
    const cut = mx("2026-11-24T11:00");
    const walk = read("2026-11-24T09:00", 480, "2026-11-24T12:00", { cuts: [cut] });
    expect(rows(walk).slice(0, 2)).toEqual([
      "24 09:00 | 24 11:00 | used | 120 | 120",
      "24 11:00 | 24 12:00 | used | 60 | 180",
    ]);
  });

  it("condenses a bar of many weeks", () => {
    const walk = read("2026-08-03T09:00", 480, "2026-11-24T12:10");
    const open = walk.bar.filter(group => group.type === "open");
    expect(open.length).toBeLessThanOrEqual(20);
    expect(open.reduce((sum, group) => sum + group.minutes, 0)).toBeCloseTo(walk.usedMinutes);
  });

  it("labels a minute that the clocks, set back over midnight, send into the day before", () => {
    const every = [{ from: "00:00", to: "24:00" }];
    const weekly = { mon: every, tue: every, wed: every, thu: every, fri: every, sat: every, sun: every };
    const from = Date.UTC(2007, 10, 4, 2, 30);
    const walk = clockWalk({
      startedAt: from,
      targetMinutes: 1,
      calendar: { key: "newfoundland", version: 1, name: "", zone: "America/St_Johns", weekly, holidays: [] },
      pauses: [],
      stoppedAt: null,
      warnAtPercent: 75,
      now: from + 2 * 60_000,
    });
    expect(walk.days).toEqual([
      { type: "day", from: "2007-11-04", to: "2007-11-04", minutes: 1 },
      { type: "day", from: "2007-11-03", to: "2007-11-03", minutes: 1 },
    ]);
  });

  it("is plain data", () => {
    const walk = read("2026-11-12T11:30", 42 * 60, "2026-11-24T12:10");
    expect(JSON.parse(JSON.stringify(walk))).toEqual(walk);
  });
});
