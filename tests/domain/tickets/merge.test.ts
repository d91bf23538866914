import { describe, expect, it } from "vitest";
import { ticketClocks } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { dueOf } from "#lib/domain/tickets/timers.ts";
import type { TicketEvent } from "#lib/domain/tickets/types.ts";
import { mexicoCityHours } from "#prisma/seed/calendars.ts";
import { termsOn } from "#prisma/seed/plan-parts.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const standard = termsOn(mexicoCityHours.key);
const fromOpening: SupportPlanTerms = { ...standard, clockStart: "opening" };
const on = (when: string) => at(`2026-11-${when.replace(" ", "T")}`, MX);
const opened = (when: string): TicketEvent => ({ at: on(when), type: "opened", priority: "P2" });
const fact = (when: string, type: "diagnosed" | "answered" | "merged_away" | "paused" | "resumed") =>
  ({ at: on(when), type }) as TicketEvent;
const mergedIn = (when: string, from: string): TicketEvent => ({
  at: on(when),
  type: "merged_in",
  openedAt: on(from),
});
const lines = (terms: SupportPlanTerms, events: TicketEvent[]) =>
  ticketClocks(terms, events).map(clock => {
    const due = dueOf(clock, mexicoCityHours);
    return `${clock.kind} from ${wall(clock.startedAt ?? 0, MX).slice(8)} due ${due === null ? "–" : wall(due, MX).slice(8)}`;
  });

describe("a merge loses no promise", () => {
  it("the case that goes on counts from the earlier opening while nothing is answered", () => {
    const events = [opened("24 12:00"), mergedIn("24 13:00", "24 09:00")];
    expect(lines(fromOpening, events)).toEqual(["response from 24 09:00 due 24 17:00"]);
    expect(lines(standard, events)[0]).toBe("diagnosis from 24 09:00 due 24 13:00");
  });

  it("a younger case that is merged in changes nothing, nor does any after the answer", () => {
    const younger = [opened("24 09:00"), mergedIn("24 13:00", "24 12:00")];
    expect(lines(fromOpening, younger)).toEqual(["response from 24 09:00 due 24 17:00"]);
    const answered = [opened("24 12:00"), fact("24 12:30", "answered"), mergedIn("24 13:00", "24 09:00")];
    expect(lines(fromOpening, answered)).toEqual(["response from 24 12:00 due 25 11:00"]);
  });

  it("of the case that went away, what was decided stays and what ran counts nowhere", () => {
    const events = [opened("24 09:00"), fact("24 10:00", "diagnosed"), fact("24 11:00", "merged_away")];
    expect(lines(standard, events)).toEqual(["diagnosis from 24 09:00 due 24 13:00"]);
    // Whatever is written there afterwards.
    expect(lines(standard, [...events, fact("24 12:00", "answered")])).toEqual([
      "diagnosis from 24 09:00 due 24 13:00",
    ]);
  });
});

describe("another plan for the same past", () => {
  const past = [opened("24 09:00"), fact("24 10:00", "paused"), fact("24 12:00", "resumed")];

  it("S1, S3: counts from the same start with the pauses it earned, as if it had always been its plan", () => {
    expect(lines(fromOpening, past)).toEqual(["response from 24 09:00 due 25 10:00"]);
    const shorter = { ...fromOpening, targets: { ...fromOpening.targets, P2: 120 } };
    expect(lines(shorter, past)).toEqual(["response from 24 09:00 due 24 13:00"]);
    const unpaused = { ...fromOpening, pauseWhileWaiting: false };
    expect(lines(unpaused, past)).toEqual(["response from 24 09:00 due 24 17:00"]);
  });
});
