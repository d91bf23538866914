import { err, ok, type Result } from "#lib/domain/result.ts";

/** What the words of a recurring case can leave to be filled in on its day; all of it the customer reads anyway (R1). */
export const RECURRING_FIELDS = [
  "date",
  "month",
  "year",
  "customer.name",
  "contact.name",
  "product",
] as const;
export type RecurringField = (typeof RECURRING_FIELDS)[number];

const FIELD = /\{\{([^{}]*)\}\}/g;
const isField = (name: string): name is RecurringField =>
  (RECURRING_FIELDS as readonly string[]).includes(name);

export type FieldFault = { code: "unknownField"; name: string } | { code: "brokenField" };

/** Whether every pair of braces in a text is a field. */
export function checkFields(text: string): Result<true, FieldFault> {
  for (const [, inside = ""] of text.matchAll(FIELD))
    if (!isField(inside.trim())) return err({ code: "unknownField", name: inside.trim() });
  const rest = text.replace(FIELD, "");
  return rest.includes("{{") || rest.includes("}}") ? err({ code: "brokenField" }) : ok(true);
}

/** The text with its fields filled in once: braces in what is filled in stay what they are. */
export const fillFields = (text: string, values: Readonly<Record<RecurringField, string>>): string =>
  text.replace(FIELD, (whole, inside: string) => {
    const name = inside.trim();
    return isField(name) ? values[name] : whole;
  });
