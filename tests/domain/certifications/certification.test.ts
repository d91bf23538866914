import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Certification,
  certificationState,
  followsHolder,
  isInForce,
  issue,
  nominate,
  noticesDue,
  reassign,
  recordResult,
  recordTraining,
  renew,
  replace,
  revoke,
  supersede,
} from "#lib/domain/certifications/certification.ts";
import { noticeDaysOf } from "#lib/domain/programmes/definition.ts";
import type { Result } from "#lib/domain/result.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";

const WINDOW = 90;
const NOTICES = [90, 60, 30, 7, 0];
const value = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
};
const nominated = nominate({ id: "1", personId: "p", areaKey: "sales", graceDays: 0 }, "2026-03-01");
const passed = value(recordResult(value(recordTraining(nominated, "2026-03-05")), "passed", "2026-03-07"));
const issued = value(issue(passed, "A-1", "2026-03-12", 12));
const on = (c: Certification, day: string) => certificationState(c, day, WINDOW);

describe("the life of a certificate (P23)", () => {
  it("goes from nominated through training to certified", () => {
    expect(on(nominated, "2026-03-01")).toBe("nominated");
    const booked = value(recordTraining(nominated, "2026-03-05"));
    expect(on(booked, "2026-03-04")).toBe("nominated");
    expect(on(booked, "2026-03-05")).toBe("in_training");
    expect(on(issued, "2026-03-12")).toBe("certified");
  });

  it("twelve months from 12 March end on 11 March, inclusive (P4, P21)", () => {
    expect(issued.validUntil).toBe("2027-03-11");
    expect(on(issued, "2027-03-11")).toBe("renewal_window");
    expect(on(issued, "2027-03-12")).toBe("expired");
  });

  it("opens for renewal 90 days before the last day", () => {
    expect(on(issued, addDays("2027-03-11", -91))).toBe("certified");
    expect(on(issued, addDays("2027-03-11", -90))).toBe("renewal_window");
  });

  it("rests in grace where the programme gives days, and still counts", () => {
    const graceful = { ...issued, graceDays: 10 };
    expect(on(graceful, "2027-03-12")).toBe("grace");
    expect(isInForce(graceful, "2027-03-21")).toBe(true);
    expect(on(graceful, "2027-03-22")).toBe("expired");
  });

  it("is not issued without a passed examination, nor twice", () => {
    expect(issue(nominated, "A", "2026-03-12", 12)).toEqual({ ok: false, error: "not_passed" });
    const failed = value(recordResult(nominated, "failed", "2026-03-07"));
    expect(on(failed, "2026-03-08")).toBe("failed");
    expect(issue(issued, "B", "2026-03-12", 12)).toEqual({ ok: false, error: "already_issued" });
  });

  it("renewed early, the new term starts where the old one ends", () => {
    const next = value(renew(issued, { id: "2", number: "A-2" }, "2027-01-15", 12, WINDOW));
    expect(next).toMatchObject({ validFrom: "2027-03-12", validUntil: "2028-03-11" });
    expect(on(next, "2027-01-16")).toBe("scheduled");
  });

  it("renewed late, from the new date", () => {
    const next = value(renew(issued, { id: "2", number: "A-2" }, "2027-04-01", 12, WINDOW));
    expect(next).toMatchObject({ validFrom: "2027-04-01", validUntil: "2028-03-31" });
  });

  it("is not renewed before the window opens", () => {
    expect(renew(issued, { id: "2", number: "A-2" }, "2026-06-01", 12, WINDOW)).toEqual({
      ok: false,
      error: "too_early",
    });
  });

  it("revoked keeps its first day and reason, and a repeat is harmless", () => {
    expect(revoke(nominated, "2026-05-01", "x")).toEqual({ ok: false, error: "not_certified" });
    expect(revoke(issued, "2026-05-01", " ")).toEqual({ ok: false, error: "reason_missing" });
    const revoked = value(revoke(issued, "2026-05-01", "misuse"));
    expect(on(revoked, "2026-04-30")).toBe("certified");
    expect(on(revoked, "2026-05-01")).toBe("revoked");
    expect(value(revoke(revoked, "2026-06-01", "again"))).toEqual(revoked);
  });

  it("superseded ends on its day", () => {
    const old = value(supersede(issued, "9", "2026-08-01"));
    expect(on(old, "2026-07-31")).toBe("certified");
    expect(on(old, "2026-08-01")).toBe("superseded");
  });
});

describe("a certificate that was wrong is replaced (P23)", () => {
  const right = { id: "2", number: "B-1", areaKey: "support", graceDays: 0, until: "2027-03-11" };

  it("keeps the end, begins on the day, and says by which the old one was superseded", () => {
    const { old, next } = value(replace(issued, right, "2026-08-01", 12));
    expect(old).toMatchObject({ supersededById: "2", supersededOn: "2026-08-01", number: "A-1" });
    expect(next).toMatchObject({ areaKey: "support", validFrom: "2026-08-01", validUntil: "2027-03-11" });
    expect(next).toMatchObject({ result: "passed", supersededOn: null, supersededById: null });
    expect(replace(old, right, "2026-08-02", 12)).toEqual({ ok: false, error: "ended" });
  });

  it("of a term still ahead keeps the first day", () => {
    const { old, next } = value(replace(issued, right, "2026-03-08", 12));
    expect(next.validFrom).toBe("2026-03-12");
    expect(on(old, "2026-03-08")).toBe("superseded");
  });

  it("is refused without a term, once it is over or revoked, and for an end the area doesn't allow", () => {
    const day = "2026-08-01";
    expect(replace(passed, right, day, 12)).toEqual({ ok: false, error: "not_certified" });
    expect(replace(issued, right, "2027-03-12", 12)).toEqual({ ok: false, error: "over" });
    const revoked = value(revoke(issued, "2026-05-01", "misuse"));
    expect(replace(revoked, right, day, 12)).toEqual({ ok: false, error: "ended" });
    const until = (end: string) => replace(issued, { ...right, until: end }, day, 12);
    expect(until("2026-07-31")).toEqual({ ok: false, error: "until_early" });
    expect(until("2027-07-31").ok).toBe(true);
    expect(until("2027-08-01")).toEqual({ ok: false, error: "until_late" });
  });
});

describe("terms and notices hold for any dates", () => {
  const start = fc.integer({ min: 0, max: 3000 }).map(n => addDays("2024-01-01", n));

  it("a chain of renewals in time has no gap and no overlap (P23)", () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 36 }),
        fc.array(fc.integer({ min: 0, max: WINDOW }), { maxLength: 6 }),
        (from, months, leads) => {
          let certificate = value(issue(passed, "A", from, months));
          for (const lead of leads) {
            const next = value(
              renew(
                certificate,
                { id: "n", number: "N" },
                addDays(certificate.validUntil!, -lead),
                months,
                WINDOW,
              ),
            );
            expect(daysBetween(certificate.validUntil!, next.validFrom!)).toBe(1);
            certificate = next;
          }
        },
      ),
    );
  });

  it("renewed on any day, the terms never share one, and only a late renewal leaves days between (P23)", () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: -WINDOW, max: 400 }),
        (from, months, late) => {
          const certificate = value(issue(passed, "A", from, months));
          const renewedOn = addDays(certificate.validUntil!, late);
          const next = value(renew(certificate, { id: "n", number: "N" }, renewedOn, months, WINDOW));
          expect(daysBetween(certificate.validUntil!, next.validFrom!)).toBe(Math.max(1, late));
          const both = (day: string) => [certificate, next].filter(c => isInForce(c, day)).length;
          for (
            let day = addDays(next.validFrom!, -3);
            day <= addDays(next.validFrom!, 3);
            day = addDays(day, 1)
          )
            expect(both(day)).toBe(day <= certificate.validUntil! || day >= next.validFrom! ? 1 : 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("replaced on any day, exactly one of the two is in force on every day of the term (P23)", () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 14 }), fc.nat({ max: 500 }), (from, months, at) => {
        const certificate = value(issue(passed, "A", from, months));
        const last = certificate.validUntil!;
        const day = addDays(from, at % (daysBetween(from, last) + 1));
        const wanted = { id: "n", number: "N", areaKey: "sales", graceDays: 0, until: last };
        const { old, next } = value(replace(certificate, wanted, day, months));
        for (let on = addDays(from, -1); on <= addDays(last, 1); on = addDays(on, 1))
          expect([old, next].filter(c => isInForce(c, on)).length).toBe(on < from || on > last ? 0 : 1);
      }),
      { numRuns: 30 },
    );
  });

  it("given to the right person on any day, exactly one of the two has it on every day of the term (P22, P23)", () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: -20, max: 500 }),
        (from, months, at) => {
          const certificate = value(issue(passed, "A", from, months));
          const last = certificate.validUntil!;
          const length = daysBetween(from, last) + 1;
          const day = addDays(from, at < 0 ? at : at % length);
          const right = { id: "n", number: "N", personId: "right" };
          const { old, next } = value(reassign(certificate, right, day, "the wrong person"));
          expect(next).toMatchObject({ personId: "right", validUntil: last, revokedOn: null });
          for (let on = addDays(from, -1); on <= addDays(last, 1); on = addDays(on, 1))
            expect([old, next].filter(c => isInForce(c, on)).length).toBe(on < from || on > last ? 0 : 1);
          expect(reassign(certificate, { ...right, personId: "p" }, day, "x")).toEqual({
            ok: false,
            error: "same_person",
          });
          expect(reassign(old, right, day, "x")).toEqual({ ok: false, error: "ended" });
          expect(reassign(certificate, right, addDays(last, 1), "x")).toEqual({ ok: false, error: "over" });
        },
      ),
      { numRuns: 30 },
    );
  });

  it("every notice goes out once, on its own day, when the job runs daily (P23)", () => {
    fc.assert(
      fc.property(start, from => {
        const certificate = value(issue(passed, "A", from, 12));
        const sent: number[] = [];
        for (let left = 120; left >= -5; left--) {
          const today = addDays(certificate.validUntil!, -left);
          const due = noticesDue(certificate, NOTICES, sent, today);
          expect(due).toEqual(NOTICES.includes(left) ? [left] : []);
          expect(noticesDue(certificate, NOTICES, [...sent, ...due], today)).toEqual([]);
          sent.push(...due);
        }
        expect(sent).toEqual(NOTICES);
      }),
      { numRuns: 30 },
    );
  });

  it("P23: whatever days an area has, each notice goes out once and on its own day; an area without has the programme's", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(start, days, fc.option(days, { nil: undefined }), (from, general, own) => {
        const definition = {
          ...emmaProgramme,
          noticeDays: general,
          areas: emmaProgramme.areas.map(area => ({
            ...area,
            noticeDays: area.key === "sales" ? own : undefined,
          })),
        };
        const sent = new Map<string, number[]>();
        const certificate = value(issue(passed, "A", from, 12));
        for (let left = 201; left >= -2; left--)
          for (const key of ["sales", "presales", "of_an_earlier_version"]) {
            const before = sent.get(key) ?? [];
            const today = addDays(certificate.validUntil!, -left);
            const due = noticesDue(certificate, noticeDaysOf(definition, key), before, today);
            sent.set(key, [...before, ...due]);
          }
        const falling = (list: readonly number[]) => [...list].sort((a, b) => b - a);
        expect(sent.get("sales")).toEqual(falling(own ?? general));
        expect(sent.get("presales")).toEqual(falling(general));
        expect(sent.get("of_an_earlier_version")).toEqual(falling(general));
      }),
      { numRuns: 20 },
    );
  });

  it("after days without a job no notice repeats, and the latest one still goes out (P23)", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 30 }),
        lefts => {
          const sent: number[] = [];
          for (const left of [...lefts].sort((a, b) => b - a))
            sent.push(...noticesDue(issued, NOTICES, sent, addDays(issued.validUntil!, -left)));
          expect(new Set(sent).size).toBe(sent.length);
          const last = Math.min(...lefts);
          if (last <= 90) expect(sent.at(-1)).toBe(Math.min(...NOTICES.filter(n => n >= last)));
        },
      ),
    );
  });

  it("no notice for a revoked, renewed or ended one", () => {
    const revoked = value(revoke(issued, "2026-05-01", "misuse"));
    expect(noticesDue(revoked, NOTICES, [], "2027-03-11")).toEqual([]);
    expect(noticesDue(issued, NOTICES, [], "2027-03-11", true)).toEqual([]);
    expect(noticesDue(issued, NOTICES, [], "2027-03-12")).toEqual([]);
  });
});

it("with its holder goes what is in force, to come or under way; never what failed, ended or ran out (P22, P23)", () => {
  const failed = value(recordResult(nominated, "failed", "2026-03-07"));
  const cycles = [
    nominated,
    passed,
    failed,
    issued,
    { ...issued, graceDays: 10 },
    value(revoke(issued, "2026-05-01", "misuse")),
    value(supersede(issued, "2", "2026-06-01")),
  ];
  const history = ["failed", "expired", "revoked", "superseded"];
  fc.assert(
    fc.property(fc.constantFrom(...cycles), fc.integer({ min: 0, max: 500 }), (cycle, days) => {
      const day = addDays("2026-03-01", days);
      expect(followsHolder(cycle, day)).toBe(!history.includes(on(cycle, day)));
    }),
  );
});
