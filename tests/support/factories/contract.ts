import { priceContract } from "#lib/features/contracts/pricing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makePlan, makeProduct, type TestPlan, type TestProduct } from "#tests/support/factories/plan.ts";

export type TestContract = {
  id: string;
  number: string;
  customerOrgId: string;
  partnerOrgId: string | null;
  planVersionId: string;
  productId: string;
};

type Overrides = Partial<{
  plan: TestPlan;
  product: TestProduct;
  number: string;
  startsOn: string;
  endsOn: string;
  /** Null: a draft. */
  signedOn: string | null;
  cancelledOn: string;
  previousId: string;
  servedByName: string;
  /** What the one system was sold for, in cents. */
  salePriceMinor: number;
  contacts: { personId: string; name: string; email: string; trainedOn?: string | null }[];
}>;

let made = 0;

/** A signed contract in force from 2026 to 2027 with one system; plan and product are made when left out. */
export async function makeContract(
  db: TestDatabase,
  ws: { tenantId: string },
  customer: TestOrg,
  overrides: Overrides = {},
): Promise<TestContract> {
  made += 1;
  const { tenantId } = ws;
  const plan = overrides.plan ?? (await makePlan(db, ws));
  const product = overrides.product ?? (await makeProduct(db, ws));
  const { currency } = plan.definition.price.minimum;
  const salePriceMinor = overrides.salePriceMinor ?? 8_000_000;
  const sum = priceContract(
    plan.definition,
    [{ name: product.name, salePrice: { minor: salePriceMinor, currency }, unit: null, units: 1 }],
    12,
  );
  if (!sum.ok) throw new Error(sum.error);
  const id = newId();
  const parties = { customerOrgId: customer.orgId, partnerOrgId: customer.partnerOrgId };
  const signedOn = overrides.signedOn === undefined ? "2026-01-01" : overrides.signedOn;
  const contract = {
    tenantId,
    id,
    number: overrides.number ?? `TST-C-9${String(made).padStart(3, "0")}`,
    ...parties,
    customerName: customer.name,
    servedByName: overrides.servedByName ?? (customer.partnerOrgId ? "Partner" : "Vendor"),
    planId: plan.planId,
    planVersionId: plan.planVersionId,
    planName: plan.key,
    state: signedOn === null ? "draft" : "signed",
    startsOn: fromPlainDate(overrides.startsOn ?? "2026-01-01"),
    endsOn: fromPlainDate(overrides.endsOn ?? "2027-12-31"),
    signedOn: signedOn === null ? null : fromPlainDate(signedOn),
    signedBy: signedOn === null ? null : "Test",
    cancelledOn: overrides.cancelledOn ? fromPlainDate(overrides.cancelledOn) : null,
    previousId: overrides.previousId ?? null,
    priceMinor: BigInt(sum.value.yearly.minor),
    currency,
    price: JSON.parse(JSON.stringify(sum.value)),
  };
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.contract.createMany({ data: [contract] });
      await tx.contractSystem.createMany({
        data: [
          {
            tenantId,
            id: newId(),
            contractId: id,
            ...parties,
            productId: product.productId,
            productName: product.name,
            name: product.name,
            version: "8.0",
            salePriceMinor: BigInt(salePriceMinor),
          },
        ],
      });
      await tx.authorisedContact.createMany({
        data: (overrides.contacts ?? []).map(contact => ({
          tenantId,
          id: newId(),
          contractId: id,
          ...parties,
          personId: contact.personId,
          personName: contact.name,
          email: contact.email,
          trainedOn: contact.trainedOn === null ? null : fromPlainDate(contact.trainedOn ?? "2026-01-02"),
          addedBy: "Test",
        })),
      });
    },
    db.client,
  );
  return {
    id,
    number: contract.number,
    ...parties,
    planVersionId: plan.planVersionId,
    productId: product.productId,
  };
}
