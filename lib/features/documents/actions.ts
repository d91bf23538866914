"use server";

import { documentPolicy } from "#lib/domain/policies/document.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { dropTemplateInput, saveTemplateInput } from "./schema.ts";

const load = (
  which: { programmeId: string; kind: string; locale: string },
  { tx, actor, workspace, now }: ActionContext,
) =>
  actor.side === "vendor"
    ? commands.findTemplate(tx, actor.tenantId, which, todayIn(workspace.timeZone, now.getTime()))
    : Promise.resolve(null);

export const saveTemplateAction = action({
  name: "document.save",
  input: saveTemplateInput,
  load,
  allow: documentPolicy.edit,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.saveDraft(tx, actor, target, input, now),
});

export const dropTemplateAction = action({
  name: "document.drop",
  input: dropTemplateInput,
  load,
  allow: documentPolicy.edit,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, target, input }) => commands.dropDraft(tx, target, input),
});

export const publishTemplateAction = action({
  name: "document.publish",
  input: saveTemplateInput,
  load,
  allow: documentPolicy.edit,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input }) => commands.publish(tx, actor, target, input),
});
