"use server";

import { programmePolicy } from "#lib/domain/policies/programme.ts";
import { loadDraft } from "#lib/features/programmes/drafts.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { publish } from "./commands.ts";
import { DRY_RUN_MS } from "./dry-run.ts";
import { publishInput } from "./schema.ts";

/** Drafts are the vendor's: the other sides may not even ask the table. */
const load = async ({ programmeId }: { programmeId: string }, { tx, actor }: ActionContext) => {
  if (actor.side !== "vendor") return null;
  const draft = await loadDraft(tx, actor, programmeId);
  const { tenantId } = actor;
  const published = await tx.programme.findFirst({ where: { tenantId, id: programmeId } });
  return draft || published ? { draft } : null;
};

export const publishProgrammeAction = action({
  name: "programme.publish",
  input: publishInput,
  load,
  allow: programmePolicy.edit,
  whyNot: "publication.refusal.role",
  run: ({ tx, actor: by, workspace, target, input, now }) =>
    publish({ tx, by, workspace, now }, target.draft, input),
  timeoutMs: DRY_RUN_MS,
});
