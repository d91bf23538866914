import { describe, expect, it } from "vitest";
import {
  type ReadinessFact,
  readinessState,
  readinessTurn,
  readyCount,
} from "#lib/domain/contracts/readiness.ts";

const stated: ReadinessFact = { deed: "stated", reviewOn: null };
const returned: ReadinessFact = { deed: "returned", reviewOn: null };
const confirmed = (reviewOn: string | null): ReadinessFact => ({ deed: "confirmed", reviewOn });

describe("the readiness list (S17)", () => {
  it("the last word counts (S17)", () => {
    const on = "2026-06-01";
    expect(readinessState([], on, 30)).toBe("not_stated");
    expect(readinessState([stated], on, 30)).toBe("stated");
    expect(readinessState([stated, returned], on, 30)).toBe("returned");
    expect(readinessState([stated, returned, stated, confirmed("2027-06-01")], on, 30)).toBe("confirmed");
    expect(readinessState([confirmed("2026-01-01"), stated], on, 30)).toBe("stated");
    expect(readinessState([confirmed(null)], on, 30)).toBe("confirmed");
  });

  it.each([
    ["2026-05-01", "confirmed"],
    ["2026-05-02", "review_due"],
    ["2026-05-31", "review_due"],
    ["2026-06-01", "overdue"],
  ])("a review due on 31 May stands on %s as %s: 30 days before, last day inclusive (S17)", (on, state) => {
    expect(readinessState([confirmed("2026-05-31")], on, 30)).toBe(
      state === "confirmed" ? "review_due" : state,
    );
    expect(readinessState([confirmed("2026-05-31")], on, 29)).toBe(state);
  });

  it("says whose turn it is and how many are ready (S17)", () => {
    expect(readinessTurn("not_stated")).toBe("customer");
    expect(readinessTurn("returned")).toBe("customer");
    expect(readinessTurn("stated")).toBe("serving");
    expect(readinessTurn("confirmed")).toBeNull();
    expect(readinessTurn("review_due")).toBe("customer");
    expect(readinessTurn("overdue")).toBe("customer");
    expect(readyCount(["confirmed", "review_due", "overdue", "stated", "not_stated"])).toBe(2);
  });
});
