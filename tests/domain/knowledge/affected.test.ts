import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { affects, rangeTrouble, systemsConcerned } from "#lib/domain/knowledge/affected.ts";
import { compareVersions } from "#lib/domain/products/version.ts";

const range = (from: string, to = "", fixedIn = "") => ({ from, to, fixedIn });

describe("whom a matter concerns (S10)", () => {
  test("without ranges every version; with them, only those within, both ends included", () => {
    expect(affects([], "")).toBe("affected");
    expect(affects([range("6.8", "6.10")], "6.8")).toBe("affected");
    expect(affects([range("6.8", "6.10")], "6.10")).toBe("affected");
    expect(affects([range("6.8", "6.10")], "7.0")).toBe("not_affected");
    expect(affects([range("6.8", "6.10")], "6.4")).toBe("not_affected");
  });

  test("an end takes in all that begins like it: 6.10.3 is one of 6.10, and 6.100 is not", () => {
    expect(affects([range("6.8", "6.10")], "6.10.3")).toBe("affected");
    expect(affects([range("6.8", "6.10")], "6.100")).toBe("not_affected");
    expect(affects([range("6", "6")], "6.99")).toBe("affected");
  });

  test("a version from the mended one on is free; each line has its own", () => {
    const ranges = [range("6.10", "6.10", "6.10.4"), range("7.0", "7.0", "7.0.1")];
    expect(affects(ranges, "6.10.3")).toBe("affected");
    expect(affects(ranges, "6.10.4")).toBe("not_affected");
    expect(affects(ranges, "7.0")).toBe("affected");
    expect(affects(ranges, "7.0.1")).toBe("not_affected");
  });

  test("a system whose version nobody named may be one", () => {
    expect(affects([range("6.8")], " ")).toBe("unknown");
    const systems = [
      { id: "a", productId: "p", version: "6.9" },
      { id: "b", productId: "p", version: "" },
      { id: "c", productId: "p", version: "5.0" },
      { id: "d", productId: "q", version: "6.9" },
    ];
    const found = systemsConcerned({ productId: "p", ranges: [range("6.8")] }, systems);
    expect(found.affected.map(one => one.id)).toEqual(["a"]);
    expect(found.perhaps.map(one => one.id)).toEqual(["b"]);
  });

  test("a range is refused where it is no version, runs backwards, or is mended before it begins", () => {
    expect(rangeTrouble(range("six"))).toBe("format");
    expect(rangeTrouble(range("7.0", "6.8"))).toBe("order");
    expect(rangeTrouble(range("6.8", "", "6.8"))).toBe("fixed");
    expect(rangeTrouble(range("6.8.2", "6.8"))).toBeNull();
    expect(rangeTrouble(range("", "6"))).toBeNull();
  });

  const version = fc
    .tuple(fc.nat(12), fc.nat(12), fc.option(fc.nat(9), { nil: null }))
    .map(([a, b, c]) => `${a}.${b}${c === null ? "" : `.${c}`}`);

  test("property: more ranges never concern fewer, and nothing mended is concerned by its range", () => {
    fc.assert(
      fc.property(version, version, version, version, (v, from, to, fixedIn) => {
        const one = range(from, to, fixedIn);
        if (affects([one], v) === "affected") {
          expect(affects([range(to), one], v)).toBe("affected");
          expect(compareVersions(v, fixedIn)).toBeLessThan(0);
        }
        expect(affects([range("", "", "")], v)).toBe("affected");
      }),
    );
  });
});
