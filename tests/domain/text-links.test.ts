import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostNamed, trueAddress } from "#lib/domain/text-links.ts";

describe("a link that names another address than it leads to", () => {
  test.each([
    ["https://bank.example", "https://evil.example/login", "https://evil.example/login"],
    ["www.bank.example", "http://evil.example", "http://evil.example"],
    ["bank.example/pay", "https://evil.example/", "https://evil.example"],
    ["Pay at https://bank.example/a now", "https://evil.example/b?c=d", "https://evil.example/b?c=d"],
    ["https://bank.example", "https://bank.example@evil.example/x", "https://evil.example/x"],
    ["https://bank.example", "https://bank.example.evil.example/", "https://bank.example.evil.example"],
    ["b\u200bank.example", "https://evil.example", "https://evil.example"],
    ["bank。example", "https://evil.example", "https://evil.example"],
    ["[https://bank.example]", "https://evil.example", "https://evil.example"],
    ["ana@bank.example", "mailto:ana@evil.example?subject=x", "ana@evil.example"],
    ["https://bank.example", "tel:+34600000000", "tel:+34600000000"],
    ["https://bаnk.example", "https://bank.example", "https://bank.example"],
  ])("%s → %s", (says, href, shown) => expect(trueAddress(says, href)).toBe(shown));

  test.each([
    ["https://bank.example", "https://bank.example/deeper?x=1"],
    ["bank.example", "https://www.bank.example/"],
    ["HTTPS://Bank.Example/A", "https://bank.example/b"],
    ["muñoz.example", "https://xn--muoz-hqa.example/"],
    ["ana@bank.example", "mailto:other@bank.example"],
    ["Click here", "https://evil.example"],
    ["Version 8.0.1", "https://evil.example"],
    ["e.g. this one", "https://evil.example"],
    ["", "https://evil.example"],
  ])("%s → %s leads where it says, or says nothing", (says, href) =>
    expect(trueAddress(says, href)).toBeNull(),
  );

  test("whatever it says, it comes to an end and shows no more than a line", () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), (says, href) => {
        const shown = trueAddress(says, href);
        expect((shown ?? "").length).toBeLessThanOrEqual(120);
      }),
    );
    const since = performance.now();
    for (const long of [
      "a.".repeat(50_000),
      "www.".repeat(20_000),
      "https://".repeat(9_000),
      "-a".repeat(50_000),
    ])
      hostNamed(long);
    expect(performance.now() - since).toBeLessThan(500);
  });

  test("a link is believed only for its own host", () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (one, other) => {
        fc.pre(one !== other && !one.startsWith("www.") && !other.startsWith("www."));
        expect(trueAddress(`https://${one}/a`, `https://${other}/b`)).toBe(`https://${other}/b`);
        expect(trueAddress(`https://${one}`, `https://${one}/b`)).toBeNull();
      }),
    );
  });
});
