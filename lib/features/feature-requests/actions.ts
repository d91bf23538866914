"use server";

import type { z } from "zod";
import { featurePolicy } from "#lib/domain/policies/feature.ts";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { findProduct } from "#lib/features/products/products.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import type { Feature } from "#lib/platform/db/client/client.ts";
import { createFeature, moveFeature, publishFeature, saveFeature, saveVoteWeight, vote } from "./commands.ts";
import { findFeature } from "./queries.ts";
import * as schema from "./schema.ts";

type OnFeature<S extends z.ZodType<{ number: string }>, R> = {
  name: string;
  input: S;
  run: (ctx: ActionContext, row: Feature, input: z.output<S>) => Promise<R>;
};

/** A change of one request by the vendor. */
const featureAction = <S extends z.ZodType<{ number: string }>, R>({ name, input, run }: OnFeature<S, R>) =>
  action({
    name: `feature.${name}`,
    input,
    load: ({ number }, { tx, actor }) => findFeature(tx, actor, number),
    allow: featurePolicy.keep,
    whyNot: "features.refusal.role",
    run: ctx => run(ctx, ctx.target, ctx.input),
  });

export const createFeatureAction = action({
  name: "feature.create",
  input: schema.createFeatureInput,
  load: ({ productId }, { tx, actor }) =>
    tx.product.findFirst({ where: { tenantId: actor.tenantId, id: productId }, select: { id: true } }),
  allow: featurePolicy.keep,
  whyNot: "features.refusal.role",
  run: ctx => createFeature(ctx, ctx.input),
});
export const saveFeatureAction = featureAction({
  name: "save",
  input: schema.saveFeatureInput,
  run: saveFeature,
});
export const publishFeatureAction = featureAction({
  name: "publish",
  input: schema.featureInput,
  run: publishFeature,
});
export const moveFeatureAction = featureAction({
  name: "progress",
  input: schema.progressInput,
  run: (ctx, row, input) => moveFeature(ctx, row, input, todayIn(ctx.workspace.timeZone, ctx.now.getTime())),
});
export const voteAction = action({
  name: "feature.vote",
  input: schema.voteInput,
  load: ({ number }, { tx, actor }) => findFeature(tx, actor, number),
  allow: featurePolicy.vote,
  whyNot: "features.refusal.voteRole",
  run: ctx => vote(ctx, ctx.target, ctx.input),
});
export const saveVoteWeightAction = action({
  name: "product.voteWeight",
  input: schema.voteWeightInput,
  load: ({ productId }, { tx, actor }) => findProduct(tx, actor.tenantId, productId),
  allow: productPolicy.edit,
  whyNot: "products.refusal.notKeeper",
  run: ctx => saveVoteWeight(ctx, ctx.target, ctx.input),
});
