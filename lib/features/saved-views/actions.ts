"use server";

import { savedViewPolicy } from "#lib/domain/policies/saved-view.ts";
import { action } from "#lib/platform/action.ts";
import { removeView, renameView, saveView } from "./commands.ts";
import { findView } from "./queries.ts";
import { removeViewInput, renameViewInput, saveViewInput } from "./schema.ts";

export const saveViewAction = action({
  name: "view.save",
  input: saveViewInput,
  // A list that is not theirs is none to keep.
  load: async ({ list }, { actor }) => (savedViewPolicy.save(actor, { list }) ? { list } : null),
  allow: savedViewPolicy.save,
  run: ({ tx, actor, input }) => saveView(tx, actor, input),
});

export const renameViewAction = action({
  name: "view.rename",
  input: renameViewInput,
  load: ({ viewId }, { tx, actor }) => findView(tx, actor, viewId),
  allow: savedViewPolicy.change,
  whyNot: "views.refusal.notOwner",
  run: ({ tx, actor, target, input }) => renameView(tx, actor, target, input),
});

export const removeViewAction = action({
  name: "view.remove",
  input: removeViewInput,
  load: ({ viewId }, { tx, actor }) => findView(tx, actor, viewId),
  allow: savedViewPolicy.change,
  whyNot: "views.refusal.notOwner",
  run: ({ tx, actor, target }) => removeView(tx, actor, target),
});
