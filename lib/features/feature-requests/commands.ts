import { featureStep } from "#lib/domain/tickets/features.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { change as changeProduct, type ProductRow } from "#lib/features/products/products.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import type { Feature } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, nextNumber, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { linkWish } from "./cases.ts";
import { releasesOf, votable } from "./queries.ts";
import type { CreateFeatureInput, ProgressInput, SaveFeatureInput, VoteWeightInput } from "./schema.ts";

export type FeatureContext = { tx: Tx; actor: By; now: Date };
export type FeatureChanged = { number: string; version: number };

/** A wish in the vendor's words for everybody entitled to the product, or a draft of one. */
export async function createFeature(ctx: FeatureContext, input: CreateFeatureInput): Promise<FeatureChanged> {
  const { tx, actor, now } = ctx;
  const { tenantId } = actor;
  const product = await tx.product.findFirst({ where: { tenantId, id: input.productId } });
  if (!product) invalid({ productId: "errors.required" });
  const number = `${product.ticketPrefix}-F${await nextNumber(tx, tenantId, `feature:${product.ticketPrefix}`, 101)}`;
  const { publish, caseNumber, ...words } = input;
  const row = await tx.feature.create({
    data: {
      tenantId,
      id: newId(),
      number,
      ...words,
      state: publish ? "published" : "draft",
      publishedAt: publish ? now : null,
      createdBy: actor.name,
    },
  });
  await audit(tx, actor, {
    action: "feature.create",
    subjectType: "feature",
    subjectId: row.id,
    after: { number, product: product.name, ...words, state: row.state },
  });
  const from = caseNumber ? await ticketToChange(tx, actor, caseNumber) : null;
  if (caseNumber && !from) invalid({ caseNumber: "features.refusal.noCase" });
  if (from) await linkWish(ctx, from.row, { feature: number });
  return { number, version: row.version };
}

async function change(
  ctx: FeatureContext,
  row: Feature,
  version: number,
  action: string,
  data: Prisma.FeatureUpdateManyMutationInput,
): Promise<FeatureChanged> {
  const { tx, actor, now } = ctx;
  const { count } = await tx.feature.updateMany({
    where: { tenantId: row.tenantId, id: row.id, version: judged(row, version) },
    data: { ...data, updatedAt: now, version: { increment: 1 } },
  });
  if (count === 0) conflict();
  await audit(tx, actor, {
    action,
    subjectType: "feature",
    subjectId: row.id,
    before: { state: row.state, progress: row.progress, release: row.release, titleEn: row.titleEn },
    after: data,
  });
  return { number: row.number, version: version + 1 };
}

export function saveFeature(
  ctx: FeatureContext,
  row: Feature,
  input: SaveFeatureInput,
): Promise<FeatureChanged> {
  const { number: _, version, ...words } = input;
  return change(ctx, row, version, "feature.save", words);
}

/** From a draft to what everybody entitled reads. */
export function publishFeature(
  ctx: FeatureContext,
  row: Feature,
  input: { version: number },
): Promise<FeatureChanged> {
  if (row.state === "published") refuse("features.refusal.already");
  return change(ctx, row, input.version, "feature.publish", { state: "published", publishedAt: ctx.now });
}

/** How far it is, with the release that brings it or the reason why none will (T6). Whoever voted for it is told, once a step. */
export async function moveFeature(
  ctx: FeatureContext,
  row: Feature,
  input: ProgressInput,
  today: PlainDate,
): Promise<FeatureChanged> {
  const { tx, actor } = ctx;
  const { progress, reasonEn, reasonEs } = input;
  const step = featureStep(
    { progress, release: input.release || null, reason: { en: reasonEn, es: reasonEs } },
    await releasesOf(tx, row.tenantId, row.productId, today),
  );
  if (!step.ok)
    invalid({
      [step.error === "featureReason" ? "reasonEn" : "release"]: `features.refusal.${step.error}`,
    });
  const { release, reason } = step.value;
  if (progress === row.progress && release === row.release && progress !== "declined")
    refuse("features.refusal.already");
  const changed = await change(ctx, row, input.version, "feature.progress", {
    progress,
    release,
    reasonEn: reason.en,
    reasonEs: reason.es,
  });
  if (row.state === "published")
    await recordEvent(tx, actor, {
      subjectType: "feature",
      subjectId: row.id,
      type: "feature.moved",
      data: { number: row.number, progress, release: release ?? "" },
      // Those who are told read the request itself; the line is the vendor's.
      audience: "vendor",
      tell: true,
    });
  return changed;
}

/** A company's vote, given or taken back; one each, and a second press changes nothing. */
export async function vote(
  ctx: FeatureContext,
  row: Feature,
  input: { on: boolean },
): Promise<{ number: string; voted: boolean }> {
  const { tx, actor } = ctx;
  const { tenantId, orgId } = actor;
  if (!votable(row)) refuse("features.refusal.over");
  const partner = actor.side === "partner";
  const { count } = input.on
    ? await tx.featureVote.createMany({
        data: [
          {
            tenantId,
            featureId: row.id,
            orgId,
            orgName: actor.orgName,
            partnerOrgId: partner ? orgId : null,
            customerOrgId: partner ? null : orgId,
            byId: actor.personId,
            byName: actor.name,
          },
        ],
        skipDuplicates: true,
      })
    : await tx.featureVote.deleteMany({ where: { tenantId, featureId: row.id, orgId } });
  if (count > 0)
    await audit(tx, actor, {
      action: input.on ? "feature.vote" : "feature.unvote",
      subjectType: "feature",
      subjectId: row.id,
      after: { org: actor.orgName },
    });
  return { number: row.number, voted: input.on };
}

/** What a vote of a partner with influence on the software counts from now on (P11); the votes given weigh by it too. */
export async function saveVoteWeight(
  { tx, actor }: FeatureContext,
  product: ProductRow,
  input: VoteWeightInput,
): Promise<{ key: string }> {
  await changeProduct(tx, actor, product, input.version, { voteWeight: input.weight });
  await audit(tx, actor, {
    action: "product.vote_weight",
    subjectType: "product",
    subjectId: product.id,
    before: { weight: product.voteWeight },
    after: { weight: input.weight },
  });
  return { key: product.key };
}
