import type { Actor, Role } from "#lib/domain/policies/types.ts";
import { startOnboarding } from "#lib/features/partnerships/commands.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { proving } from "#tests/domain/programmes/worlds.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import {
  makeCustomerOrg,
  makePartnerOrg,
  type TestOrg,
  vendorOrg,
} from "#tests/support/factories/organisation.ts";
import { makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import {
  makeCalendars,
  makePlan,
  makeProduct,
  type TestPlan,
  type TestProduct,
} from "#tests/support/factories/plan.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

const VENDOR = [
  "vendor_admin",
  "partner_manager",
  "certification_manager",
  "trainer",
  "vendor_support",
  "vendor_support_manager",
] as const satisfies readonly Role[];
const PARTNER = [
  "partner_admin",
  "partner_sales",
  "partner_presales",
  "partner_support",
  "partner_support_manager",
] as const satisfies readonly Role[];
const CUSTOMER = ["customer_admin", "customer_contact", "customer_reader"] as const satisfies readonly Role[];

/**
 * Who stands before an action: one person of each role of the vendor, of the partner and of the customer it is about,
 * and administrators of another partner, of another customer of that partner, and of one the vendor serves itself.
 */
export const EVERYBODY = [
  ...VENDOR,
  ...PARTNER,
  ...CUSTOMER,
  "other_partner",
  "other_customer",
  "vendors_customer",
] as const;
export type Who = (typeof EVERYBODY)[number];

export type World = {
  db: TestDatabase;
  ws: TestWorkspace;
  people: Record<Who, Actor>;
  /** Administrator of another vendor's workspace. */
  foreigner: Actor;
  vendor: TestOrg;
  partner: TestOrg;
  customer: TestOrg;
  partnershipId: string;
  programmeId: string;
  plan: TestPlan;
  product: TestProduct;
};

/** One vendor with a programme, a plan and a product; a partner on its way in, its customer, and everybody of them. */
export async function makeWorld(db: TestDatabase): Promise<World> {
  const ws = await makeWorkspace(db, { timeZone: "Europe/Madrid" });
  const { tenantId } = ws;
  await makeCalendars(db, ws);
  await makeCalendar(db, ws, madridHours);
  const plan = await makePlan(db, ws);
  const product = await makeProduct(db, ws);
  const { programmeId } = await makeProgramme(db, ws, proving);
  const vendor = vendorOrg(ws);
  const partner = await makePartnerOrg(db, ws);
  const otherPartner = await makePartnerOrg(db, ws);
  const customer = await makeCustomerOrg(db, ws, partner);
  const people = {} as Record<Who, Actor>;
  for (const role of VENDOR) people[role] = await makePerson(db, ws, vendor, [role]);
  for (const role of PARTNER) people[role] = await makePerson(db, ws, partner, [role]);
  for (const role of CUSTOMER) people[role] = await makePerson(db, ws, customer, [role]);
  people.other_partner = await makePerson(db, ws, otherPartner, ["partner_admin"]);
  const others = await makeCustomerOrg(db, ws, partner);
  people.other_customer = await makePerson(db, ws, others, ["customer_admin"]);
  const vendors = await makeCustomerOrg(db, ws);
  people.vendors_customer = await makePerson(db, ws, vendors, ["customer_admin"]);
  const { partnershipId } = await inWorkspace(
    asWorker(tenantId),
    async tx => {
      const [programme] = await listProgrammes(tx, tenantId, "2026-06-01");
      if (!programme) throw new Error("no programme");
      const { personId, name, side, orgName } = people.vendor_admin;
      const by = { tenantId, personId, name, side, orgName };
      const input = { programme, targetTierKey: "advanced", on: "2026-06-01" } as const;
      await startOnboarding(tx, by, {
        ...input,
        partnerOrgId: otherPartner.orgId,
        orgName: otherPartner.name,
      });
      return startOnboarding(tx, by, { ...input, partnerOrgId: partner.orgId, orgName: partner.name });
    },
    db.client,
  );
  const foreigner = await makeVendorActor(db, await makeWorkspace(db));
  return { db, ws, people, foreigner, vendor, partner, customer, partnershipId, programmeId, plan, product };
}

/** The day so many days from today; a day off around midnight, so ask for none on an edge. */
export const day = (fromToday: number): string =>
  new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);

/** Somebody new of that company, with an accepted membership. */
export const newcomer = (w: World, org: TestOrg, roles: Role[]): Promise<Actor> =>
  makePerson(w.db, w.ws, org, roles);

/** Puts something as a test needs it, past all rules. */
export const put = (w: World, sql: string, ...values: unknown[]) => w.db.admin.query(sql, values);

/** A new row in a table, as the test needs it; answers its id. */
export async function row(w: World, table: string, values: Record<string, unknown>): Promise<string> {
  const id = newId();
  const all = { tenant_id: w.ws.tenantId, id, ...values };
  const names = Object.keys(all);
  const sql = `INSERT INTO ${table} (${names.map(name => `"${name}"`).join()}) VALUES (${names.map((_, i) => `$${i + 1}`).join()})`;
  await w.db.admin.query(sql, Object.values(all));
  return id;
}

/** How many rows every table has and what is in them: two that are equal mean that nothing at all was written between. */
export async function everything(db: TestDatabase): Promise<Record<string, string>> {
  const sql = questions.get(db) ?? (await questionOf(db));
  questions.set(db, sql);
  const { rows } = await db.admin.query<{ name: string; content: string }>(sql);
  return Object.fromEntries(rows.map(r => [r.name, r.content]));
}

const questions = new WeakMap<TestDatabase, string>();

async function questionOf(db: TestDatabase): Promise<string> {
  const { rows } = await db.admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> '_prisma_migrations'`,
  );
  const content = "count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0)";
  return rows
    .map(({ name }) => `SELECT '${name}' AS name, ${content} AS content FROM "${name}" t`)
    .join(" UNION ALL ");
}
