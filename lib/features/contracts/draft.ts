import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion, type PlanVersion, planInEffect } from "#lib/features/plans/queries.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, nextNumber, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import type { ContractDto } from "./dto.ts";
import { moveCustomer } from "./move.ts";
import { findContract, workspaceDays } from "./queries.ts";
import { contractSubject, priceColumns } from "./rows.ts";
import { withdrawChanged } from "./sale.ts";
import type { ChangeDraftInput, SaveDraftInput, SystemInput } from "./schema.ts";
import { servingPartner } from "./serving.ts";
import { beforeDraft, beforeOf, contractBefore, priceOf, termOf } from "./terms.ts";

/** The customer a contract is for, as the actor's side sees it; throws not_found. */
async function customerFor(tx: Tx, tenantId: string, customerId: string) {
  const row = await tx.organisation.findFirst({
    where: { tenantId, id: customerId, side: "customer" },
    select: { id: true, name: true, slug: true, partnerOrgId: true },
  });
  return row ?? notFoundRefusal();
}

/** A plan in effect, or the version a draft has already. */
async function planFor(tx: Tx, tenantId: string, planId: string, today: PlainDate): Promise<PlanVersion> {
  return (await planInEffect(tx, tenantId, planId, today)) ?? invalid({ planId: "contracts.invalid.plan" });
}

/** Products must be the workspace's; each system's version and modules are words of the contract. */
export async function systemRows(
  tx: Tx,
  contract: { tenantId: string; id: string; customerOrgId: string; partnerOrgId: string | null },
  systems: readonly SystemInput[],
) {
  const products = new Map((await loadProducts(tx, contract.tenantId)).map(p => [p.id, p]));
  return systems.map((system, index) => {
    const product = products.get(system.productId);
    if (!product) return invalid({ [`systems.${index}.productId`]: "contracts.invalid.product" });
    return {
      tenantId: contract.tenantId,
      id: newId(),
      contractId: contract.id,
      customerOrgId: contract.customerOrgId,
      partnerOrgId: contract.partnerOrgId,
      productId: product.id,
      productName: product.name,
      name: system.name,
      modules: system.modules as Prisma.InputJsonValue,
      version: system.version,
      unit: system.unit,
      units: system.units,
      salePriceMinor: BigInt(Math.round((system.salePrice ?? 0) * 100)),
    };
  });
}

/**
 * A draft of a contract (S13, S14): a new one, the renewal of one, or the way back after a lapse (S15). The vendor names
 * who serves it, a partner serves its own (T1). Returns its number.
 */
export async function createDraft(
  tx: Tx,
  actor: By,
  input: SaveDraftInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const workspace = await workspaceDays(tx, tenantId, now);
  const { today } = workspace;
  const customer = await customerFor(tx, tenantId, input.customerId);
  const renews = input.renewsId ? await findContract(tx, tenantId, input.renewsId, today) : null;
  if (input.renewsId && renews?.customerOrgId !== customer.id) notFoundRefusal();
  if (renews?.renewal) refuse("contracts.refusal.renewed", { number: renews.renewal.number });
  const plan = await planFor(tx, tenantId, input.planId, today);
  // Left out, whoever serves the customer goes on: it never moves without a word.
  const partner = await servingPartner(tx, actor, input.serving ?? customer.partnerOrgId ?? "vendor");
  const before = await contractBefore(tx, actor, customer.id, renews && beforeOf(renews), today);
  if (before) await notDrafted(tx, tenantId, before.id);
  const term = await termOf(tx, tenantId, { ...workspace, plan, before, ...input }, today);
  const sum = priceOf(plan, input.systems, term, input.months, before, today);
  if ((partner?.id ?? null) !== customer.partnerOrgId) {
    await refuseTwoServing(tx, tenantId, customer.id, today);
    await moveCustomer(tx, actor, customer.id, partner, now);
  }
  const number = `${workspace.ticketPrefix}-C-${String(await nextNumber(tx, tenantId, "contract")).padStart(4, "0")}`;
  const row = {
    tenantId,
    id: newId(),
    number,
    customerOrgId: customer.id,
    customerName: customer.name,
    partnerOrgId: partner?.id ?? null,
    servedByName: partner?.name ?? workspace.name,
    planId: plan.planId,
    planVersionId: plan.planVersionId,
    planName: textIn(plan.definition.name, workspace.locale),
    state: "draft",
    startsOn: fromPlainDate(term.startsOn),
    endsOn: fromPlainDate(term.endsOn),
    previousId: before?.id ?? null,
    ...priceColumns(sum),
  };
  const systems = await systemRows(tx, row, input.systems);
  await tx.contract.createMany({ data: [row] });
  await tx.contractSystem.createMany({ data: systems });
  await recordEvent(tx, actor, {
    ...contractSubject(row),
    type: "contract.drafted",
    audience: "partner_vendor",
    data: { number, plan: row.planName, renews: before?.number ?? null },
  });
  await audit(tx, actor, {
    action: "contract.draft",
    subjectType: "contract",
    subjectId: row.id,
    after: { number, ...input, endsOn: term.endsOn, yearlyMinor: sum.yearly.minor },
  });
  return { number };
}

/** What follows a contract is drafted once: a second window or a second press finds the draft that is there. One at a time. */
async function notDrafted(tx: Tx, tenantId: string, previousId: string): Promise<void> {
  await oneAtATime(tx, "drafted-after", previousId);
  const there = await tx.contract.findFirst({
    where: { tenantId, previousId, cancelledOn: null },
    select: { number: true },
    orderBy: { createdAt: "asc" },
  });
  if (there) refuse("contracts.refusal.renewed", { number: there.number });
}

/** A customer has one serving partner at a time: another one comes by the change of who serves, not by a second contract. */
async function refuseTwoServing(
  tx: Tx,
  tenantId: string,
  customerOrgId: string,
  today: PlainDate,
): Promise<void> {
  const open = await tx.contract.findFirst({
    where: { tenantId, customerOrgId, cancelledOn: null, endsOn: { gte: fromPlainDate(today) } },
    select: { number: true, servedByName: true },
  });
  if (open)
    invalid({
      serving: {
        key: "contracts.invalid.servedByOther",
        params: { number: open.number, servedBy: open.servedByName },
      },
    });
}

/** Changes a draft: plan, term, systems, price anew. Throws conflict when somebody else changed it meanwhile. */
export async function changeDraft(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ChangeDraftInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  const workspace = await workspaceDays(tx, tenantId, now);
  const plan =
    input.planId === contract.planId
      ? await loadPlanVersion(tx, tenantId, contract.planVersionId)
      : await planFor(tx, tenantId, input.planId, workspace.today);
  const before = await beforeDraft(tx, actor, contract, workspace.today);
  const term = await termOf(tx, tenantId, { ...workspace, plan, before, ...input }, workspace.today);
  const { rateBp } = contract.discount;
  const sum = priceOf(plan, input.systems, term, input.months, before, workspace.today, rateBp);
  // What was offered is no longer what is drafted (S13).
  const offered = await withdrawChanged(
    tx,
    tenantId,
    contract.id,
    { by: actor.name },
    { now, today: workspace.today },
  );
  const changed = await tx.contract.updateMany({
    where: { tenantId, id: contract.id, version: judged(contract, input.version), signedOn: null },
    data: {
      planId: plan.planId,
      planVersionId: plan.planVersionId,
      planName: textIn(plan.definition.name, workspace.locale),
      startsOn: fromPlainDate(term.startsOn),
      endsOn: fromPlainDate(term.endsOn),
      ...priceColumns(sum),
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) conflict();
  const systems = await systemRows(tx, { tenantId, ...contract }, input.systems);
  await tx.contractSystem.deleteMany({ where: { tenantId, contractId: contract.id } });
  await tx.contractSystem.createMany({ data: systems });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.changed",
    audience: "partner_vendor",
    data: {
      plan: textIn(plan.definition.name, workspace.locale),
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      totalMinor: sum.total.minor,
      currency: sum.total.currency,
    },
  });
  // Who has it before them, or had said yes, is not left with a price that is gone.
  if (offered?.stood)
    await recordEvent(tx, actor, {
      ...contractSubject(contract),
      type: "contract.quote_outdated",
      data: { number: contract.number, quote: offered.number, revision: offered.revision },
      tell: true,
    });
  await audit(tx, actor, {
    action: "contract.change",
    subjectType: "contract",
    subjectId: contract.id,
    before: { planName: contract.planName, startsOn: contract.startsOn, endsOn: contract.endsOn },
    after: { ...input, endsOn: term.endsOn, yearlyMinor: sum.yearly.minor },
  });
  return { number: contract.number };
}
