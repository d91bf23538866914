import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsIn, fillReply, REPLY_FIELDS, repliesFor } from "#lib/domain/tickets/saved-reply.ts";

const values = Object.fromEntries(REPLY_FIELDS.map(field => [field, `<${field}>`])) as Record<
  (typeof REPLY_FIELDS)[number],
  string
>;

test("the fields of a reply are found, with or without spaces, each once", () => {
  expect(fieldsIn("Hello {{contact.name}}, {{ ticket.number }} and {{contact.name}} {so}")).toEqual({
    ok: true,
    value: ["contact.name", "ticket.number"],
  });
  expect(fieldsIn("")).toEqual({ ok: true, value: [] });
});

test("a field that there is none of and braces that don't close are refused", () => {
  expect(fieldsIn("{{ticket.secret}}")).toEqual({
    ok: false,
    error: { code: "unknownField", name: "ticket.secret" },
  });
  expect(fieldsIn("{{}}")).toMatchObject({ error: { code: "unknownField", name: "" } });
  // What an object has of itself is no field.
  expect(fieldsIn("{{constructor}}")).toMatchObject({ error: { code: "unknownField" } });
  for (const broken of ["{{product", "product}}", "{{a{{product}}"])
    expect(fieldsIn(broken)).toEqual({ ok: false, error: { code: "brokenField" } });
});

test("fields are filled in once: what a customer wrote is never read as a field", () => {
  expect(fillReply("{{ticket.subject}}", { ...values, "ticket.subject": "{{agent.name}} $& $1" })).toBe(
    "{{agent.name}} $& $1",
  );
});

test("property: a reply that may be saved is filled in wholly, and its other words stay", () => {
  const piece = fc.oneof(
    fc.constantFrom(...REPLY_FIELDS).map(field => ({ written: `{{${field}}}`, read: `<${field}>` })),
    fc
      .string()
      .map(words => words.replace(/[{}]/g, ""))
      .map(words => ({ written: words, read: words })),
  );
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const body = pieces.map(one => one.written).join("");
      expect(fieldsIn(body).ok).toBe(true);
      expect(fillReply(body, values)).toBe(pieces.map(one => one.read).join(""));
    }),
  );
});

test("a case is offered the replies for its product and for any, the reader's language first", () => {
  const reply = (title: string, locale: string, productId: string | null) => ({ title, locale, productId });
  const all = [
    reply("b", "en", null),
    reply("a", "en", "other"),
    reply("c", "es", "mine"),
    reply("a", "es", null),
  ];
  const titles = (locale: string) =>
    repliesFor(all, { productId: "mine", locale }).map(one => `${one.locale} ${one.title}`);
  expect(titles("es")).toEqual(["es a", "es c", "en b"]);
  expect(titles("en")).toEqual(["en b", "es a", "es c"]);
});
