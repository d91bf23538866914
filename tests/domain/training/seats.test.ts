import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type EnrolmentFacts,
  enrolmentClosed,
  enrolmentState,
  moveUp,
  type SessionFacts,
  sessionState,
  turnOf,
} from "#lib/domain/training/seats.ts";

const session: SessionFacts = {
  startsAt: 1_000,
  endsAt: 2_000,
  enrolUntil: 900,
  seats: 2,
  cancelledAt: null,
};
const one = (id: string, confirmedAt: number | null, more: Partial<EnrolmentFacts> = {}): EnrolmentFacts => ({
  id,
  askedAt: 0,
  confirmedAt,
  seatedAt: null,
  cancelledAt: null,
  ...more,
});

test("a session is open, full, closed, running and over by the clock, and cancelled whatever it says", () => {
  expect(sessionState(session, 1, 500)).toBe("open");
  expect(sessionState(session, 2, 900)).toBe("full");
  expect(sessionState(session, 0, 901)).toBe("closed");
  expect(sessionState(session, 0, 1_000)).toBe("running");
  expect(sessionState(session, 0, 2_000)).toBe("over");
  expect(sessionState({ ...session, cancelledAt: 5 }, 0, 500)).toBe("cancelled");
  expect([800, 950, 1_500, 2_500].map(now => enrolmentClosed(session, now))).toEqual([
    null,
    "closed",
    "running",
    "over",
  ]);
});

test("who was first on the waiting list gets the seat that frees", () => {
  const list = [
    one("a", 5, { seatedAt: 5 }),
    one("b", 6, { seatedAt: 6, cancelledAt: 50 }),
    one("d", 8),
    one("c", 7),
  ];
  expect(moveUp(session, list, 60).map(e => e.id)).toEqual(["c"]);
  expect([turnOf(list, "c"), turnOf(list, "d"), turnOf(list, "a")]).toEqual([1, 2, null]);
  expect(moveUp(session, list, 1_000)).toEqual([]);
  expect(moveUp({ ...session, cancelledAt: 55 }, list, 60)).toEqual([]);
});

test("who only asks waits for the company, not for a seat", () => {
  const asked = one("a", null);
  expect(enrolmentState(asked)).toBe("asked");
  expect(moveUp(session, [asked], 10)).toEqual([]);
});

const lists = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 6 }),
      confirmedAt: fc.option(fc.nat(900)),
      seated: fc.boolean(),
      cancelledAt: fc.option(fc.nat(900), { freq: 3 }),
    }),
    { selector: e => e.id, maxLength: 14 },
  )
  .map(all =>
    all.map(e =>
      one(e.id, e.confirmedAt, {
        seatedAt: e.seated ? e.confirmedAt : null,
        cancelledAt: e.cancelledAt,
      }),
    ),
  );

test("never more get a seat than are free, nobody jumps the queue, and all free seats are given", () => {
  fc.assert(
    fc.property(lists, fc.nat(8), (list, seats) => {
      const s = { ...session, seats };
      const up = moveUp(s, list, 950);
      const taken = list.filter(e => enrolmentState(e) === "seated").length;
      const waiting = list.filter(e => enrolmentState(e) === "waiting");
      expect(up.length).toBe(Math.max(0, Math.min(waiting.length, seats - taken)));
      const left = waiting.filter(e => !up.includes(e));
      for (const e of up)
        for (const other of left) expect(e.confirmedAt).toBeLessThanOrEqual(other.confirmedAt ?? 0);
      const after = list.map(e => (up.includes(e) ? { ...e, seatedAt: 950 } : e));
      expect(moveUp(s, after, 951)).toEqual([]);
    }),
  );
});
