import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadingClock, type TicketClock, ticketClocks } from "#lib/domain/tickets/clocks.ts";
import type { FurtherClockKind, SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { dueOf, timersFor } from "#lib/domain/tickets/timers.ts";
import type { TicketEvent } from "#lib/domain/tickets/types.ts";
import { mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const office = mexicoCityHours.key;
const always = "round-the-clock";
const calendars = { [office]: mexicoCityHours, [always]: roundTheClockIn(MX) };
const plan: SupportPlanTerms = {
  targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  calendars: { P1: office, P2: office, P3: office, P4: office },
  clockStart: "opening",
  diagnosisShareBp: 5000,
  stopsAt: "answer",
  pauseWhileWaiting: true,
  warnAtPercent: 75,
  escalations: [],
  level3Targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  reopenDays: 14,
  resolutionTargets: null,
  further: {
    next_reply: { targets: { P1: 60, P2: 120, P3: 480, P4: 480 } },
    update: { targets: { P1: 120, P2: 240 } },
    level1: { targets: { P1: 60, P2: 120, P3: 480, P4: 480 } },
    level2: { targets: { P1: 120, P2: 240, P3: 960, P4: 960 } },
  },
};

type Bare = TicketEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;
const on = (when: string) => at(`2026-11-${when.replace(" ", "T")}`, MX);
/** Events by time of day: "24 10:00" is Tuesday, 24 November 2026. */
const history = (...events: [string, Bare | Bare["type"]][]): TicketEvent[] =>
  events.map(([when, event]) => {
    const body = typeof event === "string" ? { type: event } : event;
    return { at: on(when), ...body } as TicketEvent;
  });
const opened = (priority: "P1" | "P2" | "P3" | "P4") => ({ type: "opened" as const, priority });
const to = (level: 1 | 2) => ({ type: "level_changed" as const, level });
const text = (instant: number | null) => (instant === null ? "–" : wall(instant, MX).slice(8));
/** "from – to, due": one line a stretch. */
const lines = (kind: FurtherClockKind, events: TicketEvent[], terms = plan) =>
  ticketClocks(terms, events)
    .filter(clock => clock.kind === kind)
    .map(
      clock =>
        `${clock.cycle}: ${text(clock.startedAt)} – ${text(clock.stoppedAt)}, due ${text(dueOf(clock, calendars[clock.calendarKey]!))}`,
    );
const only = (clocks: TicketClock[], kind: FurtherClockKind) => clocks.find(clock => clock.kind === kind)!;

describe("next reply", () => {
  it("counts from the oldest message of the customer that nobody has replied to", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 09:30", "answered"],
      ["24 10:00", "customer_wrote"],
      ["24 11:00", "customer_wrote"],
      ["24 11:30", "public_reply"],
      ["24 17:30", "customer_wrote"],
    );
    expect(lines("next_reply", events)).toEqual([
      "1: 24 10:00 – 24 11:30, due 24 12:00",
      "2: 24 17:30 – –, due 25 10:30",
    ]);
  });

  it("does not run before the first reply, which is the response clock's, nor after the end", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 09:05", "customer_wrote"],
      ["24 10:00", "public_reply"],
      ["24 10:30", "customer_wrote"],
      ["24 11:00", "resolved"],
      ["24 12:00", "reopened"],
      ["24 12:00", "customer_wrote"],
    );
    expect(lines("next_reply", events)).toEqual(["1: 24 10:30 – 24 11:00, due 24 12:30"]);
  });

  it("a message and its answer of one moment leave nothing to wait for", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "public_reply"],
      ["24 11:00", "customer_wrote"],
      ["24 11:00", "public_reply"],
    );
    expect(lines("next_reply", events)).toEqual([]);
  });
});

describe("periodic update", () => {
  it("each message of the serving side begins it anew; waiting for the customer holds it (T5)", () => {
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "public_reply"],
      ["24 12:00", "public_reply"],
      ["24 12:00", "paused"],
      ["24 15:00", "resumed"],
    );
    expect(lines("update", events)).toEqual([
      "1: 24 10:00 – 24 12:00, due 24 14:00",
      "2: 24 12:00 – –, due 25 10:00",
    ]);
  });

  it("a priority without such a target is not timed; changed to one, it counts from its start", () => {
    const events = history(["24 09:00", opened("P3")], ["24 10:00", "public_reply"]);
    expect(lines("update", events)).toEqual([]);
    const raised = [...events, ...history(["24 11:00", { type: "priority_changed", priority: "P1" }])];
    expect(lines("update", raised)).toEqual(["1: 24 10:00 – –, due 24 12:00"]);
  });

  it("an answer that resolves the case owes no news", () => {
    const events = history(["24 09:00", opened("P2")], ["24 10:00", "answered"], ["24 10:00", "resolved"]);
    expect(lines("update", events)).toEqual([]);
  });
});

describe("T2: each level of the serving side has its own clock", () => {
  const handed = history(
    ["24 09:00", opened("P2")],
    ["24 10:00", to(2)],
    ["24 12:00", "escalated_l3"],
    ["24 15:00", "l3_handed_back"],
  );

  it("it runs while the level holds the case, each stay a cycle; the customer's clock goes on", () => {
    expect(lines("level1", handed)).toEqual(["1: 24 09:00 – 24 10:00, due 24 11:00"]);
    expect(lines("level2", handed)).toEqual([
      "1: 24 10:00 – 24 12:00, due 24 14:00",
      "2: 24 15:00 – –, due 25 10:00",
    ]);
    const response = ticketClocks(plan, handed).find(clock => clock.kind === "response")!;
    expect([text(response.startedAt), response.stoppedAt]).toEqual(["24 09:00", null]);
  });

  it("the answer ends it; what the manufacturer gave back ends with the next message to the customer", () => {
    expect(lines("level1", history(["24 09:00", opened("P2")], ["24 09:30", "answered"]))).toEqual([
      "1: 24 09:00 – 24 09:30, due 24 11:00",
    ]);
    const passedOn = history(
      ["24 09:00", opened("P2")],
      ["24 09:30", "answered"],
      ["24 10:00", to(2)],
      ["24 11:00", "escalated_l3"],
      ["24 12:00", "l3_answered"],
      ["24 13:00", "public_reply"],
    );
    expect(lines("level2", passedOn).at(-1)).toBe("2: 24 12:00 – 24 13:00, due 24 16:00");
  });

  it("where the manufacturer wrote to everyone, level 2 has nothing to pass on", () => {
    const direct = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", to(2)],
      ["24 11:00", "escalated_l3"],
      ["24 12:00", "public_reply"],
      ["24 12:00", "l3_answered"],
    );
    expect(lines("level2", direct)).toEqual(["1: 24 10:00 – 24 11:00, due 24 14:00"]);
  });
});

describe("what a plan says of one clock alone", () => {
  it("calendar, pause and warnings of its own; the others keep the plan's", () => {
    const terms: SupportPlanTerms = {
      ...plan,
      rules: { response: { warnAtPercents: [50, 90], pauseWhileWaiting: false } },
      further: {
        next_reply: {
          targets: { P2: 120 },
          calendars: { P1: always, P2: always, P3: always, P4: always },
        },
      },
    };
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 17:30", "public_reply"],
      ["24 17:30", "paused"],
      ["24 17:40", "resumed"],
      ["24 17:40", "customer_wrote"],
    );
    expect(lines("next_reply", events, terms)).toEqual(["1: 24 17:40 – –, due 24 19:40"]);
    const response = ticketClocks(terms, events).find(clock => clock.kind === "response")!;
    expect(response.pauses).toEqual([]);
    const warnings = timersFor(response, terms, mexicoCityHours).filter(timer => timer.kind === "warning");
    expect(warnings.map(timer => `${timer.level} ${text(timer.at)}`)).toEqual(["0 24 13:00", "1 24 16:12"]);
  });

  it("T5: a plan may wait for nobody before the serving side has written once", () => {
    const terms = { ...plan, pauseOnlyAfterReply: true };
    const events = history(
      ["24 09:00", opened("P2")],
      ["24 10:00", "paused"],
      ["24 12:00", "public_reply"],
      ["24 13:00", "resumed"],
    );
    const response = ticketClocks(terms, events).find(clock => clock.kind === "response")!;
    expect(response.pauses).toEqual([{ from: on("24 12:00"), to: on("24 13:00") }]);
    const silent = ticketClocks(terms, events.slice(0, 2)).find(clock => clock.kind === "response")!;
    expect(silent.pauses).toEqual([]);
  });
});

describe("S6: the ladder of an escalation", () => {
  const terms: SupportPlanTerms = {
    ...plan,
    escalations: [
      { level: 1, at: { minutesAfterDue: -30 }, notify: ["partner_support_manager"] },
      {
        level: 2,
        at: { percent: 100 },
        notify: ["vendor_support_manager"],
        repeat: { everyMinutes: 60, times: 2 },
      },
    ],
  };
  const clock = only(ticketClocks(terms, history(["24 09:00", opened("P2")])), "level1");
  const fired = (seen: number[] = []) =>
    timersFor(clock, terms, mexicoCityHours, seen)
      .filter(timer => timer.kind === "escalation")
      .map(timer => `${timer.level}.${timer.round} ${text(timer.at)}`);

  it("steps before the due time, and again every so often, so many times", () => {
    expect(fired()).toEqual(["1.0 24 10:30", "2.0 24 11:00", "2.1 24 12:00", "2.2 24 13:00"]);
  });

  it("not again once somebody has seen it", () => {
    expect(fired([2])).toEqual(["1.0 24 10:30", "2.0 24 11:00"]);
  });

  it("a step further before the due time than the target is long comes at once", () => {
    const early = { ...terms, escalations: [{ level: 1, at: { minutesAfterDue: -600 }, notify: ["x"] }] };
    const timer = timersFor(clock, early, mexicoCityHours).find(one => one.kind === "escalation")!;
    expect(text(timer.at)).toBe("24 09:00");
  });
});

it("the clock that leads is the customer's own that is due first, never one of the levels", () => {
  const events = history(
    ["24 09:00", opened("P2")],
    ["24 09:30", "answered"],
    ["24 10:00", "customer_wrote"],
    ["24 10:10", to(2)],
  );
  const clocks = ticketClocks(plan, events);
  const due = (clock: TicketClock) => dueOf(clock, calendars[clock.calendarKey]!);
  expect(leadingClock(clocks, due)).toMatchObject({ kind: "next_reply" });
  // The news owed since 09:30 is due at 13:30, the reply at 12:00.
  expect(
    leadingClock(
      clocks.filter(clock => clock.kind !== "next_reply"),
      due,
    )?.kind,
  ).toBe("update");
  expect(leadingClock(clocks.filter(clock => clock.kind.startsWith("level")))).toBeNull();
});

describe("for any conversation", () => {
  const step = fc.tuple(
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom("customer_wrote", "public_reply", "answered", "resolved", "reopened", "level_changed"),
  );
  const conversation = fc.array(step, { maxLength: 25 }).map(steps => {
    let [now, over] = [on("24 09:00"), false];
    const events: TicketEvent[] = [{ at: now, type: "opened", priority: "P1" }];
    for (const [minutes, type] of steps) {
      now += minutes * 60_000;
      if (over !== (type === "reopened")) continue;
      if (type === "resolved") over = true;
      if (type === "reopened") over = false;
      events.push(
        type === "level_changed" ? { at: now, type, level: minutes % 2 === 0 ? 2 : 1 } : { at: now, type },
      );
    }
    return events;
  });
  /** Told another way: who wrote last, looked at after each event. */
  const waits = (events: TicketEvent[], kind: "next_reply" | "update") => {
    let last: "nobody" | "staff" | "customer" = "nobody";
    for (const { type } of events) {
      if (type === "answered" || type === "public_reply") last = "staff";
      else if (type === "customer_wrote" && last !== "nobody") last = "customer";
      else if (type === "resolved") last = "nobody";
    }
    return kind === "next_reply" ? last === "customer" : last !== "nobody";
  };

  it("a reply is owed exactly while the customer wrote last, news exactly between a first reply and the end", () => {
    fc.assert(
      fc.property(conversation, events => {
        for (let n = 1; n <= events.length; n++) {
          const clocks = ticketClocks(plan, events.slice(0, n));
          for (const kind of ["next_reply", "update"] as const)
            expect(clocks.filter(c => c.kind === kind && c.stoppedAt === null).length).toBe(
              waits(events.slice(0, n), kind) ? 1 : 0,
            );
        }
      }),
      { numRuns: 100 },
    );
  });

  it("what has stopped stays as it was, whatever comes after; no two stretches of a kind overlap", () => {
    fc.assert(
      fc.property(conversation, fc.nat(), (events, cut) => {
        const all = ticketClocks(plan, events);
        const before = ticketClocks(plan, events.slice(0, 1 + (cut % events.length)));
        const key = (c: TicketClock) => `${c.kind} ${c.cycle}`;
        for (const clock of before.filter(c => c.stoppedAt !== null && plan.further?.[c.kind as "update"]))
          expect(all.find(c => key(c) === key(clock))).toEqual(clock);
        for (const kind of ["next_reply", "update", "level1", "level2"] as const) {
          const mine = all.filter(c => c.kind === kind);
          for (const [i, c] of mine.slice(1).entries())
            expect(mine[i]!.stoppedAt!).toBeLessThanOrEqual(c.startedAt!);
        }
      }),
      { numRuns: 100 },
    );
  });
});
