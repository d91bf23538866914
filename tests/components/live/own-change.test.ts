import { afterEach, describe, expect, test, vi } from "vitest";
import { hearOwnChange, isOwnChange, tellOwnChange } from "#components/live/own-change.ts";

afterEach(() => vi.useRealTimers());

describe("one's own change of a list", () => {
  test("what is told right after it is taken to be of it, what is told later is not", () => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date("2026-11-28T09:00:00Z"));
    expect(isOwnChange()).toBe(false);
    tellOwnChange();
    vi.advanceTimersByTime(1_400);
    expect(isOwnChange()).toBe(true);
    vi.advanceTimersByTime(200);
    expect(isOwnChange()).toBe(false);
  });

  test("a list hears of it until it is gone", () => {
    let heard = 0;
    const end = hearOwnChange(() => {
      heard += 1;
    });
    tellOwnChange();
    end();
    tellOwnChange();
    expect(heard).toBe(1);
  });
});
