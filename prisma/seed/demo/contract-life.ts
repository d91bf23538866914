import { amendmentPrice } from "#lib/domain/contracts/amendment.ts";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { type PriceSum, priceContract } from "#lib/features/contracts/pricing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { seedId } from "./ids.ts";
import type { DemoContract, DemoCustomer } from "./support-types.ts";
import type { Seeding } from "./types.ts";

// What was offered, ordered, amended and invoiced of a contract of the demonstration data, with the facts of its timeline.

/** The contract as it was just written. */
export type Lived = {
  id: string;
  number: string;
  customer: DemoCustomer;
  contract: DemoContract;
  customerOrgId: string;
  partnerOrgId: string | null;
  servedByName: string;
  planName: string;
  plan: SupportPlanDefinition;
  startsOn: string;
  endsOn: string;
  sum: PriceSum;
  signedOn: string | null;
  signedBy: string | null;
};

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** A system as its contract holds it. */
const systemsOf = (s: Seeding, systems: DemoContract["systems"], plan: SupportPlanDefinition) =>
  systems.map(x => ({
    productId: ids.product(s.workspace.slug, x.product),
    productName: definitionsOf[s.workspace.slug]?.products.find(p => p.key === x.product)?.name ?? x.product,
    name: x.name,
    modules: x.modules ?? [],
    version: x.version,
    unit: x.unit ?? null,
    units: x.units ?? 1,
    salePrice: { minor: (x.salePrice ?? 0) * 100, currency: plan.price.minimum.currency },
  }));

export async function writeLife(s: Seeding, c: Lived): Promise<void> {
  const { quotes = [], order, amendment, invoiced } = c.contract;
  if (quotes.length === 0 && !order && !amendment && !invoiced) return;
  const parties = { customerOrgId: c.customerOrgId, partnerOrgId: c.partnerOrgId };
  const admin = c.customer.org.people[0];
  const seller = c.servedByName;
  const noon = (day: string) => new Date(`${day}T15:00:00Z`);
  let facts = 0;
  const fact = (at: Date, type: string, actorName: string, side: string, data: object) =>
    s.tx.event.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(c.id, "fact", String(facts++).padStart(3, "0")),
        subjectType: "contract",
        subjectId: c.id,
        type,
        data: json({ number: c.number, ...data }),
        ...parties,
        actorName,
        actorSide: side,
        actorOrgName: side === "customer" ? c.customer.org.name : seller,
        at,
      },
    });
  const sells = c.partnerOrgId ? "partner" : "vendor";
  const systems = systemsOf(s, c.contract.systems, c.plan);

  let last = "";
  const prefix = `${s.workspace.ticketPrefix}-Q-`;
  const number =
    quotes.length > 0 ? prefix + String(await nextNumber(s.tx, s.tenantId, "quote")).padStart(4, "0") : "";
  for (const [index, quote] of quotes.entries()) {
    const id = seedId(c.id, "quote", String(index + 1));
    last = id;
    const discountBp = quote.discount?.bp ?? 0;
    const priced = priceContract(c.plan, systems, c.contract.months, null, discountBp);
    if (!priced.ok) throw new Error(`${c.customer.org.name}: ${priced.error}`);
    const sentAt = noon(addDays(s.today, quote.sentIn));
    const validUntil = addDays(s.today, quote.validIn);
    const { total } = priced.value;
    await s.tx.quote.create({
      data: {
        tenantId: s.tenantId,
        id,
        contractId: c.id,
        ...parties,
        number,
        revision: index + 1,
        validUntil: fromPlainDate(validUntil),
        customerName: c.customer.org.name,
        servedByName: c.servedByName,
        planVersionId: ids.planVersion(s.workspace.slug, c.plan.key),
        planName: c.planName,
        startsOn: fromPlainDate(c.startsOn),
        endsOn: fromPlainDate(c.endsOn),
        systems: json(systems),
        price: json(priced.value),
        totalMinor: BigInt(total.minor),
        currency: total.currency,
        discountBp,
        discountWhy: quote.discount?.why ?? "",
        discountBy: quote.discount?.by ?? "",
        words: quote.words ?? "",
        sentBy: quote.by,
        sentAt,
      },
    });
    await fact(sentAt, "contract.quoted", quote.by, sells, {
      quote: number,
      revision: index + 1,
      validUntil,
      totalMinor: total.minor,
      currency: total.currency,
    });
    if (!quote.answer || !admin) continue;
    const { accepted, reason = "" } = quote.answer;
    const at = noon(addDays(s.today, quote.answer.in));
    await s.tx.quoteAnswer.create({
      data: {
        tenantId: s.tenantId,
        quoteId: id,
        ...parties,
        accepted,
        reason,
        personId: seedId(c.id, "answered", String(index)),
        by: admin.name,
        at,
      },
    });
    await fact(at, accepted ? "contract.quote_accepted" : "contract.quote_declined", admin.name, "customer", {
      quote: number,
      revision: index + 1,
      reason,
    });
  }

  if (order && admin) {
    const on = addDays(s.today, order.in);
    await s.tx.contractOrder.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(c.id, "order"),
        contractId: c.id,
        ...parties,
        quoteId: last || null,
        number: order.number,
        orderedOn: fromPlainDate(on),
        orderedBy: admin.name,
        recordedBy: admin.name,
        recordedAt: noon(on),
      },
    });
    await fact(noon(on), "contract.ordered", admin.name, "customer", {
      order: order.number,
      on,
      orderedBy: admin.name,
    });
  }
  if (c.signedOn)
    await fact(noon(c.signedOn), "contract.signed", quotes.at(-1)?.by ?? seller, sells, {
      plan: c.planName,
      startsOn: c.startsOn,
      endsOn: c.endsOn,
      signedBy: c.signedBy,
      signedOn: c.signedOn,
    });

  if (invoiced) {
    const throughOn = invoiced.throughIn === null ? c.endsOn : addDays(s.today, invoiced.throughIn);
    const closedAt = noon(addDays(c.startsOn, 5));
    await s.tx.contractInvoice.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(c.id, "invoice"),
        contractId: c.id,
        ...parties,
        number: invoiced.number,
        fromOn: fromPlainDate(c.startsOn),
        throughOn: fromPlainDate(throughOn),
        closedBy: invoiced.by,
        closedAt,
      },
    });
    await fact(closedAt, "contract.invoiced", invoiced.by, "vendor", {
      invoice: invoiced.number,
      from: c.startsOn,
      through: throughOn,
    });
  }
  if (amendment) await writeAmendment(s, c, amendment, fact);
}

type Fact = (at: Date, type: string, actorName: string, side: string, data: object) => Promise<unknown>;

/** Systems that came within the term. */
async function writeAmendment(
  s: Seeding,
  c: Lived,
  amendment: NonNullable<DemoContract["amendment"]>,
  fact: Fact,
): Promise<void> {
  const effectiveOn = addDays(s.today, amendment.in);
  const admin = c.customer.org.people[0];
  const before = systemsOf(s, c.contract.systems, c.plan).map((one, i) => ({
    ...one,
    id: seedId(c.id, "system", String(i)),
  }));
  const come = systemsOf(s, amendment.add, c.plan);
  const after = [...before, ...come.map(one => ({ ...one, id: null }))];
  const discountBp = c.sum.discount?.rateBp ?? 0;
  const granted = c.contract.quotes?.at(-1)?.discount;
  const price = amendmentPrice(
    c.plan,
    { systems: before, discountBp },
    { systems: after, discountBp },
    { effectiveOn, term: { startsOn: c.startsOn, endsOn: c.endsOn }, months: c.contract.months },
  );
  if (!price.ok) throw new Error(`${c.customer.org.name}: ${price.error}`);
  const parties = { customerOrgId: c.customerOrgId, partnerOrgId: c.partnerOrgId };
  const agreedOn = addDays(effectiveOn, -6);
  const { delta } = price.value;
  await s.tx.contract.updateMany({
    where: { tenantId: s.tenantId, id: c.id },
    data: { priceMinor: BigInt(price.value.after.yearly.minor) },
  });
  for (const [i, one] of come.entries())
    await s.tx.contractSystem.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(c.id, "system", "amended", String(i)),
        contractId: c.id,
        ...parties,
        productId: one.productId,
        productName: one.productName,
        name: one.name,
        modules: json(one.modules),
        version: one.version,
        unit: one.unit,
        units: one.units,
        salePriceMinor: BigInt(one.salePrice.minor),
        fromOn: fromPlainDate(effectiveOn),
      },
    });
  const at = new Date(`${agreedOn}T16:00:00Z`);
  await s.tx.contractAmendment.create({
    data: {
      tenantId: s.tenantId,
      id: seedId(c.id, "amendment"),
      contractId: c.id,
      ...parties,
      number: 1,
      effectiveOn: fromPlainDate(effectiveOn),
      systemsBefore: json(before),
      systemsAfter: json(after),
      price: json({
        ...price.value,
        discount: {
          beforeBp: discountBp,
          afterBp: discountBp,
          why: granted?.why ?? "",
          by: granted?.by ?? "",
        },
      }),
      deltaMinor: BigInt(delta.minor),
      currency: delta.currency,
      reason: amendment.reason,
      agreedBy: admin?.name ?? "",
      agreedOn: fromPlainDate(agreedOn),
      madeBy: amendment.by,
      madeAt: at,
    },
  });
  await fact(at, "contract.amended", amendment.by, c.partnerOrgId ? "partner" : "vendor", {
    amendment: 1,
    on: effectiveOn,
    agreedBy: admin?.name ?? "",
    reason: amendment.reason,
    totalMinor: delta.minor,
    currency: delta.currency,
  });
}
