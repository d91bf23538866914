import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { syncClocks } from "#lib/features/tickets/clocks.ts";
import { createTicket } from "#lib/features/tickets/commands/open.ts";
import { gateOf } from "#lib/features/tickets/gate.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { standardPlan } from "#prisma/seed/ecm/plans.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makeContract, type TestContract } from "#tests/support/factories/contract.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeCalendars, makePlan, makeProduct, type TestProduct } from "#tests/support/factories/plan.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

const always = "round-the-clock";
const aroundTheClock = { P1: always, P2: always, P3: always, P4: always };

/** The shipped Standard with clocks round the clock, so that a test may run on any day, and with a level 3 clock. */
export const planRoundTheClock = (terms: Partial<SupportPlanTerms> = {}): SupportPlanDefinition => ({
  ...standardPlan,
  terms: {
    ...standardPlan.terms,
    calendars: aroundTheClock,
    level3Targets: standardPlan.terms.targets,
    ...terms,
  },
});

/** Everybody a ticket needs: a contract served by a partner and one served by the vendor itself. */
export type TicketWorld = {
  ws: TestWorkspace;
  product: TestProduct;
  contract: TestContract;
  ownContract: TestContract;
  /** Authorised, trained contact of the customer the partner serves. */
  contact: Actor;
  reader: Actor;
  /** Contact of the customer the vendor serves. */
  ownContact: Actor;
  /** Level 1 engineer of the partner, without a certificate. */
  engineer: Actor;
  /** Certified engineer of the partner. */
  specialist: Actor;
  partnerManager: Actor;
  sales: Actor;
  manufacturer: Actor;
  vendorManager: Actor;
  /** Somebody of another partner, another customer, another workspace. */
  otherPartner: Actor;
  otherCustomer: Actor;
  foreigner: Actor;
};

export async function makeTicketWorld(
  db: TestDatabase,
  terms: Partial<SupportPlanTerms> = {},
): Promise<TicketWorld> {
  const ws = await makeWorkspace(db);
  await makeCalendars(db, ws);
  const plan = await makePlan(db, ws, planRoundTheClock(terms));
  const product = await makeProduct(db, ws);
  const programme = await makeProgramme(db, ws, openNebulaProgramme);
  const { org: partner, actor: engineer } = await makePartner(db, ws, ["partner_support"]);
  const specialist = await makePerson(db, ws, partner, ["partner_support"]);
  await makeCertificate(db, specialist, programme, { tierKey: "advanced" });
  const { org: customer, actor: contact } = await makeCustomer(db, ws, partner, ["customer_contact"]);
  const { org: own, actor: ownContact } = await makeCustomer(db, ws, null, ["customer_contact"]);
  const listed = (actor: Actor) => ({ personId: actor.personId, name: actor.name, email: actor.email });
  return {
    ws,
    product,
    contract: await makeContract(db, ws, customer, {
      plan,
      product,
      servedByName: partner.name,
      contacts: [listed(contact)],
    }),
    ownContract: await makeContract(db, ws, own, { plan, product, contacts: [listed(ownContact)] }),
    contact,
    reader: await makePerson(db, ws, customer, ["customer_reader"]),
    ownContact,
    engineer,
    specialist,
    partnerManager: await makePerson(db, ws, partner, ["partner_support_manager"]),
    sales: await makePerson(db, ws, partner, ["partner_sales"]),
    manufacturer: await makeVendorActor(db, ws, ["vendor_support"]),
    vendorManager: await makeVendorActor(db, ws, ["vendor_support_manager"]),
    otherPartner: (await makePartner(db, ws, ["partner_support"])).actor,
    otherCustomer: (await makeCustomer(db, ws, null, ["customer_contact"])).actor,
    foreigner: await makeVendorActor(db, await makeWorkspace(db), ["vendor_support"]),
  };
}

/** The same world seen with another customer of the partner: `contact` and `contract` are that one's. */
export async function withNeighbour(db: TestDatabase, w: TicketWorld): Promise<TicketWorld> {
  const plan = await makePlan(db, w.ws, { ...planRoundTheClock(), key: "neighbour" });
  const { orgId, orgName: name, tenantId } = w.engineer;
  const partner: TestOrg = {
    tenantId,
    orgId,
    name,
    slug: "",
    side: "partner",
    partnerOrgId: orgId,
    customerOrgId: null,
  };
  const { org, actor } = await makeCustomer(db, w.ws, partner, ["customer_contact"]);
  const contacts = [{ personId: actor.personId, name: actor.name, email: actor.email }];
  const { product } = w;
  const contract = await makeContract(db, w.ws, org, { plan, product, servedByName: partner.name, contacts });
  return { ...w, contact: actor, contract };
}

/** What the form sends for a ticket of P2: 60 % affected, they can go on. */
export async function openingOf(db: TestDatabase, contract: TestContract, tenantId: string) {
  const system = await inWorkspace(
    asWorker(tenantId),
    tx => tx.contractSystem.findFirstOrThrow({ where: { tenantId, contractId: contract.id } }),
    db.client,
  );
  return {
    contractId: contract.id,
    systemId: system.id,
    kind: "incident" as const,
    subject: "Imports hang since the update",
    description: "Every import stays locked.",
    productVersion: "8.0",
    moduleKey: "",
    environment: "production" as const,
    affectedPercent: 60,
    canWork: true,
    checklist: standardPlan.componentsChecklist.map(check => check.key),
    files: [] as string[],
  };
}

/** A ticket the contact has just opened. */
export async function makeTicket(
  db: TestDatabase,
  world: TicketWorld,
  by: "partner" | "vendor" = "partner",
): Promise<{ id: string; number: string }> {
  const [contract, contact] =
    by === "partner" ? [world.contract, world.contact] : [world.ownContract, world.ownContact];
  const { affectedPercent, ...opening } = await openingOf(db, contract, world.ws.tenantId);
  return inWorkspace(
    contact,
    async (tx, now) => {
      const gate = await gateOf(
        tx,
        contact.tenantId,
        contract.id,
        { personId: contact.personId, systemId: opening.systemId, confirmed: opening.checklist },
        now,
      );
      if (!gate) throw new Error("no contract");
      return createTicket({ tx, actor: contact, now }, gate, {
        ...opening,
        affectedBp: affectedPercent * 100,
        openedBy: { personId: contact.personId, name: contact.name },
        channel: "site",
        linkedTicketId: null,
      });
    },
    db.client,
  );
}

/** Lets so many minutes pass for a ticket: all that happened lies further back, and its clocks are worked out anew. */
export async function letTimePass(
  db: TestDatabase,
  tenantId: string,
  ticketId: string,
  minutes: number,
): Promise<void> {
  const back = `interval '${minutes} minutes'`;
  const one = "tenant_id = $1 AND";
  const values = [tenantId, ticketId];
  await db.admin.query(`UPDATE event SET at = at - ${back} WHERE ${one} subject_id = $2`, values);
  await db.admin.query(`UPDATE ticket_message SET at = at - ${back} WHERE ${one} ticket_id = $2`, values);
  await db.admin.query(`UPDATE timer SET fired_at = fired_at - ${back} WHERE ${one} ticket_id = $2`, values);
  await db.admin.query(
    `UPDATE ticket SET opened_at = opened_at - ${back}, diagnosed_at = diagnosed_at - ${back},
       first_answer_at = first_answer_at - ${back}, waiting_since = waiting_since - ${back},
       resolved_at = resolved_at - ${back}, closed_at = closed_at - ${back} WHERE ${one} id = $2`,
    values,
  );
  const worker = asWorker(tenantId);
  await inWorkspace(worker, tx => syncClocks(tx, worker, ticketId), db.client);
}
