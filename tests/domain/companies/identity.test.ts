import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  likeness,
  mailDomain,
  registeredDomain,
  taxIdKey,
  webDomain,
} from "#lib/domain/companies/identity.ts";

describe("a tax id", () => {
  it("is the same however it is written, with or without its country", () => {
    for (const written of ["B41000234", "b-41.000.234", " ES B41000234", "ESB41000234"])
      expect(taxIdKey(written, "ES")).toBe("B41000234");
    expect(taxIdKey("DE 123 456 789", "DE")).toBe("123456789");
  });

  it("says nothing when it is too short to be one", () => {
    expect(taxIdKey("0000", "ES")).toBe("");
    expect(taxIdKey("ES-12", "ES")).toBe("");
    expect(taxIdKey("")).toBe("");
  });

  it("property: punctuation, spaces and case change nothing", () => {
    const id = fc.stringMatching(/^[A-Z0-9]{6,12}$/);
    const noise = fc.array(fc.constantFrom(" ", ".", "-", "/"), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(id, noise, (bare, marks) => {
        const written = [...bare]
          .map((char, i) => char.toLowerCase() + (marks[i % marks.length] ?? ""))
          .join("");
        expect(taxIdKey(written)).toBe(taxIdKey(bare));
      }),
    );
  });
});

describe("a domain", () => {
  it("is what a company registered, below www, mail or a country's second level", () => {
    expect(webDomain("https://www.Acme.com/about?x=1")).toBe("acme.com");
    expect(webDomain("http://user@shop.acme.co.uk:8080/")).toBe("acme.co.uk");
    expect(webDomain("acme.com.mx")).toBe("acme.com.mx");
    expect(webDomain("cloud.farol.example")).toBe("farol.example");
    expect(registeredDomain("10.0.0.1")).toBe("");
    expect(registeredDomain("localhost")).toBe("");
    expect(webDomain("no address")).toBe("");
  });

  it("of a mail provider says nothing about a company", () => {
    expect(mailDomain("ana@gmail.com")).toBe("");
    expect(mailDomain("ana@hotmail.es")).toBe("");
    expect(mailDomain("ana@mail.brightmoor.example")).toBe("brightmoor.example");
  });
});

describe("two companies are perhaps one", () => {
  const company = (taxKey: string, ...domains: string[]) => ({ taxKey, domains });

  it("by tax id before domain before the name under another ending", () => {
    expect(likeness(company("B41000234", "a.com"), company("B41000234", "b.com"))).toBe("tax_id");
    expect(likeness(company("", "acme.com"), company("X", "acme.com"))).toBe("domain");
    expect(likeness(company("", "acme.com"), company("", "acme.es"))).toBe("domain_name");
    expect(likeness(company("B1", "acme.com"), company("B2", "other.com"))).toBeNull();
    expect(likeness(company("", ""), company("", ""))).toBeNull();
  });

  it("property: likeness goes both ways", () => {
    const some = fc.record({
      taxKey: fc.constantFrom("", "B41000234", "B41000235"),
      domains: fc.array(fc.constantFrom("", "acme.com", "acme.es", "other.com"), { maxLength: 3 }),
    });
    fc.assert(fc.property(some, some, (a, b) => likeness(a, b) === likeness(b, a)));
  });
});
