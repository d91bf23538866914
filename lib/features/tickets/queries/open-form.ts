import { coveredModules } from "#lib/domain/contracts/modules.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import type { EntitledContract, Entitlement } from "#lib/features/contracts/dto.ts";
import { entitlementFor } from "#lib/features/contracts/queries.ts";
import { endsOf, loadProducts, type ProductInfo } from "#lib/features/products/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { OpenFormContract, OpenFormDTO } from "../dto/open-form.ts";
import { refusalParams } from "../gate.ts";

/**
 * What the form for a new ticket offers (S5, S7, S9): contracts in force with systems, checklist and targets, and why nothing can
 * be opened under each. Staff name the customer who called (`customersServed`); without one nothing is offered.
 */
export async function openForm(
  tx: Tx,
  actor: Actor,
  about: { customerOrgId?: string },
  now: Date,
): Promise<OpenFormDTO> {
  const onBehalf = actor.side !== "customer";
  if (onBehalf && !about.customerOrgId) return { onBehalf, contracts: [], refusal: null };
  const entitlement = await entitlementFor(
    tx,
    actor,
    onBehalf && about.customerOrgId ? { customerOrgId: about.customerOrgId } : {},
    now,
  );
  const products = new Map((await loadProducts(tx, actor.tenantId)).map(p => [p.id, p]));
  return {
    onBehalf,
    contracts: entitlement.contracts.map(c => contractOf(actor, entitlement, c, products)),
    // Staff open for a contact of the list, so the reasons about a person are not about them.
    refusal: !onBehalf || entitlement.contracts.length === 0 ? (entitlement.refusal ?? null) : null,
  };
}

function contractOf(
  actor: Actor,
  entitlement: Entitlement,
  c: EntitledContract,
  products: ReadonlyMap<string, ProductInfo>,
): OpenFormContract {
  const params = refusalParams(
    { contract: { ...c, startsOn: c.endsOn }, today: entitlement.today },
    actor.locale,
  );
  const against = actor.side === "customer" ? c.against : [];
  return {
    id: c.id,
    number: c.number,
    planName: textIn(c.plan.name, actor.locale),
    customerOrgId: c.customerOrgId,
    customerName: c.customerName,
    servedByName: c.servedByName,
    until: c.coveredUntil,
    refusals: against.map(reason => ({ key: `tickets.refusal.${reason}`, params })),
    contacts: c.contacts.map(contact => ({
      personId: contact.personId,
      name: contact.name,
      email: contact.email,
      trained: contact.trainedOn !== null && contact.trainedOn <= entitlement.today,
    })),
    systems: c.systems.map(system => {
      const product = products.get(system.productId);
      const out = product?.releases.filter(release => release.releasedOn <= entitlement.today) ?? [];
      return {
        id: system.id,
        name: system.name,
        productId: system.productId,
        productName: system.productName,
        version: system.version,
        versions: out.map(release => release.version),
        ends: product ? endsOf(product, c.plan.versions, entitlement.today) : {},
        modules: coveredModules(product?.modules ?? [], system.modules),
      };
    }),
    checklist: c.plan.componentsChecklist,
    targets: c.plan.terms.targets,
    priorityRules: c.plan.terms.priorityRules ?? null,
    clockStart: c.plan.terms.clockStart,
  };
}
