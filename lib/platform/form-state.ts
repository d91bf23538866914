import type { Refusal } from "./action-result.ts";

/**
 * What a plain form (one that also works without script) gets back: what was typed, without secrets, and why
 * it was not done. `done` says that it was; a form that leads elsewhere redirects instead.
 */
export type FormState = {
  attempt: number;
  values: Record<string, string>;
  trouble: Refusal | null;
  done?: boolean;
  /** What a form that asks something is answered with. */
  answer?: unknown;
};

export const emptyForm: FormState = { attempt: 0, values: {}, trouble: null };

export type PlainAction = (state: FormState, form: FormData) => Promise<FormState>;
