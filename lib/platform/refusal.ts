/**
 * Why something asked for is not done: a message key with its parameters, translated at the edge in the
 * person's language. Commands throw a Refusal; only bugs throw anything else.
 */
export type RefusalKind = "invalid" | "forbidden" | "not_found" | "conflict" | "refused";

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly key: string;
  readonly params: Record<string, string | number>;
  readonly fields: Record<string, { key: string; params?: Record<string, string | number> }>;

  constructor(
    kind: RefusalKind,
    key: string,
    params: Record<string, string | number> = {},
    fields: Record<string, { key: string; params?: Record<string, string | number> }> = {},
  ) {
    super(key);
    this.name = "Refusal";
    this.kind = kind;
    this.key = key;
    this.params = params;
    this.fields = fields;
  }
}

/** A rule says no: `throw refuse("tickets.refusal.noContract", { until })`. Never returns. */
export function refuse(key: string, params: Record<string, string | number> = {}): never {
  throw new Refusal("refused", key, params);
}

/** Fields are wrong: `invalid({ subject: "errors.required" })`. */
export function invalid(
  fields: Record<string, string | { key: string; params?: Record<string, string | number> }>,
): never {
  const entries = Object.entries(fields).map(
    ([name, f]) => [name, typeof f === "string" ? { key: f } : f] as const,
  );
  throw new Refusal("invalid", "errors.invalid", {}, Object.fromEntries(entries));
}

/** Somebody else changed it meanwhile: the guard `WHERE version = n` found nothing. */
export function conflict(key = "errors.conflict"): never {
  throw new Refusal("conflict", key);
}

/** Not there, or not this person's to know of: the answer is the same. */
export function notFoundRefusal(): never {
  throw new Refusal("not_found", "errors.notFound");
}

export function forbid(key = "errors.forbidden", params: Record<string, string | number> = {}): never {
  throw new Refusal("forbidden", key, params);
}
