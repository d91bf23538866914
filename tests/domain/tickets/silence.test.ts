import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter, type SilencePolicy, silencePolicy, silenceStep } from "#lib/domain/tickets/silence.ts";
import { NEW_FLOW, reopen, resolveBySilence } from "#lib/domain/tickets/states.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";

const zone = "Europe/Madrid";
const weekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const days = { zone, isOpen: weekday };
const at = (text: string) => Date.parse(text);
const policy: SilencePolicy = { warnAfterDays: 3, closeAfterDays: 2, count: "business" };
const waits = { waitingSince: at("2026-11-05T10:30:00+01:00"), lastPublicAt: null, warning: null };

describe("a case whose customer does not answer (T5)", () => {
  test("is warned of so many business days later, at the same time of day", () => {
    // Thursday: Friday, Monday and Tuesday count.
    expect(silenceStep(policy, waits, days, at("2026-11-10T10:29:00+01:00"))).toEqual({ step: "none" });
    expect(silenceStep(policy, waits, days, at("2026-11-10T10:30:00+01:00"))).toEqual({
      step: "warn",
      closesOn: "2026-11-12",
    });
    const plain = { ...policy, count: "calendar" as const };
    expect(silenceStep(plain, waits, days, at("2026-11-08T10:30:00+01:00"))).toEqual({
      step: "warn",
      closesOn: "2026-11-10",
    });
  });

  test("ends when the promised day is over, not before", () => {
    const warned = { ...waits, warning: { at: at("2026-11-10T11:00:00+01:00"), closesOn: "2026-11-12" } };
    expect(silenceStep(policy, warned, days, at("2026-11-12T23:59:59+01:00")).step).toBe("none");
    expect(silenceStep(policy, warned, days, at("2026-11-13T00:00:00+01:00")).step).toBe("close");
  });

  test("begins anew with a newer message or a new wait: the old warning no longer counts", () => {
    const warning = { at: at("2026-11-10T11:00:00+01:00"), closesOn: "2026-11-12" };
    const again = at("2026-11-11T09:00:00+01:00");
    const later = at("2026-11-13T12:00:00+01:00");
    expect(silenceStep(policy, { ...waits, warning, lastPublicAt: again }, days, later).step).toBe("none");
    expect(silenceStep(policy, { ...waits, warning, waitingSince: again }, days, later).step).toBe("none");
    expect(
      silenceStep(policy, { ...waits, warning, waitingSince: again }, days, later + 4 * 86_400_000),
    ).toEqual({
      step: "warn",
      closesOn: "2026-11-19",
    });
  });

  test("counts days of the clock where it changes", () => {
    // Summer time ends on 25 October: 10:30 stays 10:30.
    const over = { ...waits, waitingSince: at("2026-10-22T10:30:00+02:00") };
    const plain = { ...policy, count: "calendar" as const, warnAfterDays: 4 };
    expect(silenceStep(plain, over, days, at("2026-10-26T10:29:00+01:00")).step).toBe("none");
    expect(silenceStep(plain, over, days, at("2026-10-26T10:30:00+01:00")).step).toBe("warn");
  });

  test("a calendar that never opens is an error, not a loop", () => {
    expect(() => daysAfter("2026-11-05", 3, "business", () => false)).toThrow(RangeError);
  });

  test("whatever the policy and however long the worker slept: warned first, and a whole number of days before the end", () => {
    const start = at("2026-01-01T00:00:00Z");
    const hours = (most: number) => fc.integer({ min: 0, max: most }).map(h => h * 3_600_000);
    fc.assert(
      fc.property(
        fc.record({
          warnAfterDays: fc.integer({ min: 1, max: 180 }),
          closeAfterDays: fc.integer({ min: 1, max: 180 }),
          count: fc.constantFrom("business" as const, "calendar" as const),
        }),
        hours(8760),
        fc.array(hours(2000), { minLength: 1, maxLength: 30 }),
        (some, begin, sleeps) => {
          const since = start + begin;
          let warning: { at: number; closesOn: string } | null = null;
          let now = since;
          for (const slept of sleeps) {
            now += slept;
            const due = silenceStep(some, { waitingSince: since, lastPublicAt: null, warning }, days, now);
            if (due.step === "warn") {
              expect(warning).toBeNull();
              expect(now - since).toBeGreaterThanOrEqual((some.warnAfterDays * 24 - 1) * 3_600_000);
              expect(due.closesOn >= addDays(todayIn(zone, now), some.closeAfterDays)).toBe(true);
              warning = { at: now, closesOn: due.closesOn };
            }
            if (due.step === "close") {
              expect(warning).not.toBeNull();
              expect(now).toBeGreaterThanOrEqual(startOfDay(zone, addDays(warning!.closesOn, 1)));
              return;
            }
          }
        },
      ),
    );
  });
});

test("it is resolved from the wait alone, and reopens as any other; not while the manufacturer has it (T2, T5)", () => {
  const waiting = { ...NEW_FLOW, state: "waiting_customer" as const };
  const ended = resolveBySilence(waiting, 5);
  expect(ended).toEqual({ ...waiting, state: "resolved", resolvedAt: 5 });
  expect(ended && reopen(ended, 6, 14, zone)).toMatchObject({
    ok: true,
    value: { state: "new", resolvedAt: null },
  });
  expect(resolveBySilence(NEW_FLOW, 5)).toBeNull();
  expect(resolveBySilence({ ...waiting, level: 3, level3: "accepted" }, 5)).toBeNull();
});

test("a plan's word goes before the workspace's, and one that says nothing leaves it as it is", () => {
  const workspace = { warnAfterDays: 10, closeAfterDays: 5, count: "business" as const };
  const own = { warnAfterDays: 3, closeAfterDays: 1, count: "calendar" as const };
  for (const usual of [workspace, null]) {
    expect(silencePolicy(undefined, usual)).toEqual(usual);
    expect(silencePolicy({ kind: "never" }, usual)).toBeNull();
    expect(silencePolicy({ kind: "after", ...own }, usual)).toEqual(own);
  }
});
