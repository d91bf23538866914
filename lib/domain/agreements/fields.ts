/** What a template may ask for between double braces: `{{partner.name}}`. The page that edits it lists and explains them. */
export const MERGE_FIELDS = [
  "vendor.name",
  "vendor.legal_name",
  "partner.name",
  "partner.tax_id",
  "partner.city",
  "partner.country",
  "partner.website",
  "programme.name",
  "programme.tier",
  "programme.discount",
  "agreement.number",
  "agreement.title",
  "agreement.term",
  "agreement.start",
  "signers.partner",
  "signers.vendor",
  "document.date",
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Partial<Record<MergeField, string>>;

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

const known = (name: string): name is MergeField => (MERGE_FIELDS as readonly string[]).includes(name);

/** The names between double braces, each once, in their order. */
export function fieldsIn(template: string): string[] {
  return [...new Set([...template.matchAll(FIELD)].map(match => match[1] ?? ""))];
}

/** What stands between braces and is no field; also a brace that is never closed, by its first words. */
export function unknownFields(template: string): string[] {
  const unknown = fieldsIn(template).filter(name => !known(name));
  const rest = template.replace(FIELD, "");
  const loose = /\{\{[^\n]{0,24}|[^\n]{0,24}\}\}/.exec(rest)?.[0];
  return loose === undefined ? unknown : [...unknown, loose];
}

/** A value is words, never Markdown: a company's name can neither write a clause nor set a link. */
function plain(value: string): string {
  return value
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~&-]/g, "\\$&")
    .replace(/^(\d+)\./, "$1\\.")
    .replace(/:\/\//g, ":\\//")
    .replace(/@/g, "\\@")
    .replace(/www\./gi, "www\\.");
}

/** The text with its fields filled, and the fields that have no value for this partner: those stay as they are written. */
export function merge(template: string, values: MergeValues): { text: string; missing: MergeField[] } {
  const missing = new Set<MergeField>();
  const text = template.replace(FIELD, (whole, name: string) => {
    if (!known(name)) return whole;
    const value = values[name]?.trim() ?? "";
    if (value === "") {
      missing.add(name);
      return whole;
    }
    return plain(value);
  });
  return { text, missing: [...missing] };
}
