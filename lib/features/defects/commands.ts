import type { Result } from "#lib/domain/result.ts";
import {
  type DefectFacts,
  type DefectRefusal,
  type DefectState,
  fixIn,
  publicWording,
  reopenDefect,
  withdraw,
} from "#lib/domain/tickets/defects.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { record, type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import type { Defect } from "#lib/platform/db/client/client.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, nextNumber } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { type CreateDefectInput, type SaveDefectInput, versionsOf } from "./schema.ts";

export type DefectContext = { tx: Tx; actor: By; now: Date };
export type DefectChanged = { number: string; version: number };

/** A fault as the vendor describes it for itself; with a case, that one is linked at once. */
export async function createDefect(ctx: DefectContext, input: CreateDefectInput): Promise<DefectChanged> {
  const { tx, actor } = ctx;
  const { tenantId } = actor;
  const product = await tx.product.findFirst({ where: { tenantId, id: input.productId } });
  if (!product) invalid({ productId: "errors.required" });
  const sequence = await nextNumber(tx, tenantId, `defect:${product.ticketPrefix}`, 101);
  const number = `${product.ticketPrefix}-D${sequence}`;
  const { caseNumber, productId, versions, ...words } = input;
  const row = await tx.defect.create({
    data: {
      tenantId,
      id: newId(),
      number,
      productId,
      ...words,
      versions: versionsOf(versions),
      createdBy: actor.name,
    },
  });
  await audit(tx, actor, {
    action: "defect.create",
    subjectType: "defect",
    subjectId: row.id,
    after: { number, product: product.name, title: row.title, versions: row.versions },
  });
  if (caseNumber) await linkCase(ctx, row, { caseNumber });
  return { number, version: row.version };
}

/** The row again, once this version of it is held; what was changed meanwhile by somebody else is a conflict. */
async function change(
  ctx: DefectContext,
  row: Defect,
  version: number,
  action: string,
  data: Prisma.DefectUpdateManyMutationInput,
): Promise<DefectChanged> {
  const { tx, actor, now } = ctx;
  const { tenantId } = row;
  const { count } = await tx.defect.updateMany({
    where: { tenantId, id: row.id, version: judged(row, version) },
    data: { ...data, updatedAt: now, version: { increment: 1 } },
  });
  if (count === 0) conflict();
  const changed = await tx.defect.findFirstOrThrow({ where: { tenantId, id: row.id } });
  // What others read stands on their own case, the same on all of them.
  await tx.defectCase.updateMany({
    where: { tenantId, defectId: row.id },
    data: { wording: wordingOf(changed) },
  });
  await audit(tx, actor, {
    action,
    subjectType: "defect",
    subjectId: row.id,
    before: { state: row.state, fixedIn: row.fixedIn, title: row.title },
    after: { state: changed.state, fixedIn: changed.fixedIn, title: changed.title, reason: changed.reason },
  });
  return { number: row.number, version: changed.version };
}

const factsOf = (row: Defect): DefectFacts => ({
  state: row.state as DefectState,
  fixedIn: row.fixedIn,
  reason: row.reason,
});

/** What the parties of a case read of it, as it is kept there. */
export function wordingOf(row: Defect): Prisma.InputJsonValue | typeof Prisma.DbNull {
  const wording = publicWording({
    ...factsOf(row),
    title: { en: row.titleEn, es: row.titleEs },
    text: { en: row.textEn, es: row.textEs },
    workaround: { en: row.workaroundEn, es: row.workaroundEs },
  });
  return wording === null ? Prisma.DbNull : (wording as unknown as Prisma.InputJsonValue);
}

/** Description and public wording; the wording stands on every linked case from then on, without a letter. */
export function saveDefect(ctx: DefectContext, row: Defect, input: SaveDefectInput): Promise<DefectChanged> {
  const { number: _, version, versions, ...words } = input;
  return change(ctx, row, version, "defect.save", { ...words, versions: versionsOf(versions) });
}

const must = (result: Result<DefectFacts, DefectRefusal>, field: string): DefectFacts =>
  result.ok
    ? result.value
    : result.error === "defectAlready"
      ? refuse("defects.refusal.already")
      : invalid({ [field]: `defects.refusal.${result.error}` });

/** Mended in a release that is out (S18). */
export async function fixDefect(
  ctx: DefectContext,
  row: Defect,
  input: { version: number; release: string },
  today: PlainDate,
): Promise<DefectChanged> {
  const product = (await loadProducts(ctx.tx, row.tenantId)).find(one => one.id === row.productId);
  const out = (product?.releases ?? []).filter(release => release.releasedOn <= today);
  const facts = must(
    fixIn(
      factsOf(row),
      input.release,
      out.map(release => release.version),
    ),
    "release",
  );
  return change(ctx, row, input.version, "defect.fix", facts);
}

export const withdrawDefect = (
  ctx: DefectContext,
  row: Defect,
  input: { version: number; reason: string },
): Promise<DefectChanged> =>
  change(ctx, row, input.version, "defect.withdraw", must(withdraw(factsOf(row), input.reason), "reason"));

export const reopenTheDefect = (
  ctx: DefectContext,
  row: Defect,
  input: { version: number },
): Promise<DefectChanged> =>
  change(ctx, row, input.version, "defect.reopen", must(reopenDefect(factsOf(row)), "version"));

/**
 * A case comes from this defect (T3). Its parties read the public wording on it and learn of no other case; the line that
 * names the defect is the vendor's. A second press changes nothing.
 */
export async function linkCase(
  ctx: DefectContext,
  row: Defect,
  input: { caseNumber: string },
): Promise<{ number: string }> {
  const { tx, actor } = ctx;
  const { tenantId } = row;
  const found = await ticketToChange(tx, actor, input.caseNumber);
  if (!found) invalid({ caseNumber: "defects.refusal.noCase" });
  const ticket = found.row;
  if (ticket.productId !== row.productId) invalid({ caseNumber: "defects.refusal.otherProduct" });
  const { count } = await tx.defectCase.createMany({
    data: [
      {
        tenantId,
        defectId: row.id,
        ticketId: ticket.id,
        partnerOrgId: ticket.partnerOrgId,
        customerOrgId: ticket.customerOrgId,
        wording: wordingOf(row),
      },
    ],
    skipDuplicates: true,
  });
  if (count > 0) await noted(ctx, row, ticket, "linked");
  return { number: row.number };
}

export async function unlinkCase(
  ctx: DefectContext,
  row: Defect,
  input: { caseNumber: string },
): Promise<{ number: string }> {
  const { tx, actor } = ctx;
  const found = await ticketToChange(tx, actor, input.caseNumber);
  if (!found) return notFoundRefusal();
  const { count } = await tx.defectCase.deleteMany({
    where: { tenantId: row.tenantId, defectId: row.id, ticketId: found.row.id },
  });
  if (count === 0) return notFoundRefusal();
  await noted(ctx, row, found.row, "unlinked");
  return { number: row.number };
}

async function noted(
  { tx, actor, now }: DefectContext,
  row: Defect,
  ticket: TicketRow,
  deed: "linked" | "unlinked",
): Promise<void> {
  await record(tx, actor, ticket, {
    type: `ticket.defect_${deed}`,
    data: { number: ticket.number, defect: row.number, title: row.title },
    audience: "vendor",
  });
  await tx.defect.updateMany({ where: { tenantId: row.tenantId, id: row.id }, data: { updatedAt: now } });
  await audit(tx, actor, {
    action: `defect.${deed}`,
    subjectType: "defect",
    subjectId: row.id,
    after: { case: ticket.number },
  });
}
