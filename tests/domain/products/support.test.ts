import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { againstRelease } from "#lib/domain/products/entitlement.ts";
import {
  announceEnd,
  earliestEnd,
  endNoticeDue,
  moveEnd,
  type ReleaseFact,
  strictest,
  takeBackEnd,
  versionSupport,
} from "#lib/domain/products/support.ts";
import { compareVersions, placeRelease } from "#lib/domain/products/version.ts";
import { addDays } from "#lib/domain/time/dates.ts";

const promise = { previousMajors: 1, endOfLifeMonths: 6 };
const release = (version: string, releasedOn: string, end: ReleaseFact["end"] = null): ReleaseFact => ({
  version,
  major: version.endsWith(".0"),
  releasedOn,
  end,
});
const end = { announcedOn: "2026-03-02", endsOn: "2026-09-01" };
const releases = [
  release("4.0", "2021-03-08", end),
  release("5.0", "2023-04-17"),
  release("5.3", "2024-10-07"),
  release("6.0", "2025-09-01"),
];
const support = (version: string, day: string) => versionSupport(releases, version, promise, day);

describe("supported versions (S11)", () => {
  it("the current and the previous major are supported (S11)", () => {
    expect(support("6.0", "2026-06-01")).toEqual({ state: "current", until: null });
    expect(support("5.3", "2026-06-01")).toEqual({ state: "previous", until: null });
  });

  it("an older one goes no sooner than six months after its end was announced (S11)", () => {
    expect(support("4.0", "2026-03-01")).toEqual({ state: "older", until: null });
    expect(support("4.0", "2026-09-01")).toEqual({
      state: "ending",
      until: "2026-09-01",
      announcedOn: "2026-03-02",
    });
    expect(support("4.0", "2026-09-02")).toMatchObject({ state: "ended", until: "2026-09-01" });
  });

  it("a version nobody released yet has no support", () => {
    expect(support("6.0", "2025-08-31")).toBeNull();
    expect(support("9.0", "2026-08-31")).toBeNull();
  });

  it("a contract that promises more months holds the end back (S11)", () => {
    const longer = strictest(promise, { previousMajors: 0, endOfLifeMonths: 12 });
    expect(longer).toEqual({ previousMajors: 1, endOfLifeMonths: 12 });
    expect(versionSupport(releases, "4.0", longer, "2026-09-02")).toMatchObject({
      state: "ending",
      until: "2027-03-01",
    });
  });

  it("an end that comes while the line is still the previous one waits (S11)", () => {
    const slipped = releases.filter(one => one.version !== "6.0");
    expect(versionSupport(slipped, "4.0", promise, "2026-09-02")).toEqual({ state: "previous", until: null });
  });
});

describe("announcing an end (S11)", () => {
  const plain: ReleaseFact[] = releases.map(one => ({ ...one, end: null }));
  const announce = (version: string, endsOn: string, on = "2026-03-02", all = plain) =>
    announceEnd(all, version, endsOn, promise, on);

  it("never less than six months ahead (S11)", () => {
    expect(announce("4.0", "2026-08-31")).toEqual({ ok: false, error: "too_near" });
    expect(announce("4.0", "2026-09-01")).toEqual({ ok: true, value: end });
    // The last day of February: the term is never shorter.
    expect(earliestEnd("2026-08-31", promise)).toBe("2027-02-28");
  });

  it("not of a line that is kept by then, unless a planned major makes it older (S11)", () => {
    expect(announce("5.3", "2027-01-31")).toEqual({ ok: false, error: "kept" });
    const planned = [...plain, release("7.0", "2027-01-15")];
    expect(announce("5.3", "2027-01-31", "2026-03-02", planned).ok).toBe(true);
    expect(announce("5.3", "2027-01-14", "2026-03-02", planned)).toEqual({ ok: false, error: "kept" });
  });

  it("once, and of what is out", () => {
    expect(announceEnd(releases, "4.0", "2027-09-01", promise, "2026-03-03")).toEqual({
      ok: false,
      error: "already",
    });
    expect(announce("6.0", "2027-09-01", "2025-08-31")).toEqual({ ok: false, error: "not_out" });
  });

  it("is moved later, or nearer only by the promise counted anew; what has come is over (S11)", () => {
    const move = (endsOn: string, on: string) => moveEnd(end, endsOn, promise, on);
    expect(move("2026-12-31", "2026-05-01")).toEqual({ ok: true, value: { ...end, endsOn: "2026-12-31" } });
    expect(move("2026-08-31", "2026-05-01")).toEqual({ ok: false, error: "nearer" });
    expect(move("2026-09-01", "2026-05-01")).toEqual({ ok: false, error: "same" });
    expect(move("2026-12-31", "2026-09-02")).toEqual({ ok: false, error: "over" });
    const far = { announcedOn: "2026-03-02", endsOn: "2028-03-01" };
    expect(moveEnd(far, "2026-10-31", promise, "2026-05-01").ok).toBe(true);
    expect(takeBackEnd(end, "2026-09-01").ok).toBe(true);
    expect(takeBackEnd(end, "2026-09-02").ok).toBe(false);
  });

  it("whatever is announced and moved, nobody has less than the promised time from being told (S11)", () => {
    const day = fc.integer({ min: 0, max: 900 }).map(n => addDays("2026-01-01", n));
    fc.assert(
      fc.property(day, day, fc.array(fc.tuple(day, day), { maxLength: 4 }), (on, first, moves) => {
        const made = announce("4.0", first, on);
        if (!made.ok) return;
        let now = made.value;
        expect(now.endsOn >= earliestEnd(on, promise)).toBe(true);
        for (const [at, to] of moves) {
          if (at < on) continue;
          const moved = moveEnd(now, to, promise, at);
          if (!moved.ok) continue;
          // Either it was known as long, or it is as far from now.
          expect(moved.value.endsOn >= now.endsOn || moved.value.endsOn >= earliestEnd(at, promise)).toBe(
            true,
          );
          now = moved.value;
        }
        const withEnd = plain.map(one => (one.version === "4.0" ? { ...one, end: now } : one));
        const at = (day: string) => versionSupport(withEnd, "4.0", promise, day)?.state;
        expect(at(now.endsOn)).not.toBe("ended");
        expect(at(addDays(now.endsOn, 1))).toBe("ended");
      }),
      { numRuns: 150 },
    );
  });
});

describe("notices before an end", () => {
  it("each mark once, the nearest alone when found late", () => {
    const days = [180, 90, 30];
    expect(endNoticeDue(end, days, [], "2026-06-02")).toBe(180);
    expect(endNoticeDue(end, days, [180], "2026-06-02")).toBeNull();
    expect(endNoticeDue(end, days, [180], "2026-06-03")).toBe(90);
    expect(endNoticeDue(end, days, [], "2026-08-20")).toBe(30);
    expect(endNoticeDue(end, days, [30], "2026-08-20")).toBeNull();
    expect(endNoticeDue(end, days, [], "2026-09-02")).toBeNull();
    // The announcement itself said it less than a year ahead.
    expect(endNoticeDue(end, [365], [], "2026-03-02")).toBeNull();
  });

  it("one a mark over the whole run, whatever days the rounds run on", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }),
        fc.uniqueArray(fc.integer({ min: -5, max: 190 }), { maxLength: 30 }),
        (days, offsets) => {
          const told: number[] = [];
          for (const n of offsets.sort((a, b) => a - b)) {
            const mark = endNoticeDue(end, days, told, addDays(end.announcedOn, n));
            if (mark !== null) told.push(mark);
          }
          expect(new Set(told).size).toBe(told.length);
          expect([...told].sort((a, b) => b - a)).toEqual(told);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("a release among the others (S11)", () => {
  const place = (version: string, major: boolean, releasedOn = "2026-06-01") =>
    placeRelease(releases, { version, major, releasedOn });
  const error = (answer: ReturnType<typeof place>) => (answer.ok ? null : answer.error);

  it("a major one begins a line, a minor one goes on with it (S11)", () => {
    expect(error(place("7.0", true))).toBeNull();
    expect(error(place("6.1", false))).toBeNull();
    expect(error(place("6.1", true))).toBe("line_begun");
    expect(error(place("7.1", false))).toBe("no_line");
    expect(error(place("6.1", false, "2025-08-01"))).toBe("before_line");
    expect(error(place("5.3", false))).toBe("exists");
    expect(error(place("seven", true))).toBe("format");
  });

  it("6.10 is newer than 6.9, and the order is one", () => {
    expect(compareVersions("6.9", "6.10")).toBeLessThan(0);
    expect(compareVersions("6.10", "6.10.0")).not.toBeNaN();
    const version = fc
      .array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 4 })
      .map(parts => parts.join("."));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
      }),
      { numRuns: 100 },
    );
  });
});

describe("who reads a release (S11, S15)", () => {
  it("customers while a contract covers it; after a lapse they read why not (S15)", () => {
    expect(againstRelease({ side: "customer", covered: true, coveredUntil: null })).toBeNull();
    expect(againstRelease({ side: "customer", covered: false, coveredUntil: "2026-01-31" })).toEqual({
      why: "lapsed",
      until: "2026-01-31",
    });
    expect(againstRelease({ side: "customer", covered: false, coveredUntil: null })).toEqual({
      why: "not_covered",
    });
  });

  it("partners that serve such a customer, or whose benefits say so (P25)", () => {
    expect(againstRelease({ side: "partner", covered: true, benefit: false })).toBeNull();
    expect(againstRelease({ side: "partner", covered: false, benefit: true })).toBeNull();
    expect(againstRelease({ side: "partner", covered: false, benefit: false })).toEqual({
      why: "not_served",
    });
    expect(againstRelease({ side: "vendor" })).toBeNull();
  });
});
