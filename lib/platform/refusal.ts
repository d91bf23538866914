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
  /** What was written before it stays, where every other refusal takes it back. */
  readonly keeps: boolean;

  constructor(
    kind: RefusalKind,
    key: string,
    params: Record<string, string | number> = {},
    fields: Record<string, { key: string; params?: Record<string, string | number> }> = {},
    keeps = false,
  ) {
    super(key);
    this.name = "Refusal";
    this.kind = kind;
    this.key = key;
    this.params = params;
    this.fields = fields;
    this.keeps = keeps;
  }
}

/** A rule says no: `throw refuse("tickets.refusal.noContract", { until })`. Never returns. */
export function refuse(key: string, params: Record<string, string | number> = {}): never {
  throw new Refusal("refused", key, params);
}

type Wrong = Record<string, string | { key: string; params?: Record<string, string | number> }>;

const refusalOf = (fields: Wrong, keeps: boolean): Refusal => {
  const entries = Object.entries(fields).map(
    ([name, f]) => [name, typeof f === "string" ? { key: f } : f] as const,
  );
  return new Refusal("invalid", "errors.invalid", {}, Object.fromEntries(entries), keeps);
};

/** Fields are wrong: `invalid({ subject: "errors.required" })`. */
export function invalid(fields: Wrong): never {
  throw refusalOf(fields, false);
}

/** The same after a try was counted: the action commits what is written so far, so only the count may be. */
export function wrongTry(fields: Wrong): never {
  throw refusalOf(fields, true);
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
