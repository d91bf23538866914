import type { z } from "zod";
import type { Actor, Policy } from "#lib/domain/policies/types.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { ActionResult } from "./action-result.ts";
import { presentIn, type WorkspaceInfo } from "./actor.ts";
import { hasCrossed, untilThrough } from "./db/crossed.ts";
import type { Tx } from "./db/prisma.ts";
import { inWorkspace } from "./db/workspace.ts";
import { readingLocale } from "./i18n/request.ts";
import { translator } from "./i18n/translator.ts";
import { recalled, remember } from "./idempotency.ts";
import type { By } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { type RequestOrigin, requestOrigin } from "./session.ts";
import { storable } from "./storable.ts";

export type ActionContext = {
  actor: By;
  workspace: WorkspaceInfo;
  tx: Tx;
  /** The transaction's time: the database decides what is due. */
  now: Date;
  /** Where the request comes from. */
  origin: RequestOrigin;
};

/** A message key, with its parameters where it has some. */
export type Why = string | { key: string; params: Record<string, string | number> };

type Definition<S extends z.ZodType, T, R> = {
  /** A dotted name, for the audit trail and for repeated submits. */
  name: string;
  input: S;
  /** What the action is about, read as the actor; null answers "not found", also for what is another party's. */
  load: (input: z.output<S>, ctx: ActionContext) => Promise<T | null>;
  /** Leaving this out does not compile. The same policy draws the button. */
  allow: Policy<T>;
  /** Says why not, and who can; a key under the catalogue. */
  whyNot?: string | ((actor: Actor, target: T) => Why);
  run: (ctx: ActionContext & { input: z.output<S>; target: T }) => Promise<R>;
  /** For one that goes through thousands of rows: how long it may take on a busy server. */
  timeoutMs?: number;
};

/**
 * How the browser calls it: workspace, input as typed, and a key that a repeated submit sends again. An action is an open
 * address, so what arrives may be anything at all, whatever the types say.
 */
export type WorkspaceAction<R> = (
  workspace: string,
  raw: unknown,
  idempotencyKey?: string,
) => Promise<ActionResult<R>>;

/**
 * The one way a person changes something: who, valid, there, allowed, done once — in one transaction with its
 * event, audit entry and outbox row. Refusals are values with a text in the person's language; only bugs throw.
 */
export function action<S extends z.ZodType, T, R>(def: Definition<S, T, R>): WorkspaceAction<R> {
  return async (slug, raw, idempotencyKey) => {
    const present = await presentIn(typeof slug === "string" ? slug : "");
    if (present.kind === "signed_out")
      return say(await readingLocale(), { ok: false, kind: "signed_out", key: "errors.signedOut" });
    if (present.kind === "stranger")
      return say(present.session.locale, { ok: false, kind: "not_found", key: "errors.notFound" });
    const { actor, workspace } = present;
    const parsed = def.input.safeParse(storable(raw));
    if (!parsed.success) return invalidResult(actor.locale, parsed.error);
    const origin = await requestOrigin();
    const key =
      typeof idempotencyKey === "string" && /^[\w-]{8,80}$/.test(idempotencyKey) ? idempotencyKey : null;
    try {
      const once = async (tx: Tx, now: Date) => {
        if (key) {
          const before = await recalled<R>(tx, actor, def.name, key);
          if (before) return before.value;
        }
        const ctx: ActionContext = { actor: { ...actor, ip: origin.ip }, workspace, tx, now, origin };
        const target = await def.load(parsed.data, ctx);
        if (target === null || target === undefined) throw new Refusal("not_found", "errors.notFound");
        if (!def.allow(actor, target)) {
          const why = typeof def.whyNot === "function" ? def.whyNot(actor, target) : def.whyNot;
          throw typeof why === "object"
            ? new Refusal("forbidden", why.key, why.params)
            : new Refusal("forbidden", why ?? "errors.forbidden");
        }
        const value = await def.run({ ...ctx, input: parsed.data, target });
        if (key) await remember(tx, actor, def.name, key, value);
        return value;
      };
      const answer = await untilThrough(() =>
        inWorkspace(actor, (tx, now) => kept(once(tx, now)), undefined, def.timeoutMs),
      );
      return answer instanceof Refusal ? refusalResult(actor.locale, answer) : { ok: true, data: answer };
    } catch (error) {
      return refusalResult(actor.locale, error);
    }
  };
}

/** A refusal that keeps what was written as a value, so that the transaction commits; any other goes on and takes it back. */
export const kept = <R>(work: Promise<R>): Promise<R | Refusal> =>
  work.catch((error: unknown) => {
    if (error instanceof Refusal && error.keeps) return error;
    throw error;
  });

/** A refusal as the value an action answers with, in a language. Anything else is a bug and goes on. */
export function refusalResult(locale: Locale, error: unknown): ActionResult<never> {
  if (error instanceof Refusal) {
    const t = translator(locale);
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([path, f]) => [path, t(f.key, f.params)]),
    );
    return {
      ok: false,
      kind: error.kind,
      message: t(error.key, error.params),
      ...(Object.keys(fields).length ? { fields } : {}),
    };
  }
  if (hasCrossed(error)) return say(locale, { ok: false, kind: "conflict", key: "errors.conflict" });
  throw error;
}

/** zod's issues as messages at the fields. A schema's own message is a key ("errors.required"); others get the general one. */
export function invalidResult(locale: Locale, error: z.ZodError): ActionResult<never> {
  const t = translator(locale);
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    if (fields[path]) continue;
    fields[path] = t(...issueKey(issue));
  }
  return { ok: false, kind: "invalid", message: t("errors.invalid"), fields };
}

type Params = Record<string, string | number> | undefined;

function issueKey(issue: z.core.$ZodIssue): [string, Params] {
  if (/^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)+$/.test(issue.message)) return [issue.message, limits(issue)];
  if (issue.code === "too_small" && issue.origin === "string" && Number(issue.minimum) <= 1)
    return ["errors.required", undefined];
  if (issue.code === "too_small")
    return [issue.origin === "string" ? "errors.tooShort" : "errors.tooSmall", limits(issue)];
  if (issue.code === "too_big")
    return [issue.origin === "string" ? "errors.tooLong" : "errors.tooBig", limits(issue)];
  if (
    issue.code === "invalid_type" &&
    (issue.input === undefined || issue.input === null || issue.input === "")
  )
    return ["errors.required", undefined];
  if (issue.code === "invalid_format" && issue.format === "email") return ["errors.email", undefined];
  if (issue.code === "invalid_format" && issue.format === "url") return ["errors.url", undefined];
  return ["errors.invalidValue", undefined];
}

function limits(issue: z.core.$ZodIssue): Params {
  if (issue.code === "custom") return issue.params;
  if (issue.code === "too_small") return { minimum: Number(issue.minimum) };
  if (issue.code === "too_big") return { maximum: Number(issue.maximum) };
  return undefined;
}

export function say(
  locale: Locale,
  r: { ok: false; kind: "signed_out" | "not_found" | "conflict"; key: string },
): ActionResult<never> {
  return { ok: false, kind: r.kind, message: translator(locale)(r.key) };
}
