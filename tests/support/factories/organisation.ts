import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestWorkspace } from "#tests/support/factories/workspace.ts";

/** What hangs on an organisation takes these three from it. */
export type TestOrg = {
  tenantId: string;
  orgId: string;
  side: "vendor" | "partner" | "customer";
  name: string;
  slug: string;
  partnerOrgId: string | null;
  customerOrgId: string | null;
};

type Overrides = Partial<{ name: string; slug: string; country: string; domain: string }>;

let made = 0;

async function make(
  db: TestDatabase,
  ws: Pick<TestWorkspace, "tenantId">,
  side: "partner" | "customer",
  partnerOrgId: string | null,
  overrides: Overrides,
): Promise<TestOrg> {
  made += 1;
  const orgId = newId();
  const name = overrides.name ?? `${side === "partner" ? "Partner" : "Customer"} ${made}`;
  const org: TestOrg = {
    tenantId: ws.tenantId,
    orgId,
    side,
    name,
    slug: overrides.slug ?? `${side}-${made}`,
    partnerOrgId: side === "partner" ? orgId : partnerOrgId,
    customerOrgId: side === "customer" ? orgId : null,
  };
  await inWorkspace(
    asWorker(ws.tenantId),
    tx =>
      tx.organisation.create({
        data: {
          tenantId: ws.tenantId,
          id: orgId,
          side,
          name,
          slug: org.slug,
          country: overrides.country ?? "ES",
          domain: overrides.domain ?? "",
          partnerOrgId: org.partnerOrgId,
          customerOrgId: org.customerOrgId,
        },
      }),
    db.client,
  );
  return org;
}

/** A company on the partner's side (without a partnership: the partnership factory adds one). */
export const makePartnerOrg = (
  db: TestDatabase,
  ws: Pick<TestWorkspace, "tenantId">,
  overrides: Overrides = {},
): Promise<TestOrg> => make(db, ws, "partner", null, overrides);

/** A customer, served by the given partner or by the vendor itself. */
export const makeCustomerOrg = (
  db: TestDatabase,
  ws: Pick<TestWorkspace, "tenantId">,
  partner: Pick<TestOrg, "orgId"> | null = null,
  overrides: Overrides = {},
): Promise<TestOrg> => make(db, ws, "customer", partner?.orgId ?? null, overrides);

/** The workspace's own organisation, in the shape of the others. */
export const vendorOrg = (ws: TestWorkspace): TestOrg => ({
  tenantId: ws.tenantId,
  orgId: ws.vendorOrgId,
  side: "vendor",
  name: "Vendor",
  slug: `vendor-${ws.slug}`,
  partnerOrgId: null,
  customerOrgId: null,
});
