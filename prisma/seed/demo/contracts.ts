import { textIn } from "#lib/domain/text.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { priceContract } from "#lib/features/contracts/pricing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { writeLife } from "./contract-life.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { seedId } from "./ids.ts";
import { partnersOf } from "./partners.ts";
import { personId, writeOrganisation } from "./people.ts";
import type { DemoContract, DemoCustomer } from "./support-types.ts";
import type { Seeding } from "./types.ts";

export type WrittenContract = {
  id: string;
  contract: DemoContract;
  customer: DemoCustomer;
  customerOrgId: string;
  partnerOrgId: string | null;
  servedByName: string;
  startsOn: string;
  endsOn: string;
};

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** A customer with its people and contracts; the newest contract says who serves it. */
export async function writeCustomer(s: Seeding, customer: DemoCustomer): Promise<WrittenContract[]> {
  const newest = customer.contracts.at(-1);
  const serving = newest?.servedBy ? seedId(s.workspace.slug, "org", newest.servedBy) : null;
  const { orgId } = await writeOrganisation(s, customer.org, serving);
  const written: WrittenContract[] = [];
  for (const contract of customer.contracts) written.push(await writeContract(s, customer, orgId, contract));
  return written;
}

async function writeContract(
  s: Seeding,
  customer: DemoCustomer,
  customerOrgId: string,
  c: DemoContract,
): Promise<WrittenContract> {
  const slug = s.workspace.slug;
  const d = definitionsOf[slug];
  const plan = d?.plans.find(p => p.key === c.plan);
  if (!d || !plan) throw new Error(`${customer.org.name}: plan ${c.plan}`);
  const partner = c.servedBy ? partnersOf[slug]?.find(p => p.org.key === c.servedBy) : undefined;
  const partnerOrgId = c.servedBy ? seedId(slug, "org", c.servedBy) : null;
  const startsOn = addDays(s.today, c.startsIn);
  const endsOn = addMonthsInclusive(startsOn, c.months);
  const currency = plan.price.minimum.currency;
  const discount = c.quotes?.at(-1)?.discount;
  const sum = priceContract(
    plan,
    c.systems.map(x => ({
      name: x.name,
      salePrice: { minor: (x.salePrice ?? 0) * 100, currency },
      unit: x.unit ?? null,
      units: x.units ?? 1,
    })),
    c.months,
    null,
    discount?.bp ?? 0,
  );
  if (!sum.ok) throw new Error(`${customer.org.name}: ${sum.error}`);
  const id = seedId(slug, "contract", customer.org.key, c.key);
  const signedOn = c.signedIn === null ? null : addDays(s.today, c.signedIn ?? c.startsIn - 14);
  const admin = customer.org.people[0];
  const number = `${s.workspace.ticketPrefix}-C-${String(await nextNumber(s.tx, s.tenantId, "contract")).padStart(4, "0")}`;
  const servedByName = partner?.org.name ?? s.workspace.name;
  const planName = textIn(plan.name, s.workspace.locale);
  await s.tx.contract.create({
    data: {
      tenantId: s.tenantId,
      id,
      number,
      customerOrgId,
      customerName: customer.org.name,
      partnerOrgId,
      servedByName,
      planId: ids.plan(slug, plan.key),
      planVersionId: ids.planVersion(slug, plan.key),
      planName,
      state: signedOn === null ? "draft" : "signed",
      startsOn: fromPlainDate(startsOn),
      endsOn: fromPlainDate(endsOn),
      signedOn: signedOn === null ? null : fromPlainDate(signedOn),
      signedBy: signedOn === null ? null : (admin?.name ?? null),
      priceMinor: BigInt(sum.value.yearly.minor),
      currency: sum.value.yearly.currency,
      price: json(sum.value),
      discountBp: discount?.bp ?? 0,
      discountWhy: discount?.why ?? "",
      discountBy: discount?.by ?? "",
      previousId: c.renews ? seedId(slug, "contract", customer.org.key, c.renews) : null,
      createdAt: fromPlainDate(addDays(s.today, Math.min(-1, c.startsIn - 30))),
    },
  });
  for (const [i, x] of c.systems.entries()) {
    await s.tx.contractSystem.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(id, "system", String(i)),
        contractId: id,
        customerOrgId,
        partnerOrgId,
        productId: ids.product(slug, x.product),
        productName: d.products.find(p => p.key === x.product)?.name ?? x.product,
        name: x.name,
        modules: json(x.modules ?? []),
        version: x.version,
        unit: x.unit ?? null,
        units: x.units ?? 1,
        salePriceMinor: BigInt((x.salePrice ?? 0) * 100),
      },
    });
  }
  for (const contact of c.contacts) {
    const person = customer.org.people.find(p => p.key === contact.who);
    if (!person) throw new Error(`${customer.org.name}: ${contact.who}`);
    await s.tx.authorisedContact.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(id, "contact", contact.who),
        contractId: id,
        customerOrgId,
        partnerOrgId,
        personId: personId(s, customer.org, contact.who),
        personName: person.name,
        email: person.email,
        trainedOn: contact.untrained ? null : fromPlainDate(addDays(startsOn, -20)),
        addedBy: admin?.name ?? "",
        addedAt: fromPlainDate(addDays(startsOn, -5)),
      },
    });
  }
  await writeLife(s, {
    ...{ id, number, customer, contract: c, customerOrgId, partnerOrgId, servedByName, planName, plan },
    ...{ startsOn, endsOn, signedOn, sum: sum.value },
    signedBy: admin?.name ?? null,
  });
  return {
    id,
    contract: c,
    customer,
    customerOrgId,
    partnerOrgId,
    servedByName,
    startsOn,
    endsOn,
  };
}
