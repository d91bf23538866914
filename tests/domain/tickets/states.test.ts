import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "#lib/domain/result.ts";
import {
  acceptLevel3,
  answer,
  answerLevel3,
  close,
  diagnose,
  escalate,
  giveMore,
  handBack,
  handTo,
  isOpen,
  NEW_FLOW,
  onCustomerReply,
  reopen,
  reopenableUntil,
  resolve,
  resume,
  startWork,
  stateFor,
  waitForCustomer,
  wantMore,
} from "#lib/domain/tickets/states.ts";
import type { TicketFlow } from "#lib/domain/tickets/types.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const T0 = at("2026-11-10T10:00", MX);
type Step = (flow: TicketFlow) => Result<TicketFlow, string>;
const flowAfter = (...steps: Step[]): TicketFlow =>
  steps.reduce((flow, step) => {
    const result = step(flow);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }, NEW_FLOW);
const diagnosed: Step = flow => diagnose(flow, T0);
const resolved: Step = flow => resolve(flow, T0);
const refusal = (result: Result<unknown, string>) => (result.ok ? null : result.error);

describe("the states of a ticket (T5)", () => {
  it("T5: goes from new over diagnosed and in progress to resolved and closed", () => {
    expect(NEW_FLOW.state).toBe("new");
    expect(flowAfter(diagnosed).state).toBe("diagnosed");
    expect(flowAfter(diagnosed, startWork).state).toBe("in_progress");
    expect(flowAfter(diagnosed, f => answer(f, T0)).answeredAt).toBe(T0);
    expect(flowAfter(diagnosed, resolved).state).toBe("resolved");
    expect(flowAfter(diagnosed, resolved, f => close(f, T0)).state).toBe("closed");
  });

  it("S4: nothing is answered, escalated or resolved before the diagnosis", () => {
    expect(refusal(answer(NEW_FLOW, T0))).toBe("not_diagnosed");
    expect(refusal(escalate(NEW_FLOW))).toBe("not_diagnosed");
    expect(refusal(resolve(NEW_FLOW, T0))).toBe("not_diagnosed");
  });

  it("repeats are harmless: the first diagnosis and the first answer count", () => {
    expect(flowAfter(diagnosed, f => diagnose(f, T0 + 5)).diagnosedAt).toBe(T0);
    expect(
      flowAfter(
        diagnosed,
        f => answer(f, T0),
        f => answer(f, T0 + 5),
      ).answeredAt,
    ).toBe(T0);
    const done = flowAfter(diagnosed, resolved);
    expect(resolve(done, T0 + 5)).toEqual({ ok: true, value: done });
  });

  it("T5: waiting for the customer returns to where the ticket was", () => {
    expect(flowAfter(waitForCustomer, resume).state).toBe("new");
    expect(flowAfter(diagnosed, waitForCustomer, resume).state).toBe("in_progress");
    expect(flowAfter(diagnosed, escalate, waitForCustomer, resume).state).toBe("with_manufacturer");
  });

  it("T2: level 3 takes it and gives it back to level 2", () => {
    const there = flowAfter(diagnosed, escalate, acceptLevel3);
    expect(there).toMatchObject({ state: "with_manufacturer", level: 3, level3: "accepted" });
    expect(flowAfter(diagnosed, escalate, acceptLevel3, answerLevel3)).toMatchObject({
      state: "in_progress",
      level: 2,
      level3: null,
    });
    expect(flowAfter(diagnosed, escalate, handBack)).toMatchObject({
      state: "in_progress",
      level: 2,
      level3: null,
    });
  });

  it("T3: the vendor asks for more, the partner gives it, the vendor decides anew", () => {
    expect(flowAfter(diagnosed, escalate, wantMore, giveMore).level3).toBe("asked");
    expect(refusal(giveMore(flowAfter(diagnosed, escalate)))).toBe("more_not_wanted");
    expect(refusal(acceptLevel3(flowAfter(diagnosed)))).toBe("not_escalated");
  });

  it("T3: one escalation at a time, and none while the customer is awaited", () => {
    expect(refusal(escalate(flowAfter(diagnosed, escalate)))).toBe("already_escalated");
    expect(refusal(escalate(flowAfter(diagnosed, waitForCustomer)))).toBe("waiting_customer");
  });

  it("T1: level 3 is reached by hand-over only where the vendor serves the customer itself", () => {
    expect(refusal(handTo(flowAfter(diagnosed), 3, false))).toBe("needs_escalation");
    expect(handTo(flowAfter(diagnosed), 3, true)).toMatchObject({
      ok: true,
      value: { level: 3, state: "diagnosed" },
    });
    expect(flowAfter(f => handTo(f, 2, false)).level).toBe(2);
  });

  it("T5: the customer reads one clear state while it is with the manufacturer", () => {
    const there = flowAfter(diagnosed, escalate, wantMore);
    expect(stateFor("customer", there)).toBe("in_progress_with_manufacturer");
    expect(stateFor("partner", there)).toBe("with_manufacturer");
  });

  it("T5: reopens on a reply within 14 days, the last one whole, and opens a linked ticket after that", () => {
    const done = flowAfter(diagnosed, f => answer(f, T0), resolved);
    expect(wall(reopenableUntil(T0, 14, MX), MX)).toBe("2026-11-25 00:00");
    const last = at("2026-11-24T23:59", MX);
    expect(onCustomerReply(done, last, 14, MX)).toBe("reopen");
    expect(reopen(done, last, 14, MX)).toMatchObject({
      ok: true,
      value: { state: "in_progress", answeredAt: null, resolvedAt: null, diagnosedAt: T0 },
    });
    expect(onCustomerReply(done, last + 60_000, 14, MX)).toBe("linked");
    expect(refusal(reopen(done, last + 60_000, 14, MX))).toBe("reopening_over");
  });

  it("T5: a reply ends the wait, is added to an open ticket, and never reopens a closed one", () => {
    expect(onCustomerReply(flowAfter(waitForCustomer), T0, 14, MX)).toBe("resume");
    expect(onCustomerReply(flowAfter(diagnosed), T0, 14, MX)).toBe("append");
    expect(
      onCustomerReply(
        flowAfter(diagnosed, resolved, f => close(f, T0)),
        T0,
        14,
        MX,
      ),
    ).toBe("linked");
  });

  it("keeps its promises whatever is done in whatever order", () => {
    const verbs: Step[] = [
      diagnosed,
      startWork,
      f => answer(f, T0),
      waitForCustomer,
      resume,
      f => handTo(f, 2, false),
      escalate,
      acceptLevel3,
      wantMore,
      giveMore,
      answerLevel3,
      handBack,
      resolved,
      f => close(f, T0),
      f => reopen(f, T0, 14, MX),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 30 }), steps => {
        let flow = NEW_FLOW;
        for (const step of steps) {
          const next = step(flow);
          if (next.ok) flow = next.value;
          expect(flow.level3 !== null && isOpen(flow)).toBe(flow.level3 !== null);
          expect(flow.state === "with_manufacturer" ? flow.level3 !== null : true).toBe(true);
          expect(flow.level === 3).toBe(flow.level3 !== null);
          expect(flow.resolvedAt !== null).toBe(!isOpen(flow));
          expect(flow.state === "new" ? flow.diagnosedAt === null : true).toBe(true);
          expect(
            ["diagnosed", "in_progress", "with_manufacturer", "resolved", "closed"].includes(flow.state)
              ? flow.diagnosedAt
              : T0,
          ).toBe(T0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
