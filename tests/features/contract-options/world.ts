import type { Actor } from "#lib/domain/policies/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import { tell } from "#lib/jobs/tell.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { extendedPlan } from "#prisma/seed/ecm/plans.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makePartner, makePerson } from "#tests/support/factories/person.ts";
import { makeCalendars, makePlan, makeProduct, type TestPlan } from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

export type Scene = {
  db: TestDatabase;
  ws: TestWorkspace;
  plan: TestPlan;
  today: string;
  as: <T>(actor: Actor, work: (tx: Tx, now: Date) => Promise<T>) => Promise<T>;
  /** A contract of a customer of its own, served by a partner, with an administrator and a contact. */
  contract: (more?: { startsOn?: string; endsOn?: string }) => Promise<Signed>;
  /** The signed contract that follows one. */
  renewal: (of: ContractDto, term: { startsOn: string; endsOn: string }) => Promise<{ id: string }>;
  /** What was sent of an event's kind, newest first. */
  mails: (topic: string) => Promise<{ to_email: string; data: Record<string, never> }[]>;
};

export type Signed = {
  id: string;
  serving: Actor;
  admin: Actor;
  contact: Actor;
  load: () => Promise<ContractDto>;
};

/** A vendor whose Extended plan names an area that trains contacts, in Mexico City's hours. */
export async function makeScene(): Promise<Scene> {
  const db = await cloneDatabase();
  const ws = await makeWorkspace(db, { ticketPrefix: "ECM" });
  await makeCalendars(db, ws);
  const options = extendedPlan.options;
  if (!options) throw new Error("no options");
  const plan = await makePlan(db, ws, {
    ...extendedPlan,
    options: { ...options, contactTraining: { ...options.contactTraining, areas: ["implementation"] } },
  });
  const product = await makeProduct(db, ws);
  const { rows } = await db.admin.query(
    "SELECT (now() AT TIME ZONE 'America/Mexico_City')::date::text AS day",
  );
  const as: Scene["as"] = (actor, work) => inWorkspace(actor, work, db.client);
  return {
    db,
    ws,
    plan,
    today: String(rows[0].day),
    as,
    async contract(more = {}) {
      const { actor: serving, org } = await makePartner(db, ws);
      await makePartnership(db, org);
      const customer = await makeCustomerOrg(db, ws, org);
      const admin = await makePerson(db, ws, customer, ["customer_admin", "customer_contact"]);
      const contact = await makePerson(db, ws, customer, ["customer_contact"]);
      const { id } = await makeContract(db, ws, customer, {
        plan,
        product,
        startsOn: "2026-01-01",
        endsOn: "2027-12-31",
        ...more,
        contacts: [admin, contact].map(({ personId, name, email }) => ({ personId, name, email })),
      });
      const load = async () => {
        const found = await as(serving, tx => findContract(tx, ws.tenantId, id, String(rows[0].day)));
        if (!found) throw new Error("no contract");
        return found;
      };
      return { id, serving, admin, contact, load };
    },
    renewal: (of, term) =>
      makeContract(
        db,
        ws,
        {
          tenantId: ws.tenantId,
          orgId: of.customerOrgId,
          side: "customer",
          name: of.customerName,
          slug: of.customerSlug ?? "",
          partnerOrgId: of.partnerOrgId,
          customerOrgId: of.customerOrgId,
        },
        { plan, product, previousId: of.id, ...term },
      ),
    async mails(topic) {
      await inWorkspace(
        asWorker(ws.tenantId),
        async tx => {
          const events = await tx.event.findMany({ where: { tenantId: ws.tenantId, type: topic } });
          for (const event of events) await tell(tx, ws.tenantId, event.id);
        },
        db.client,
      );
      const sent = await db.admin.query(
        "SELECT to_email, data FROM outbox WHERE kind = 'mail' AND topic = $1 AND tenant_id = $2 ORDER BY id DESC",
        [topic, ws.tenantId],
      );
      return sent.rows;
    },
  };
}

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error;
}
