"use server";

import { libraryPolicy } from "#lib/domain/policies/library.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findItem } from "./queries.ts";
import * as schema from "./schema.ts";

const item = ({ itemId }: { itemId: string }, { tx, actor }: ActionContext) => findItem(tx, actor, itemId);
const version = async ({ versionId }: { versionId: string }, { tx, actor }: ActionContext) => {
  if (actor.side !== "vendor") return null;
  const row = await tx.libraryVersion.findFirst({ where: { tenantId: actor.tenantId, id: versionId } });
  const of = row && (await findItem(tx, actor, row.itemId));
  return row && of && { ...row, item: of };
};
const dayOf = ({ workspace, now }: ActionContext) => todayIn(workspace.timeZone, now.getTime());
const whyNot = "library.refusal.notEditor";

export const createItemAction = action({
  name: "library.create",
  input: schema.createItemInput,
  // Partners and customers have no library of their own to fill.
  load: async (_, { actor }) => (actor.side === "vendor" ? {} : null),
  allow: libraryPolicy.edit,
  whyNot,
  run: ctx => commands.createItem(ctx.tx, ctx.actor, ctx.input, dayOf(ctx)),
});

export const saveItemAction = action({
  name: "library.change",
  input: schema.saveItemInput,
  load: item,
  allow: libraryPolicy.edit,
  whyNot,
  run: ctx => commands.saveItem(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx)),
});

export const addVersionAction = action({
  name: "library.version_add",
  input: schema.addVersionInput,
  load: item,
  allow: libraryPolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input }) => commands.addVersion(tx, actor, target, input),
});

export const publishVersionAction = action({
  name: "library.version_publish",
  input: schema.publishVersionInput,
  load: version,
  allow: libraryPolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input, now, workspace }) =>
    commands.publishVersion(tx, actor, target, input, now, workspace.locale),
});

export const announceVersionAction = action({
  name: "library.version_announce",
  input: schema.announceVersionInput,
  load: version,
  allow: libraryPolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input, now, workspace }) =>
    commands.announceVersion(tx, actor, target, input.version, now, workspace.locale),
});

export const withdrawVersionAction = action({
  name: "library.version_withdraw",
  input: schema.withdrawVersionInput,
  load: version,
  allow: libraryPolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input, now }) => commands.withdrawVersion(tx, actor, target, input.version, now),
});

export const withdrawItemAction = action({
  name: "library.item_withdraw",
  input: schema.itemStateInput,
  load: item,
  allow: libraryPolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input }) => commands.withdrawItem(tx, actor, target, input),
});

export const restoreItemAction = action({
  name: "library.item_restore",
  input: schema.itemStateInput,
  load: item,
  allow: libraryPolicy.edit,
  whyNot,
  run: ({ tx, actor, target, input }) => commands.restoreItem(tx, actor, target, input),
});
