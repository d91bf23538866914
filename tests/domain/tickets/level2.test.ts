import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Holder, holdsLevel2, mayHold, needsHolder, successorOf } from "#lib/domain/tickets/level2.ts";

const holder = (personId: string, openCases: number, name = personId): Holder => ({
  personId,
  name,
  openCases,
  until: "2026-12-31",
  certificationId: `c-${personId}`,
});
const ofPartner = (level: number) => ({ partnerOrgId: "p", level });
const team = { asked: true, holders: [holder("ana", 3), holder("ben", 1), holder("cleo", 1)] };

describe("who holds level 2 (T3)", () => {
  it("T3: the programme says which areas count; left out, those that escalate", () => {
    expect(holdsLevel2({ escalates: true, level2: false })).toBe(false);
    expect(holdsLevel2({ escalates: false, level2: true })).toBe(true);
    expect(holdsLevel2({ escalates: true })).toBe(true);
    expect(holdsLevel2({ escalates: false })).toBe(false);
  });

  it("T1, T2: level 1, and cases the vendor serves itself, ask no certificate", () => {
    expect([1, 2, 3].map(level => needsHolder(ofPartner(level)))).toEqual([false, true, true]);
    expect(needsHolder({ partnerOrgId: null, level: 2 })).toBe(false);
  });

  it("T3: only a certified person holds it; refused by whether somebody else could", () => {
    expect(mayHold(ofPartner(2), team, "ben")).toEqual({ ok: true, value: true });
    expect(mayHold(ofPartner(2), team, "dan")).toEqual({ ok: false, error: "not_certified" });
    expect(mayHold(ofPartner(3), { asked: true, holders: [] }, "dan")).toEqual({
      ok: false,
      error: "nobody_certified",
    });
    expect(mayHold(ofPartner(2), { asked: false, holders: [] }, "dan").ok).toBe(true);
    expect(mayHold(ofPartner(1), team, "dan").ok).toBe(true);
  });

  it("T3: the manager's choice wins while that person counts; else the fewest cases, of equals the first by name", () => {
    expect(successorOf(team, "ana")?.personId).toBe("ana");
    expect(successorOf(team, "dan")?.personId).toBe("ben");
    expect(successorOf(team, null)?.personId).toBe("ben");
    expect(successorOf({ asked: true, holders: [] }, "ana")).toBeNull();
  });

  it("T3: whoever takes over may hold the case, and nobody has fewer, whatever the order", () => {
    const holders = fc.uniqueArray(
      fc.record({ id: fc.uuid(), cases: fc.nat(9) }).map(({ id, cases }) => holder(id, cases)),
      { selector: one => one.personId, maxLength: 8 },
    );
    fc.assert(
      fc.property(holders, fc.option(fc.uuid()), (of, chosen) => {
        const to = successorOf({ asked: true, holders: of }, chosen);
        expect(to === null).toBe(of.length === 0);
        if (!to) return;
        expect(mayHold(ofPartner(2), { asked: true, holders: of }, to.personId).ok).toBe(true);
        expect(to.openCases).toBe(Math.min(...of.map(one => one.openCases)));
        expect(successorOf({ asked: true, holders: [...of].reverse() }, chosen)).toEqual(to);
      }),
    );
  });
});
