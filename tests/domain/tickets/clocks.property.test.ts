import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticketClocks } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { TicketEvent } from "#lib/domain/tickets/types.ts";

const terms: SupportPlanTerms = {
  targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  calendars: { P1: "office", P2: "office", P3: "office", P4: "office" },
  clockStart: "diagnosis",
  diagnosisShareBp: 5000,
  stopsAt: "answer",
  pauseWhileWaiting: true,
  warnAtPercent: 75,
  escalations: [],
  level3Targets: { P1: 240, P2: 480, P3: 1440, P4: 2520 },
  reopenDays: 14,
  resolutionTargets: { P1: 480, P2: 960, P3: 2880, P4: 5040 },
};

const OPENED = 1_700_000_000_000;
const MINUTE = 60_000;
const KINDS = [
  "diagnosed",
  "paused",
  "resumed",
  "answered",
  "escalated_l3",
  "l3_more_wanted",
  "l3_more_given",
  "l3_answered",
  "resolved",
  "reopened",
] as const;

/** Whatever may happen to a ticket after it was opened, in any order, also at the same moment. */
const histories = fc
  .array(fc.record({ after: fc.integer({ min: 0, max: 90 }), type: fc.constantFrom(...KINDS) }), {
    maxLength: 14,
  })
  .map(steps => {
    let at = OPENED;
    const events: TicketEvent[] = [{ type: "opened", at, priority: "P2" }];
    for (const { after, type } of steps) {
      at += after * MINUTE;
      events.push({ type, at } as TicketEvent);
    }
    return { events, last: at };
  });

describe("the pauses of a ticket's clocks", () => {
  it("S3, S4, T3: none begins before its clock or ends after it, whatever happened before", () => {
    fc.assert(
      fc.property(histories, fc.boolean(), ({ events }, fromOpening) => {
        const clocks = ticketClocks({ ...terms, clockStart: fromOpening ? "opening" : "diagnosis" }, events);
        for (const clock of clocks) {
          if (clock.startedAt === null) expect(clock.pauses).toEqual([]);
          for (const pause of clock.pauses) {
            expect(pause.from).toBeGreaterThanOrEqual(clock.startedAt ?? Number.NaN);
            if (clock.stoppedAt !== null) {
              expect(pause.to).not.toBeNull();
              expect(pause.to).toBeLessThanOrEqual(clock.stoppedAt);
            }
            if (pause.to !== null) expect(pause.to).toBeGreaterThan(pause.from);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
