"use server";

import { savedViewPolicy } from "#lib/domain/policies/partner-health.ts";
import { action } from "#lib/platform/action.ts";
import { removeView, renameView, saveView } from "./commands.ts";
import { findView } from "./queries.ts";
import { removeViewInput, renameViewInput, saveViewInput } from "./schema.ts";

export const saveViewAction = action({
  name: "view.save",
  input: saveViewInput,
  load: async (_, { actor }) => (actor.side === "vendor" ? { own: true } : null),
  allow: savedViewPolicy.save,
  run: ({ tx, actor, input }) => saveView(tx, actor, input),
});

export const renameViewAction = action({
  name: "view.rename",
  input: renameViewInput,
  load: ({ viewId }, { tx, actor }) => findView(tx, actor, viewId),
  allow: savedViewPolicy.change,
  whyNot: "partners.views.refusal.notOwner",
  run: ({ tx, actor, target, input }) => renameView(tx, actor, target, input),
});

export const removeViewAction = action({
  name: "view.remove",
  input: removeViewInput,
  load: ({ viewId }, { tx, actor }) => findView(tx, actor, viewId),
  allow: savedViewPolicy.change,
  whyNot: "partners.views.refusal.notOwner",
  run: ({ tx, actor, target }) => removeView(tx, actor, target),
});
