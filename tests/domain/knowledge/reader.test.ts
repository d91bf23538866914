import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AUDIENCES, type KnowledgeAudience } from "#lib/domain/knowledge/item.ts";
import { againstKnowledge, gateOf, type KnowledgeReader } from "#lib/domain/knowledge/reader.ts";
import { owesWord, readState } from "#lib/domain/knowledge/reading.ts";
import { hears } from "#lib/domain/knowledge/subscription.ts";

const matter = (audience: KnowledgeAudience, productId: string | null = "p") => ({ audience, productId });
const customer = (covered: string[], until: [string, string][] = []): KnowledgeReader => ({
  side: "customer",
  covered: new Set(covered),
  coveredUntil: new Map(until),
});
const partner = (standing: boolean, covered: string[] = []): KnowledgeReader => ({
  side: "partner",
  standing,
  covered: new Set(covered),
});

describe("who reads what (S10)", () => {
  test("public is everybody's; all else is for people of this workspace", () => {
    for (const reader of [{ side: "visitor" } as const, customer([]), partner(false)])
      expect(againstKnowledge(matter("public"), reader)).toBeNull();
    expect(againstKnowledge(matter("entitled"), { side: "visitor" })).toEqual({ why: "other_audience" });
  });

  test("a contract in force covers the product; one that is over is said, with its last day (S15)", () => {
    expect(againstKnowledge(matter("entitled"), customer(["p"]))).toBeNull();
    expect(againstKnowledge(matter("entitled"), customer([], [["p", "2026-08-31"]]))).toEqual({
      why: "lapsed",
      until: "2026-08-31",
    });
    expect(againstKnowledge(matter("entitled"), customer(["q"]))).toEqual({ why: "not_covered" });
    expect(againstKnowledge(matter("entitled", null), customer(["q"]))).toBeNull();
  });

  test("a partner with status reads what is for partners; without one, what the customers it serves are entitled to (P14, P25)", () => {
    expect(againstKnowledge(matter("partners"), partner(true))).toBeNull();
    expect(againstKnowledge(matter("partners"), partner(false, ["p"]))).toEqual({ why: "no_status" });
    expect(againstKnowledge(matter("entitled"), partner(false, ["p"]))).toBeNull();
    expect(againstKnowledge(matter("entitled"), partner(false, ["q"]))).toEqual({ why: "no_status" });
    expect(againstKnowledge(matter("partners"), customer(["p"]))).toEqual({ why: "other_audience" });
  });

  test("what is for staff is the vendor's alone (T4)", () => {
    expect(againstKnowledge(matter("staff"), { side: "vendor" })).toBeNull();
    expect(againstKnowledge(matter("staff"), partner(true, ["p"]))).toEqual({ why: "other_audience" });
    expect(againstKnowledge(matter("staff"), customer(["p"]))).toEqual({ why: "other_audience" });
  });

  test("property: the audiences lie in one another: who reads the narrower one reads the wider", () => {
    const products = fc.constantFrom("p", "q");
    const reader = fc.oneof(
      fc.constant<KnowledgeReader>({ side: "visitor" }),
      fc.constant<KnowledgeReader>({ side: "vendor" }),
      fc.uniqueArray(products).map(covered => customer(covered)),
      fc
        .tuple(fc.boolean(), fc.uniqueArray(products))
        .map(([standing, covered]) => partner(standing, covered)),
    );
    fc.assert(
      fc.property(reader, fc.option(products, { nil: null }), fc.nat(3), fc.nat(3), (who, product, a, b) => {
        const [wide, narrow] = [AUDIENCES[Math.min(a, b)]!, AUDIENCES[Math.max(a, b)]!];
        // A customer without cover is outside "entitled", whatever stands further in.
        if (againstKnowledge(matter(narrow, product), who) === null)
          expect(againstKnowledge(matter(wide, product), who)).toBeNull();
      }),
    );
  });

  test("the gate names the product only where the product decides", () => {
    expect(gateOf(matter("public"))).toBe("public");
    expect(gateOf(matter("entitled"))).toBe("entitled:p");
    expect(gateOf(matter("entitled", null))).toBe("entitled");
    expect(gateOf(matter("partners"))).toBe("partners");
  });
});

describe("what somebody has read (S10)", () => {
  test("unread until opened, again after a substantial edition, and not after another wording", () => {
    expect(readState({ toldEdition: 1 }, null)).toBe("unread");
    expect(readState({ toldEdition: 1 }, { edition: 1, confirmed: null })).toBe("read");
    expect(readState({ toldEdition: 3 }, { edition: 2, confirmed: null })).toBe("updated");
    expect(readState({ toldEdition: 2 }, { edition: 3, confirmed: null })).toBe("read");
  });

  test("opening it is not yet “I have read it”, and the word is for the edition that was told", () => {
    const alert = { toldEdition: 2, mustRead: true };
    expect(owesWord(alert, null)).toBe(true);
    expect(owesWord(alert, { edition: 2, confirmed: null })).toBe(true);
    expect(owesWord(alert, { edition: 2, confirmed: 1 })).toBe(true);
    expect(owesWord(alert, { edition: 2, confirmed: 2 })).toBe(false);
    expect(owesWord({ ...alert, mustRead: false }, null)).toBe(false);
  });
});

describe("who is told (S7, S10, P14)", () => {
  const hearer = (roles: string[], said: [string, boolean][] = []) => ({
    side: "partner" as const,
    roles,
    said: new Map(said),
  });

  test("contacts and a partner's engineers without asking; sales people once they asked; nobody against their word", () => {
    expect(hears(hearer(["customer_contact"]), "p", ["p"])).toBe(true);
    expect(hears(hearer(["partner_support"]), "p", ["p"])).toBe(true);
    expect(hears(hearer(["partner_sales"]), "p", ["p"])).toBe(false);
    expect(hears(hearer(["partner_sales"], [["p", true]]), "p", ["p"])).toBe(true);
    expect(hears(hearer(["partner_support"], [["p", false]]), "p", ["p"])).toBe(false);
  });

  test("a matter of no product is told to whoever hears of any", () => {
    expect(hears(hearer(["partner_support"], [["p", false]]), null, ["p", "q"])).toBe(true);
    expect(hears(hearer(["partner_support"], [["p", false]]), null, ["p"])).toBe(false);
    expect(hears(hearer(["customer_reader"]), null, [])).toBe(false);
  });
});
