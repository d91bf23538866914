import { againstAmending, amendmentPrice, changesOf, on } from "#lib/domain/contracts/amendment.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { systemRows } from "#lib/features/contracts/draft.ts";
import type { ContractDto, ContractSystemDto } from "#lib/features/contracts/dto.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { contractSubject } from "#lib/features/contracts/rows.ts";
import { mustServe } from "#lib/features/contracts/serving.ts";
import { unitOf } from "#lib/features/contracts/settle.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { AmendedSystemDto, AmendmentSum } from "./dto.ts";
import { oneTermAtATime, readTerm } from "./queries.ts";
import type { AmendInput } from "./schema.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

const kept = (s: ContractSystemDto): AmendedSystemDto & { id: string } => ({
  id: s.id,
  productId: s.productId,
  productName: s.productName,
  name: s.name,
  modules: s.modules,
  unit: unitOf(s.unit),
  units: s.units,
  salePrice: s.salePrice,
});

/** Refuses a day at its field: outside the term, invoiced already, or before the last amendment. */
function refuseDay(
  actor: By,
  contract: ContractDto,
  term: Awaited<ReturnType<typeof readTerm>>,
  day: string,
): void {
  const { startsOn, endsOn } = contract;
  const against = againstAmending(day, {
    term: { startsOn, endsOn },
    invoicedThrough: term.invoicedThrough,
    lastEffectiveOn: term.amendments.at(-1)?.effectiveOn ?? null,
  });
  if (!against) return;
  const text = (on: string) => dayText(on, actor.locale);
  const why = {
    outside_term: { from: text(startsOn), to: text(endsOn) },
    invoiced: { through: against.reason === "invoiced" ? text(against.through) : "" },
    before_last: { on: against.reason === "before_last" ? text(against.on) : "" },
  };
  invalid({
    effectiveOn: { key: `contractLife.invalid.amend.${against.reason}`, params: why[against.reason] },
  });
}

/**
 * Changes a signed contract from a day on, within its term: systems come and go, quantities and the discount change. What that
 * costs for the days left is settled by the plan it was signed under, the sum is kept, and what stood before stays to be read.
 * Open cases go on by what was so when they were opened.
 */
export async function amendContract(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AmendInput,
  now: Date,
): Promise<{ number: number }> {
  const { tenantId } = actor;
  await mustServe(tx, actor);
  await oneTermAtATime(tx, contract.id);
  if (contract.cancelledOn)
    refuse("contractLife.refusal.cancelledLater", { on: dayText(contract.cancelledOn, actor.locale) });
  const { today } = await workspaceDays(tx, tenantId, now);
  const term = await readTerm(tx, tenantId, contract);
  refuseDay(actor, contract, term, input.effectiveOn);
  if (input.agreedOn > today) invalid({ agreedOn: "contractLife.invalid.agreedAhead" });

  const before = on(contract.allSystems, input.effectiveOn).map(kept);
  const known = new Map(on(contract.allSystems, input.effectiveOn).map(one => [one.id, one]));
  const { price: tariff } = contract.plan;
  if (tariff.kind === "share_of_sale") {
    const unnamed = input.systems.findIndex(system => system.salePrice === undefined);
    if (unnamed >= 0) invalid({ [`systems.${unnamed}.salePrice`]: "contracts.invalid.salePrice" });
  }
  // What it runs is said by a correction (S11); here what is under the contract.
  const rows = await systemRows(
    tx,
    { tenantId, ...contract },
    input.systems.map(one => ({
      ...one,
      version: (one.systemId && known.get(one.systemId)?.version) || one.version,
    })),
  );
  const after: AmendedSystemDto[] = rows.map((row, index) => {
    const id = input.systems[index]?.systemId ?? null;
    const was = id === null ? undefined : known.get(id);
    return {
      id: was ? was.id : null,
      productId: row.productId,
      productName: row.productName,
      name: row.name,
      modules: input.systems[index]?.modules ?? [],
      unit: unitOf(row.unit),
      units: row.units,
      salePrice:
        was && input.systems[index]?.salePrice === undefined
          ? was.salePrice
          : { minor: Number(row.salePriceMinor), currency: tariff.minimum.currency },
    };
  });
  const discount = {
    beforeBp: term.discountBp,
    afterBp: Math.round(input.discountPercent * 100),
    why: input.discountPercent > 0 ? input.discountWhy : "",
    by: input.discountPercent > 0 ? input.discountBy : "",
  };
  const changes = changesOf(before, after);
  if (changes.every(one => one.kind === "kept") && discount.beforeBp === discount.afterBp)
    refuse("contractLife.refusal.nothingChanged");
  const sum = amendmentPrice(
    contract.plan,
    { systems: before, discountBp: discount.beforeBp },
    { systems: after, discountBp: discount.afterBp },
    {
      effectiveOn: input.effectiveOn,
      term: { startsOn: contract.startsOn, endsOn: contract.endsOn },
      months: contract.price?.months ?? contract.plan.termMonths,
    },
  );
  if (!sum.ok) return invalid({ systems: `contracts.invalid.price.${sum.error}` });
  const price: AmendmentSum = { ...sum.value, discount };

  const changed = await tx.contract.updateMany({
    where: {
      tenantId,
      id: contract.id,
      version: judged(contract, input.version),
      signedOn: { not: null },
      cancelledOn: null,
    },
    data: { priceMinor: BigInt(price.after.yearly.minor), version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
  const leave = changes.flatMap(one =>
    one.kind === "removed" || one.kind === "changed" ? [one.before.id] : [],
  );
  await tx.contractSystem.updateMany({
    where: { tenantId, contractId: contract.id, id: { in: leave } },
    data: { untilOn: fromPlainDate(addDays(input.effectiveOn, -1)) },
  });
  const come = new Set(
    changes.flatMap(one =>
      one.kind === "added" || one.kind === "changed" ? [after.indexOf(one.after)] : [],
    ),
  );
  await tx.contractSystem.createMany({
    data: rows.flatMap((row, index) =>
      come.has(index)
        ? [
            {
              ...row,
              salePriceMinor: BigInt(after[index]?.salePrice.minor ?? 0),
              fromOn: fromPlainDate(input.effectiveOn),
            },
          ]
        : [],
    ),
  });
  const number = (term.amendments.at(-1)?.number ?? 0) + 1;
  await tx.contractAmendment.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        contractId: contract.id,
        customerOrgId: contract.customerOrgId,
        partnerOrgId: contract.partnerOrgId,
        number,
        effectiveOn: fromPlainDate(input.effectiveOn),
        systemsBefore: json(before),
        systemsAfter: json(after),
        price: json(price),
        deltaMinor: BigInt(price.delta.minor),
        currency: price.delta.currency,
        reason: input.reason,
        agreedBy: input.agreedBy,
        agreedOn: fromPlainDate(input.agreedOn),
        madeBy: actor.name,
        madeAt: now,
      },
    ],
  });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.amended",
    data: {
      number: contract.number,
      amendment: number,
      on: input.effectiveOn,
      agreedBy: input.agreedBy,
      reason: input.reason,
      totalMinor: price.delta.minor,
      currency: price.delta.currency,
    },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.amend",
    subjectType: "contract",
    subjectId: contract.id,
    before: { systems: before, yearlyMinor: price.before.yearly.minor, discountBp: discount.beforeBp },
    after: {
      amendment: number,
      effectiveOn: input.effectiveOn,
      systems: after,
      yearlyMinor: price.after.yearly.minor,
      discount,
      deltaMinor: price.delta.minor,
      reason: input.reason,
    },
  });
  return { number };
}
