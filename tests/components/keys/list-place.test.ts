import { describe, expect, test } from "vitest";
import { beside, cameFrom, goOnAt } from "#components/keys/list-place.ts";

const numbers = ["ONE-1", "ONE-2", "ONE-3", "ONE-4"];

describe("the place in a list", () => {
  test("one goes on where one was, also when the rows have moved", () => {
    expect(goOnAt({ numbers, at: "ONE-2" }, ["ONE-4", "ONE-2", "ONE-9"])).toBe("ONE-2");
  });

  test("where that case has left the list, one goes on with what stood after it, else with what stood before", () => {
    expect(goOnAt({ numbers, at: "ONE-2" }, ["ONE-1", "ONE-4"])).toBe("ONE-4");
    expect(goOnAt({ numbers, at: "ONE-4" }, ["ONE-1", "ONE-2"])).toBe("ONE-2");
    expect(goOnAt({ numbers, at: "ONE-2" }, ["ONE-9"])).toBeUndefined();
  });

  test("a case walked to beyond what the list showed is still found when the list shows it", () => {
    expect(goOnAt({ numbers, at: "ONE-7" }, ["ONE-1", "ONE-7"])).toBe("ONE-7");
    expect(goOnAt({ numbers, at: "ONE-7" }, ["ONE-1"])).toBeUndefined();
  });

  test("the next case and the one before stop at the ends, and there is none without a list", () => {
    expect(beside({ numbers }, "ONE-2", 1)).toBe("ONE-3");
    expect(beside({ numbers }, "ONE-2", -1)).toBe("ONE-1");
    expect(beside({ numbers }, "ONE-4", 1)).toBeUndefined();
    expect(beside({ numbers }, "ONE-1", -1)).toBeUndefined();
    expect(beside({ numbers }, "ONE-9", 1)).toBeUndefined();
  });

  test("the way back from a case leads to the list as it was left, and nowhere else", () => {
    const base = "/emma/tickets";
    const place = { list: "/emma/tickets?view=late&tag=red", numbers, at: "ONE-2", byKeys: false };
    expect(cameFrom(place, base, "ONE-3")).toBe(place.list);
    // Walked to beyond what the list showed.
    expect(cameFrom({ ...place, at: "ONE-7" }, base, "ONE-7")).toBe(place.list);
    expect(cameFrom(place, base, "ONE-9")).toBe(base);
    expect(cameFrom(null, base, "ONE-2")).toBe(base);
    expect(cameFrom({ ...place, list: "/emma/tickets?" }, base, "ONE-2")).toBe(base);
    for (const list of ["/other/tickets?view=late", "https://elsewhere.example/", "/emma/tickets-x?a=b"])
      expect(cameFrom({ ...place, list }, base, "ONE-2")).toBe(base);
  });
});
