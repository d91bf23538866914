import { describe, expect, it } from "vitest";
import { leadingClock, type TicketClock, ticketClocks } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { dueOf, readClock, timersFor } from "#lib/domain/tickets/timers.ts";
import type { TicketEvent } from "#lib/domain/tickets/types.ts";
import { mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const office = mexicoCityHours.key;
const standard: SupportPlanTerms = {
  targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  calendars: { P1: office, P2: office, P3: office, P4: office },
  clockStart: "diagnosis",
  diagnosisShareBp: 5000,
  stopsAt: "answer",
  pauseWhileWaiting: true,
  warnAtPercent: 75,
  escalations: [
    { level: 1, at: { percent: 100 }, notify: ["vendor_support_manager"] },
    { level: 2, at: { minutesAfterDue: 120 }, notify: ["vendor_admin"] },
  ],
  level3Targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  reopenDays: 14,
  resolutionTargets: null,
};
const extended: SupportPlanTerms = {
  ...standard,
  calendars: { ...standard.calendars, P1: "round-the-clock" },
};
const calendars = { [office]: mexicoCityHours, "round-the-clock": roundTheClockIn(MX) };

type Bare = TicketEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;
/** Events by time of day: "24 10:00" is 24 November 2026. */
const history = (...events: [string, Bare | Bare["type"]][]): TicketEvent[] =>
  events.map(([when, event]) => {
    const body = typeof event === "string" ? { type: event } : event;
    return { at: on(when), ...body } as TicketEvent;
  });
const on = (when: string) => at(`2026-11-${when.replace(" ", "T")}`, MX);
const opened = (priority: "P1" | "P2" | "P3" | "P4") => ({ type: "opened" as const, priority });
const one = (clocks: TicketClock[], kind: string, cycle = 1) =>
  clocks.find(c => c.kind === kind && c.cycle === cycle)!;
const due = (clock: TicketClock) => {
  const instant = dueOf(clock, calendars[clock.calendarKey]!);
  return instant === null ? null : wall(instant, MX).slice(8);
};
const fired = (clock: TicketClock, terms = standard) =>
  timersFor(clock, terms, calendars[clock.calendarKey]!).map(
    t => `${t.kind} ${t.level} ${wall(t.at, MX).slice(8)}`,
  );

describe("the clocks of a ticket", () => {
  it("S4: opening starts the diagnosis clock with half the target; the response clock waits", () => {
    const clocks = ticketClocks(standard, history(["24 09:00", opened("P2")]));
    expect(one(clocks, "diagnosis")).toMatchObject({ targetMinutes: 240, stoppedAt: null });
    expect(due(one(clocks, "diagnosis"))).toBe("24 13:00");
    expect(one(clocks, "response").startedAt).toBeNull();
    expect(readClock(one(clocks, "response"), mexicoCityHours, on("24 10:00")).state).toBe("not_started");
    expect(fired(one(clocks, "response"))).toEqual([]);
  });

  it("S4: the response target counts from the diagnosis", () => {
    const clocks = ticketClocks(standard, history(["24 09:00", opened("P2")], ["24 11:00", "diagnosed"]));
    expect(one(clocks, "diagnosis").stoppedAt).toBe(on("24 11:00"));
    expect(due(one(clocks, "response"))).toBe("25 10:00");
  });

  it("S4: a plan may count from the opening; then there is no diagnosis clock", () => {
    const clocks = ticketClocks({ ...standard, clockStart: "opening" }, history(["24 09:00", opened("P2")]));
    expect(clocks.map(c => c.kind)).toEqual(["response"]);
    expect(due(one(clocks, "response"))).toBe("24 17:00");
  });

  it("S3: an acknowledgement does not stop the response clock, the answer does", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "diagnosed"],
      ["24 10:30", "public_reply"],
      ["24 15:00", "answered"],
    );
    expect(one(ticketClocks(standard, events), "response").stoppedAt).toBe(on("24 15:00"));
    const eager = { ...standard, stopsAt: "first_public_reply" as const };
    expect(one(ticketClocks(eager, events), "response").stoppedAt).toBe(on("24 10:30"));
  });

  it("S3: a public message before the diagnosis stops nothing", () => {
    const eager = { ...standard, stopsAt: "first_public_reply" as const };
    const clocks = ticketClocks(
      eager,
      history(["24 09:00", opened("P2")], ["24 09:30", "public_reply"], ["24 10:00", "diagnosed"]),
    );
    expect(one(clocks, "response").stoppedAt).toBeNull();
  });

  it("S3: in Extended P1 runs round the clock and P2 does not", () => {
    const night = (priority: "P1" | "P2") =>
      one(
        ticketClocks(extended, history(["27 16:00", opened(priority)], ["27 17:00", "diagnosed"])),
        "response",
      );
    expect(due(night("P1"))).toBe("27 21:00");
    expect(due(night("P2"))).toBe("30 16:00");
  });

  it("T5: waiting for the customer pauses the clock where the plan says so", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "diagnosed"],
      ["24 11:00", "paused"],
      ["24 13:00", "resumed"],
    );
    expect(due(one(ticketClocks(standard, events), "response"))).toBe("25 11:00");
    expect(due(one(ticketClocks({ ...standard, pauseWhileWaiting: false }, events), "response"))).toBe(
      "24 18:00",
    );
  });

  it("T5: while it waits there is no due time and no timer ahead; those behind stay", () => {
    const events = history(["24 09:00", opened("P1")], ["24 09:00", "diagnosed"], ["24 12:30", "paused"]);
    const clock = one(ticketClocks(standard, events), "response");
    expect(due(clock)).toBeNull();
    expect(fired(clock)).toEqual(["warning 0 24 12:00"]);
  });

  it("S5: a changed priority counts from the same start and keeps the pauses it earned", () => {
    const events = history(
      ["24 09:00", opened("P3")],
      ["24 10:00", "diagnosed"],
      ["24 11:00", "paused"],
      ["24 12:00", "resumed"],
      ["24 16:00", { type: "priority_changed", priority: "P1" }],
    );
    const clocks = ticketClocks(standard, events);
    expect(one(clocks, "response").targetMinutes).toBe(240);
    expect(due(one(clocks, "response"))).toBe("24 15:00");
    expect(readClock(one(clocks, "response"), mexicoCityHours, on("24 16:00"))).toMatchObject({
      state: "breached",
      overMinutes: 60,
    });
    // The diagnosis clock had stopped and keeps the priority it was measured by.
    expect(one(clocks, "diagnosis")).toMatchObject({ priority: "P3", targetMinutes: 720 });
  });

  it("T2: the customer's clock does not stop because of a hand-over; level 3 has its own", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "diagnosed"],
      ["24 12:00", "escalated_l3"],
      ["24 12:30", "l3_accepted"],
    );
    const clocks = ticketClocks(standard, events);
    expect(due(one(clocks, "response"))).toBe("24 18:00");
    expect(one(clocks, "response").pauses).toEqual([]);
    expect(due(one(clocks, "level3"))).toBe("25 11:00");
    expect(leadingClock(clocks)?.kind).toBe("response");
  });

  it("T3: level 3 rests while the partner owes what was asked, and each escalation has a clock", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 09:00", "diagnosed"],
      ["24 10:00", "escalated_l3"],
      ["24 11:00", "l3_more_wanted"],
      ["24 14:00", "l3_more_given"],
      ["24 15:00", "l3_handed_back"],
      ["24 16:00", "escalated_l3"],
    );
    const clocks = ticketClocks(standard, events);
    expect(one(clocks, "level3")).toMatchObject({
      stoppedAt: on("24 15:00"),
      pauses: [{ from: on("24 11:00"), to: on("24 14:00") }],
    });
    expect(one(clocks, "level3", 2)).toMatchObject({
      startedAt: on("24 16:00"),
      stoppedAt: null,
      pauses: [],
    });
  });

  it("T5: reopened is a new cycle from that moment, without a second diagnosis", () => {
    const events = history(
      ["23 09:00", opened("P2")],
      ["23 10:00", "diagnosed"],
      ["23 11:00", "answered"],
      ["23 12:00", "resolved"],
      ["24 09:00", "reopened"],
    );
    const clocks = ticketClocks(standard, events);
    expect(clocks.map(c => `${c.kind} ${c.cycle}`)).toEqual(["diagnosis 1", "response 1", "response 2"]);
    expect(one(clocks, "response")).toMatchObject({ stoppedAt: on("23 11:00") });
    expect(due(one(clocks, "response", 2))).toBe("24 17:00");
    expect(leadingClock(clocks)).toMatchObject({ kind: "response", cycle: 2 });
  });

  it("T5: a wait still open when the ticket is resolved ends there", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 09:00", "diagnosed"],
      ["24 10:00", "paused"],
      ["24 12:00", "resolved"],
      ["24 15:00", "reopened"],
    );
    const clocks = ticketClocks(standard, events);
    expect(one(clocks, "response").pauses).toEqual([{ from: on("24 10:00"), to: on("24 12:00") }]);
    expect(one(clocks, "response", 2).pauses).toEqual([]);
  });

  it("S4: what was waited before the diagnosis is no pause of the clock that starts with it", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "paused"],
      ["24 11:00", "diagnosed"],
      ["24 12:00", "resumed"],
    );
    const clocks = ticketClocks(standard, events);
    expect(one(clocks, "diagnosis").pauses).toEqual([{ from: on("24 10:00"), to: on("24 11:00") }]);
    expect(one(clocks, "response").pauses).toEqual([{ from: on("24 11:00"), to: on("24 12:00") }]);
    const read = readClock(one(clocks, "response"), mexicoCityHours, on("24 13:00"));
    expect(read.pausedMinutes).toBe(60);
  });

  it("T3: a wait that began before the escalation pauses level 3 from the escalation on", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 09:00", "diagnosed"],
      ["24 10:00", "paused"],
      ["24 11:00", "escalated_l3"],
      ["24 12:00", "resumed"],
    );
    expect(one(ticketClocks(standard, events), "level3").pauses).toEqual([
      { from: on("24 11:00"), to: on("24 12:00") },
    ]);
  });

  it("S3: a plan may add a resolution target, which ends with the solution", () => {
    const terms = { ...standard, resolutionTargets: { P1: 480, P2: 960, P3: 2880, P4: 5040 } };
    const clocks = ticketClocks(
      terms,
      history(["24 09:00", opened("P1")], ["24 09:00", "diagnosed"], ["24 10:00", "answered"]),
    );
    expect(one(clocks, "resolution").stoppedAt).toBeNull();
    expect(due(one(clocks, "resolution"))).toBe("24 17:00");
    expect(leadingClock(clocks)?.kind).toBe("resolution");
  });
});

describe("timers (S6)", () => {
  const events = history(["24 09:00", opened("P1")], ["24 10:00", "diagnosed"]);

  it("S6: warning at 75 %, breach at the target, then the plan's levels in open time", () => {
    expect(fired(one(ticketClocks(standard, events), "response"))).toEqual([
      "warning 0 24 13:00",
      "breach 0 24 14:00",
      "escalation 1 24 14:00",
      "escalation 2 24 16:00",
    ]);
  });

  it("S6: levels name whom they tell, and may belong to some clocks only", () => {
    const terms: SupportPlanTerms = {
      ...standard,
      escalations: [
        { level: 1, at: { percent: 50 }, notify: ["partner_support_manager"], clocks: ["level3"] },
      ],
    };
    expect(fired(one(ticketClocks(terms, events), "response"), terms)).toEqual([
      "warning 0 24 13:00",
      "breach 0 24 14:00",
    ]);
    const [timer] = timersFor(
      { ...one(ticketClocks(terms, events), "response"), kind: "level3" },
      terms,
      mexicoCityHours,
    );
    expect(timer).toMatchObject({ kind: "escalation", level: 1, notify: ["partner_support_manager"] });
  });

  it("S6: an answered ticket escalates no further; answered exactly when due, it never does", () => {
    const answered = (when: string) =>
      fired(one(ticketClocks(standard, [...events, ...history([when, "answered"])]), "response"));
    expect(answered("24 13:30")).toEqual(["warning 0 24 13:00"]);
    expect(answered("24 14:00")).toEqual(["warning 0 24 13:00"]);
    expect(answered("24 14:01")).toEqual([
      "warning 0 24 13:00",
      "breach 0 24 14:00",
      "escalation 1 24 14:00",
    ]);
  });
});
