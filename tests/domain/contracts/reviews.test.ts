import { describe, expect, it } from "vitest";
import { followUp, reviewDates, reviewState } from "#lib/domain/contracts/reviews.ts";

describe("business reviews (S16)", () => {
  it("are due every six months of the on-site year, last day inclusive (S16)", () => {
    expect(reviewDates("2026-03-12", "2027-03-11", 6)).toEqual(["2026-09-11", "2027-03-11"]);
    expect(reviewDates("2026-03-12", "2027-03-11", 4)).toEqual(["2026-07-11", "2026-11-11", "2027-03-11"]);
    expect(reviewDates("2026-03-12", "2026-08-31", 6)).toEqual([]);
  });

  it("stand by what is known of them (S16)", () => {
    const review = { dueOn: "2026-09-11", startsAt: null, heldOn: null };
    expect(reviewState(review, 1000, "2026-09-11")).toBe("to_fix");
    expect(reviewState(review, 1000, "2026-09-12")).toBe("late");
    expect(reviewState({ ...review, startsAt: 1001 }, 1000, "2026-09-12")).toBe("fixed");
    expect(reviewState({ ...review, startsAt: 1000 }, 1000, "2026-09-12")).toBe("to_write");
    expect(reviewState({ ...review, startsAt: 1, heldOn: "2026-09-12" }, 1000, "2027-01-01")).toBe("held");
  });

  it("go on with what earlier ones left open, by due day (S16)", () => {
    const a = { dueOn: "2026-05-01", doneOn: null, at: 2 };
    const b = { dueOn: "2026-04-01", doneOn: "2026-03-01", at: 1 };
    const c = { dueOn: "2026-04-01", doneOn: null, at: 3 };
    expect(followUp([a, b, c], null)).toEqual([c, a]);
    expect(followUp([a, b, c], "2026-02-01")).toEqual([b, c, a]);
    expect(followUp([a, b, c], "2026-03-02")).toEqual([c, a]);
  });
});
