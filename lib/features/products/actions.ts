"use server";

import { productPolicy } from "#lib/domain/policies/product.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { correctVersion, findSystem } from "./correct.ts";
import * as ends from "./ends.ts";
import { startSystemsExport } from "./export.ts";
import { savePacket } from "./packet.ts";
import * as products from "./products.ts";
import * as releases from "./releases.ts";
import * as schema from "./schema.ts";

const dayOf = ({ workspace, now }: ActionContext) => todayIn(workspace.timeZone, now.getTime());
// Partners and customers have no products of their own to keep.
const vendors = async <T>({ actor }: ActionContext, find: () => Promise<T | null>): Promise<T | null> =>
  actor.side === "vendor" ? find() : null;
const product = ({ productId }: { productId: string }, ctx: ActionContext) =>
  vendors(ctx, () => products.findProduct(ctx.tx, ctx.actor.tenantId, productId));
const release = ({ releaseId }: { releaseId: string }, ctx: ActionContext) =>
  vendors(ctx, () => releases.findRelease(ctx.tx, ctx.actor.tenantId, releaseId));
const end = ({ endId }: { endId: string }, ctx: ActionContext) =>
  vendors(ctx, () => ends.findEnd(ctx.tx, ctx.actor.tenantId, endId));
const kept = { allow: productPolicy.edit, whyNot: "products.refusal.notKeeper" } as const;

export const createProductAction = action({
  name: "product.create",
  input: schema.createProductInput,
  load: async (_, ctx) => vendors(ctx, async () => ({})),
  ...kept,
  run: ({ tx, actor, input }) => products.createProduct(tx, actor, input),
});

export const saveProductAction = action({
  name: "product.change",
  input: schema.saveProductInput,
  load: product,
  ...kept,
  run: ({ tx, actor, target, input }) => products.saveProduct(tx, actor, target, input),
});

export const saveModulesAction = action({
  name: "product.modules",
  input: schema.saveModulesInput,
  load: product,
  ...kept,
  run: ({ tx, actor, target, input }) => products.saveModules(tx, actor, target, input),
});
export const savePacketAction = action({
  name: "product.packet",
  input: schema.savePacketInput,
  load: product,
  ...kept,
  run: ({ tx, actor, target, input }) => savePacket(tx, actor, target, input),
});

export const createReleaseAction = action({
  name: "release.create",
  input: schema.createReleaseInput,
  load: product,
  ...kept,
  run: ({ tx, actor, target, input }) => releases.createRelease(tx, actor, target, input),
});

export const saveReleaseAction = action({
  name: "release.change",
  input: schema.saveReleaseInput,
  load: release,
  ...kept,
  run: ctx => releases.saveRelease(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx)),
});

export const publishReleaseAction = action({
  name: "release.publish",
  input: schema.publishReleaseInput,
  load: release,
  ...kept,
  run: ctx => releases.publishRelease(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx), ctx.now),
});

export const addReleaseFilesAction = action({
  name: "release.files_add",
  input: schema.addReleaseFilesInput,
  load: release,
  ...kept,
  run: ({ tx, actor, target, input }) => releases.addReleaseFiles(tx, actor, target, input),
});

export const removeReleaseFileAction = action({
  name: "release.file_remove",
  input: schema.removeReleaseFileInput,
  load: ({ fileId }, ctx) =>
    vendors(ctx, () => ctx.tx.releaseFile.findFirst({ where: { tenantId: ctx.actor.tenantId, id: fileId } })),
  ...kept,
  run: ({ tx, actor, target }) => releases.removeReleaseFile(tx, actor, target),
});

export const announceEndAction = action({
  name: "release.end_announce",
  input: schema.announceEndInput,
  load: release,
  ...kept,
  run: ctx => ends.announce(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx)),
});

export const moveEndAction = action({
  name: "release.end_move",
  input: schema.moveEndInput,
  load: end,
  ...kept,
  run: ctx => ends.move(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx)),
});

export const takeBackEndAction = action({
  name: "release.end_take_back",
  input: schema.takeBackEndInput,
  load: end,
  ...kept,
  run: ctx => ends.takeBack(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx)),
});

export const correctVersionAction = action({
  name: "system.version",
  input: schema.correctVersionInput,
  load: ({ systemId }, { tx, actor }) => findSystem(tx, actor, systemId),
  allow: productPolicy.correctVersion,
  whyNot: "products.refusal.notRunner",
  run: ctx => correctVersion(ctx.tx, ctx.actor, ctx.target, ctx.input, dayOf(ctx)),
});

export const exportSystemsAction = action({
  name: "systems.export",
  input: schema.exportSystemsInput,
  // A customer has the few of its own before its eyes.
  load: async (_, { actor }) => (actor.side === "customer" ? null : {}),
  allow: productPolicy.exportSystems,
  run: ({ tx, actor, input }) => startSystemsExport(tx, actor, input),
});
