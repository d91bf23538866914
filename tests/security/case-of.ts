import { newId } from "#lib/platform/ids.ts";
import { row, type World } from "#tests/security/world.ts";

/** A case of the world's customer, served by its partner: its id. */
export const caseOf = (w: World, number = `TST-${newId().slice(-6)}`) =>
  row(w, "ticket", {
    number,
    subject: "A case",
    contract_id: newId(),
    plan_version_id: newId(),
    customer_name: w.customer.name,
    served_by_name: w.partner.name,
    product_id: newId(),
    product_name: "Product",
    environment: "production",
    affected_bp: 0,
    can_work: true,
    priority: "P3",
    priority_reason: "affected_few",
    opened_by_id: w.people.customer_contact.personId,
    opened_by_name: "Contact",
    partner_org_id: w.partner.orgId,
    customer_org_id: w.customer.orgId,
  });
