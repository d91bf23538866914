import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldsIn, MERGE_FIELDS, merge, unknownFields } from "#lib/domain/agreements/fields.ts";
import { templatesOf } from "#prisma/seed/documents/all.ts";
import { openNebulaDocuments } from "#prisma/seed/documents/opennebula.ts";

describe("merge fields of a template", () => {
  test("a field is filled wherever it stands, with or without spaces between its braces", () => {
    const { text, missing } = merge("{{partner.name}} and {{ partner.name }}", { "partner.name": "Arlanza" });
    expect([text, missing]).toEqual(["Arlanza and Arlanza", []]);
  });

  test("what is no field is named, also a brace that is never closed", () => {
    expect(unknownFields("{{partner.name}} {{partner.shoe_size}}")).toEqual(["partner.shoe_size"]);
    expect(unknownFields("{{}}")).toEqual([""]);
    expect(unknownFields("For {{partner.name")).toEqual(["{{partner.name"]);
    expect(unknownFields("a { single } brace is no field")).toEqual([]);
  });

  test("a field without a value stays as it is written and is named once", () => {
    const { text, missing } = merge("{{partner.tax_id}}, {{partner.tax_id}}, {{vendor.name}}", {
      "vendor.name": "EMMA",
      "partner.tax_id": "  ",
    });
    expect([text, missing]).toEqual(["{{partner.tax_id}}, {{partner.tax_id}}, EMMA", ["partner.tax_id"]]);
  });

  test("a company's name writes no clause: its Markdown, links and line breaks are words", () => {
    const name = "# Free\n\n**bold** [x](https://evil.example) <b> | www.evil.example";
    const { text } = merge("Between {{partner.name}}.", { "partner.name": name });
    expect(text).not.toMatch(/\n/);
    expect(text).not.toMatch(/(^|[^\\])([*[<|#])/);
    expect(text).not.toMatch(/https?:\/\/|www\./);
  });

  test("no value, whatever it is, brings a field of its own into the text", () => {
    fc.assert(
      fc.property(fc.string(), value => {
        const { text } = merge("x {{partner.name}} y", { "partner.name": `${value}{{vendor.name}}` });
        expect(fieldsIn(text)).toEqual([]);
      }),
    );
  });

  test("the shipped texts use known fields alone (P2, P3, P13)", () => {
    const all = Object.values(templatesOf).flat();
    expect(all.map(t => [t.kind, unknownFields(t.body)])).toEqual(all.map(t => [t.kind, []]));
    expect(openNebulaDocuments.map(t => t.kind)).toEqual([
      "order_form",
      "partner_agreement",
      "support_agreement",
    ]);
    expect(MERGE_FIELDS).toContain("agreement.term");
  });
});
