import { expect, it } from "vitest";
import { callTime } from "#lib/domain/tickets/calls.ts";

const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 24, 12);

it("S8: a call is written down as of when it came: not from the future, nor from longer ago than allowed", () => {
  expect(callTime(now - 3 * HOUR, now, 48)).toEqual({ ok: true, value: now - 3 * HOUR });
  expect(callTime(now, now, 48)).toEqual({ ok: true, value: now });
  expect(callTime(now - 48 * HOUR, now, 48)).toEqual({ ok: true, value: now - 48 * HOUR });
  expect(callTime(now + 1, now, 48)).toEqual({ ok: false, error: "callFuture" });
  expect(callTime(now - 48 * HOUR - 1, now, 48)).toEqual({ ok: false, error: "callLongAgo" });
  expect(callTime(now - 1, now, 0)).toEqual({ ok: false, error: "callLongAgo" });
});
