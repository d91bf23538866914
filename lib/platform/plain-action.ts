import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Locale } from "#lib/messages/index.ts";
import { invalidResult, refusalResult } from "./action.ts";
import { emptyForm, type FormState, type PlainAction } from "./form-state.ts";
import { readingLocale } from "./i18n/request.ts";
import { currentSession, requestOrigin, type SignedIn } from "./session.ts";
import { storable } from "./storable.ts";

type Context<S extends z.ZodType> = {
  input: z.output<S>;
  locale: Locale;
  origin: { ip: string; userAgent: string };
};

/** Where to go when it is done, or what it is answered with; nothing leaves the person on the page. */
type Done = { to: string } | { answer: unknown } | undefined;

type Definition<S extends z.ZodType, C> = {
  input: S;
  /** Fields that are never sent back into the page. */
  secret?: readonly string[];
  run: (ctx: Context<S> & C) => Promise<Done>;
};

type Outcome = { trouble: FormState["trouble"] } | { to: string } | { answer: unknown } | "done";

async function outcome<S extends z.ZodType, C>(
  def: Definition<S, C>,
  form: FormData,
  more: C,
): Promise<Outcome> {
  const locale = await readingLocale();
  const parsed = def.input.safeParse(storable(Object.fromEntries(form)));
  if (!parsed.success) return { trouble: refused(invalidResult(locale, parsed.error)) };
  try {
    const done = await def.run({ input: parsed.data, locale, origin: await requestOrigin(), ...more });
    return done ?? "done";
  } catch (error) {
    return { trouble: refused(refusalResult(locale, error)) };
  }
}

const refused = (result: ReturnType<typeof invalidResult>) => (result.ok ? null : result);

function answer<S extends z.ZodType, C>(
  def: Definition<S, C>,
  before: FormState,
  form: FormData,
  result: Outcome,
): FormState {
  // Outside the try: Next's redirect is an exception of its own.
  if (typeof result === "object" && "to" in result) redirect(result.to);
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") && !def.secret?.includes(name)
        ? [[name, value]]
        : [],
    ),
  );
  if (typeof result === "object" && "answer" in result)
    return { attempt: before.attempt + 1, values, trouble: null, done: true, answer: result.answer };
  if (result === "done") return { attempt: before.attempt + 1, values, trouble: null, done: true };
  return { attempt: before.attempt + 1, values, trouble: result.trouble };
}

/** An action is an open address: what arrives in place of a form or of its last state may be anything, and counts as empty. */
const sent = (form: unknown): FormData => (form instanceof FormData ? form : new FormData());
const stateOf = (before: unknown): FormState => {
  const attempt = (before as FormState | null | undefined)?.attempt;
  return { ...emptyForm, attempt: typeof attempt === "number" && attempt >= 0 ? attempt : 0 };
};

/**
 * A form of somebody who need not be signed in (signing in, a forgotten password, an invitation). It authorises
 * by what it carries: a password or a token. Refusals come back as values in the reader's language.
 */
export function visitorAction<S extends z.ZodType>(def: Definition<S, object>): PlainAction {
  return async (before, form) => {
    const typed = sent(form);
    return answer(def, stateOf(before), typed, await outcome(def, typed, {}));
  };
}

/** A form about one's own account: whoever is signed in, and nobody else's rows. */
export function accountAction<S extends z.ZodType>(def: Definition<S, { session: SignedIn }>): PlainAction {
  return async (before, form) => {
    const session = await currentSession();
    if (!session) redirect("/sign-in?next=/account");
    const typed = sent(form);
    return answer(def, stateOf(before), typed, await outcome(def, typed, { session }));
  };
}

/** A press without a form's answer, open to everybody about their own browser and account: the language switch, the way out. */
export function openAction<A extends readonly string[]>(
  run: (...args: A) => Promise<{ to: string } | undefined>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    const done = await run(...args);
    if (done) redirect(done.to);
  };
}
