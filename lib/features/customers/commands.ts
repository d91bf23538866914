import type { Actor } from "#lib/domain/policies/types.ts";
import { servingPartner } from "#lib/features/contracts/serving.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import type { CustomerDto } from "./dto.ts";
import { bareDomain, type CreateCustomerInput, type UpdateCustomerInput } from "./schema.ts";

/**
 * A new customer (S7, T1), served by the vendor or by a partner; a partner's is its own. A domain that is known
 * already is pointed out once, and accepted when the person says that it is another company.
 */
export async function createCustomer(
  tx: Tx,
  actor: By,
  input: CreateCustomerInput,
): Promise<{ id: string; slug: string }> {
  const { tenantId } = actor;
  const partner = await servingPartner(tx, actor, input.serving);
  const domain = bareDomain(input.domain);
  if (!input.another) await pointOutTwin(tx, tenantId, domain, null);
  const id = newId();
  const slug = await freeSlug(tx, actor, input.name);
  await tx.organisation.createMany({
    data: [
      {
        tenantId,
        id,
        side: "customer",
        name: input.name,
        slug,
        country: input.country,
        city: input.city,
        domain,
        website: domain ? `https://${domain}` : "",
        taxId: input.taxId,
        partnerOrgId: partner?.id ?? null,
        customerOrgId: id,
      },
    ],
  });
  await recordEvent(tx, actor, {
    subjectType: "customer",
    subjectId: id,
    type: "customer.created",
    data: { name: input.name, servedBy: partner?.name ?? null },
    partnerOrgId: partner?.id ?? null,
    customerOrgId: id,
  });
  await audit(tx, actor, {
    action: "customer.create",
    subjectType: "customer",
    subjectId: id,
    after: { ...input, domain, partnerOrgId: partner?.id ?? null },
  });
  return { id, slug };
}

/** What is known of a customer, changed. Throws conflict when somebody else changed it meanwhile. */
export async function updateCustomer(
  tx: Tx,
  actor: By,
  customer: CustomerDto,
  input: UpdateCustomerInput,
): Promise<{ slug: string }> {
  const { tenantId } = actor;
  const domain = bareDomain(input.domain);
  if (!input.another && domain !== customer.domain) await pointOutTwin(tx, tenantId, domain, customer.id);
  const data = {
    name: input.name,
    country: input.country,
    city: input.city,
    domain,
    taxId: input.taxId,
  };
  const changed = await tx.organisation.updateMany({
    where: { tenantId, id: customer.id, side: "customer", version: judged(customer, input.version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
  const { name, country, city, taxId } = customer;
  await audit(tx, actor, {
    action: "customer.update",
    subjectType: "customer",
    subjectId: customer.id,
    before: { name, country, city, domain: customer.domain, taxId },
    after: data,
  });
  return { slug: customer.slug };
}

/** Of what the side itself may see: whether another partner serves the same company is not said (R1). */
async function pointOutTwin(tx: Tx, tenantId: string, domain: string, self: string | null): Promise<void> {
  if (!domain) return;
  const twin = await tx.organisation.findFirst({
    where: { tenantId, side: "customer", domain, ...(self ? { id: { not: self } } : {}) },
    select: { name: true },
  });
  if (twin) invalid({ domain: { key: "customers.invalid.twin", params: { name: twin.name, domain } } });
}

/** A slug nobody in the workspace has: the name's, else with a number. The worker looks, for a side sees only its own. */
async function freeSlug(tx: Tx, actor: Actor, name: string): Promise<string> {
  const base =
    name
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50) || "customer";
  const taken = await stepAs(tx, actor, "app_worker", () =>
    tx.organisation.findMany({
      where: { tenantId: actor.tenantId, slug: { startsWith: base } },
      select: { slug: true },
    }),
  );
  const slugs = new Set(taken.map(row => row.slug));
  if (!slugs.has(base)) return base;
  for (let n = 2; ; n++) if (!slugs.has(`${base}-${n}`)) return `${base}-${n}`;
}
