/** Why an action did not happen. `message` is for the person, in their language. */
export type Refusal = {
  ok: false;
  kind: "invalid" | "forbidden" | "not_found" | "conflict" | "refused" | "signed_out";
  message: string;
  /** Messages by path of the field (`contacts.0.email`), for `invalid` and sometimes `refused`. */
  fields?: Record<string, string>;
};

export type RefusalKind = Refusal["kind"];

/** What a server action gives back to the browser: data, or a refusal as a value. Only bugs throw. */
export type ActionResult<T> = { ok: true; data: T } | Refusal;
