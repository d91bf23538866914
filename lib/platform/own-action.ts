import type { z } from "zod";
import { invalidResult, kept, refusalResult, say, type WorkspaceAction } from "./action.ts";
import { presentAsPerson, presentAsSelf, type Self, type WorkspaceInfo } from "./actor.ts";
import type { Tx } from "./db/prisma.ts";
import { inWorkspace } from "./db/workspace.ts";
import { readingLocale } from "./i18n/request.ts";
import { recalled, remember } from "./idempotency.ts";
import { Refusal } from "./refusal.ts";
import { type RequestOrigin, requestOrigin } from "./session.ts";
import { storable } from "./storable.ts";

export type OwnActionContext = {
  self: Self;
  workspace: WorkspaceInfo;
  tx: Tx;
  /** The transaction's time. */
  now: Date;
  origin: RequestOrigin;
};

type Definition<S extends z.ZodType, T, R> = {
  name: string;
  input: S;
  /** The input's `personId` says as which of the persons their account is in the workspace they act: on any side. */
  byPerson?: true;
  /** Read as the person themselves: what is not their own is not there, so nothing else needs to be allowed. */
  load: (input: z.output<S>, ctx: OwnActionContext) => Promise<T | null>;
  run: (ctx: OwnActionContext & { input: z.output<S>; target: T }) => Promise<R>;
};

/**
 * What a person does about what is their own, at whatever company they are, also at none (R0, P22): the same promises as
 * `action`, in the role `app_person`.
 */
export function ownAction<S extends z.ZodType, T, R>(def: Definition<S, T, R>): WorkspaceAction<R> {
  return async (slug, raw, idempotencyKey) => {
    const place = typeof slug === "string" ? slug : "";
    const present = await (def.byPerson ? presentAsPerson(place, personIn(raw)) : presentAsSelf(place));
    if (present.kind === "signed_out")
      return say(await readingLocale(), { ok: false, kind: "signed_out", key: "errors.signedOut" });
    if (present.kind === "stranger")
      return say(present.session.locale, { ok: false, kind: "not_found", key: "errors.notFound" });
    const { self, workspace } = present;
    const parsed = def.input.safeParse(storable(raw));
    if (!parsed.success) return invalidResult(self.locale, parsed.error);
    const origin = await requestOrigin();
    const key =
      typeof idempotencyKey === "string" && /^[\w-]{8,80}$/.test(idempotencyKey) ? idempotencyKey : null;
    const once = async (tx: Tx, now: Date): Promise<R> => {
      const before = key && (await recalled<R>(tx, self, def.name, key));
      if (before) return before.value;
      const ctx: OwnActionContext = { self, workspace, tx, now, origin };
      const target = await def.load(parsed.data, ctx);
      if (target === null || target === undefined) throw new Refusal("not_found", "errors.notFound");
      const value = await def.run({ ...ctx, input: parsed.data, target });
      if (key) await remember(tx, self, def.name, key, value);
      return value;
    };
    try {
      const answer = await inWorkspace(self, (tx, now) => kept(once(tx, now)));
      return answer instanceof Refusal ? refusalResult(self.locale, answer) : { ok: true, data: answer };
    } catch (error) {
      return refusalResult(self.locale, error);
    }
  };
}

const personIn = (raw: unknown): string => {
  const personId = (raw as { personId?: unknown } | null)?.personId;
  return typeof personId === "string" ? personId : "";
};
