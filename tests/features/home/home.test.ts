import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, Role } from "#lib/domain/policies/types.ts";
import type { CustomerHomeDto, PartnerHomeDto, VendorHomeDto, WaitKind } from "#lib/features/home/dto.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { makeWorld, put, row, type Who, type World } from "#tests/security/world.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: World;
let t: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeWorld(db);
  t = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const home = (actor: Actor) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const found = await tx.workspace.findFirstOrThrow({ where: { tenantId: actor.tenantId } });
      return readHome(tx, actor, workspaceInfo(found), now);
    },
    db.client,
  );
const kinds = async (actor: Actor): Promise<WaitKind[]> => [
  ...new Set((await home(actor)).waiting.map(item => item.kind)),
];
const waits = async (actor: Actor, kind: WaitKind) =>
  (await home(actor)).waiting.filter(item => item.kind === kind);

/** Who of a world's people has it on their list. */
async function whoHas(kind: WaitKind): Promise<Who[]> {
  const found: Who[] = [];
  for (const who of Object.keys(w.people) as Who[])
    if ((await kinds(w.people[who])).includes(kind)) found.push(who);
  return found.sort();
}
const managers: Who[] = ["partner_manager", "vendor_admin"];
const ours = () => ({ partnership_id: w.partnershipId, partner_org_id: w.partner.orgId });

test("an application waits for the managers once it was sent; what they ask waits for the applicant (P12)", async () => {
  const version = await inWorkspace(
    asWorker(w.ws.tenantId),
    tx => tx.programmeVersion.findFirstOrThrow({ where: { tenantId: w.ws.tenantId } }),
    db.client,
  );
  const id = await row(w, "application", {
    number: "TST-APP-1",
    partner_org_id: w.partner.orgId,
    org_name: w.partner.name,
    programme_id: w.programmeId,
    programme_version_id: version.id,
    tier_key: "advanced",
    created_by_id: w.people.partner_admin.personId,
    state: "submitted",
    submitted_at: new Date(),
    due_at: new Date(Date.now() - 3_600_000),
  });
  expect(await whoHas("applicationDecide")).toEqual(managers);
  const [item] = await waits(w.people.vendor_admin, "applicationDecide");
  expect(item).toMatchObject({ number: "TST-APP-1", path: "/applications/TST-APP-1", count: 0 });
  const counts = await inWorkspace(
    w.people.vendor_admin,
    tx => railCounts(tx, w.people.vendor_admin),
    db.client,
  );
  expect(counts).toMatchObject({ applications: 1, applicationsLate: true });
  await db.admin.query("UPDATE application SET state = 'info_requested' WHERE id = $1", [id]);
  expect(await whoHas("applicationDecide")).toEqual([]);
  expect(await whoHas("applicationAsked")).toEqual(["partner_admin", "partner_sales"]);
});

test("a proposal about a tier waits for the managers, with the tier's name (P24)", async () => {
  const set = (sql: string) =>
    db.admin.query(`UPDATE partnership SET ${sql} WHERE id = $1`, [w.partnershipId]);
  await set("proposal = 'grant', proposed_tier_key = 'advanced'");
  expect(await whoHas("tierGrant")).toEqual(managers);
  const [item] = await waits(w.people.vendor_admin, "tierGrant");
  expect(item).toMatchObject({ title: w.partner.name, path: `/partners/${w.partner.slug}/ladder` });
  expect(item?.extra).not.toBe("advanced");
  await set("proposal = NULL");
  expect(await whoHas("tierGrant")).toEqual([]);
});

test("a plan waits for the vendor once it was sent, and for the partner once it came back (P2)", async () => {
  const id = await row(w, "business_plan", {
    ...ours(),
    title: "Plan",
    content: {},
    state: "submitted",
    submitted_at: new Date(),
  });
  expect(await whoHas("planValidate")).toEqual(managers);
  await db.admin.query("UPDATE business_plan SET state = 'returned', remark = 'figures' WHERE id = $1", [id]);
  expect(await whoHas("planValidate")).toEqual([]);
  expect(await whoHas("planReturned")).toEqual(["partner_admin", "partner_sales"]);
});

test("an agreement waits for the partner's signature, then for the vendor's (P13)", async () => {
  const id = await row(w, "agreement", { ...ours(), number: "TST-AG-9", kind: "partner_agreement" });
  expect(await whoHas("agreementSign")).toEqual(["partner_admin"]);
  await db.admin.query("UPDATE agreement SET partner_signed_on = current_date WHERE id = $1", [id]);
  const signed = await waits(w.people.vendor_admin, "agreementCountersign");
  expect(signed.map(item => item.number)).toEqual(["TST-AG-9"]);
  expect(await whoHas("agreementCountersign")).toEqual(managers);
});

test("steps wait for who can do something about them, by their day (P2, P13)", async () => {
  const refresh = async () => {
    for (const { tenantId, orgId } of [w.people.partner_admin, w.people.other_partner])
      await inWorkspace(
        asWorker(tenantId),
        (tx, now) => refreshCompany(tx, asWorker(tenantId), orgId, now),
        db.client,
      );
  };
  await refresh();
  // Nobody prepared the first documents: that is the vendor's, and nothing is the partner's yet.
  expect(await whoHas("stepDo")).toEqual([]);
  expect(await whoHas("stepsOwn")).toContain("partner_manager");
  await db.admin.query("UPDATE onboarding_step SET state = 'confirmed' WHERE phase_key = 'signature'");
  await refresh();
  expect(await whoHas("stepDo")).toEqual([
    "other_partner",
    "partner_admin",
    "partner_presales",
    "partner_sales",
  ]);
  // What to do is said, and is one press away: people are nominated where they are listed (P2).
  expect(await waits(w.people.partner_admin, "stepNominate")).toMatchObject([
    { title: "Architects’ course taken", path: expect.stringMatching(/^\/partners\/[^/]+\/people$/) },
  ]);
  const steps = await waits(w.people.partner_admin, "stepDo");
  expect(steps.every(step => step.dueOn !== null && step.title.length > 3)).toBe(true);
  await db.admin.query(
    "UPDATE onboarding_step SET state = 'done', confirm_side = 'vendor', done_at = now() WHERE id = $1",
    [steps[0]?.key.split(":")[1]],
  );
  await refresh();
  expect(await whoHas("stepsConfirm")).toEqual([
    "certification_manager",
    "partner_manager",
    "trainer",
    "vendor_admin",
  ]);
});

test("a certificate's open window waits for its person and the company's administrators (P23)", async () => {
  const person = w.people.partner_support;
  await row(w, "certification", {
    number: "TST-C-1",
    person_id: person.personId,
    person_name: person.name,
    partner_org_id: w.partner.orgId,
    programme_id: w.programmeId,
    area_key: "architect",
    nominated_by: "x",
    valid_from: new Date(Date.now() - 300 * 86_400_000),
    valid_until: new Date(Date.now() + 20 * 86_400_000),
  });
  expect(await whoHas("certificateRenew")).toEqual([
    "partner_admin",
    "partner_support",
    "partner_support_manager",
  ]);
  const vendor = (await home(w.people.vendor_support)) as VendorHomeDto;
  expect(vendor.programme?.certificates.lines).toMatchObject([{ name: person.name, beside: w.partner.name }]);
  const partner = (await home(w.people.partner_admin)) as PartnerHomeDto;
  expect(partner.certificates?.count).toBe(1);
  const other = (await home(w.people.other_partner)) as PartnerHomeDto;
  expect(other.certificates?.count).toBe(0);
  // Who leaves before it ends: that is the end the company has (P22).
  const leaving = async (days: number | null) => {
    await put(
      w,
      "UPDATE membership SET valid_until = current_date + $2::int WHERE person_id = $1",
      person.personId,
      days,
    );
    const { certificates } = (await home(w.people.partner_admin)) as PartnerHomeDto;
    return certificates?.lines[0]?.leavesOn;
  };
  expect(await leaving(9)).toMatch(/^\d{4}-/);
  expect(await leaving(200)).toBeNull();
  expect(await leaving(null)).toBeNull();
});

const as = (actor: Actor, role: Role): Actor => ({ ...actor, roles: [role] });

test("a case waits for who serves it, then for its contact, then to be confirmed; each side sees its own (T1, T5)", async () => {
  const { id, number } = await makeTicket(db, t);
  const own = await makeTicket(db, t, "vendor");
  const set = (sql: string) => db.admin.query(`UPDATE ticket SET ${sql} WHERE id = $1`, [id]);
  const numbers = async (actor: Actor, kind: WaitKind) => (await waits(actor, kind)).map(item => item.number);
  expect(await numbers(t.engineer, "ticketTake")).toEqual([number]);
  expect(await numbers(t.manufacturer, "ticketTake")).toEqual([own.number]);
  for (const actor of [t.otherPartner, t.otherCustomer, t.foreigner]) {
    const { waiting } = await home(actor);
    expect(waiting.filter(item => item.number !== null)).toEqual([]);
  }
  await set(`assignee_id = '${t.specialist.personId}'`);
  expect(await numbers(t.specialist, "ticketAnswer")).toEqual([number]);
  expect(await numbers(t.engineer, "ticketTake")).toEqual([]);
  await set("l3_state = 'asked', l3_due_at = now() + interval '1 hour'");
  expect(await numbers(t.manufacturer, "level3Accept")).toEqual([number]);
  await set(`l3_state = 'accepted', l3_assignee_id = '${t.manufacturer.personId}'`);
  expect(await numbers(t.manufacturer, "level3Answer")).toEqual([number]);
  expect(await numbers(t.vendorManager, "level3Answer")).toEqual([]);
  await set("l3_state = 'more_wanted'");
  expect(await numbers(t.specialist, "ticketMore")).toEqual([number]);
  expect(((await home(t.manufacturer)) as VendorHomeDto).cases.rows.map(r => r.number)).toEqual([number]);
  await set("l3_state = NULL, state = 'waiting_customer', waiting_since = now()");
  expect(await numbers(t.contact, "ticketReply")).toEqual([number]);
  expect(await numbers(t.reader, "ticketReply")).toEqual([]);
  expect(await numbers(t.specialist, "ticketAnswer")).toEqual([]);
  await set("state = 'resolved', open = false, resolved_at = now()");
  expect(await numbers(t.contact, "ticketConfirm")).toEqual([number]);
  expect(await numbers(t.ownContact, "ticketConfirm")).toEqual([]);
});

test("open cases of somebody whose last day is set wait for the managers, until the day is taken back (P22)", async () => {
  const { id } = await makeTicket(db, t);
  await db.admin.query("UPDATE ticket SET assignee_id = $2 WHERE id = $1", [id, t.engineer.personId]);
  const lastDay = (day: string | null) =>
    db.admin.query("UPDATE membership SET valid_until = $2 WHERE person_id = $1", [t.engineer.personId, day]);
  expect(await waits(t.partnerManager, "leaverCases")).toEqual([]);
  await lastDay("2099-05-08");
  expect(await waits(t.partnerManager, "leaverCases")).toMatchObject([
    { title: t.engineer.name, count: 1, dueOn: "2099-05-08", path: `/people/${t.engineer.personId}` },
  ]);
  for (const other of [t.otherPartner, t.vendorManager, t.contact])
    expect(await waits(other, "leaverCases")).toEqual([]);
  await lastDay(null);
  expect(await waits(t.partnerManager, "leaverCases")).toEqual([]);
  await db.admin.query("UPDATE ticket SET open = false WHERE id = $1", [id]);
});

test("the customer's administrator is told of contacts that are missing or untrained, and of the contract's end (S7, S14)", async () => {
  const admin = as(t.contact, "customer_admin");
  const put = (sql: string) => db.admin.query(sql, [t.contract.id]);
  expect(await kinds(admin)).not.toContain("contactsMissing");
  await put("UPDATE authorised_contact SET trained_on = NULL WHERE contract_id = $1");
  expect(await kinds(admin)).toContain("contactUntrained");
  await put("UPDATE authorised_contact SET removed_at = now() WHERE contract_id = $1");
  expect(await kinds(admin)).toContain("contactsMissing");
  await put("UPDATE contract SET ends_on = current_date + 30 WHERE id = $1");
  expect(await kinds(admin)).toContain("contractRenew");
  expect(await kinds(t.contact)).not.toContain("contractRenew");
  const shown = (await home(admin)) as CustomerHomeDto;
  expect(shown.contract?.id).toBe(t.contract.id);
  expect(shown.products).toEqual([t.product.name]);
});

test("contracts to renew stand with who serves them; another partner sees none (R1)", async () => {
  const of = async (actor: Actor) => {
    const shown = await home(actor);
    return shown.side === "customer" ? [] : shown.renewals.rows.map(r => r.number);
  };
  const [mine] = await of(as(t.engineer, "partner_admin"));
  expect(mine).toBeDefined();
  expect(await of(t.otherPartner)).toEqual([]);
  expect(await of(t.vendorManager)).toContain(mine);
});

test("whose support has lapsed reads so first, until something is signed (S15)", async () => {
  const admin = as(t.contact, "customer_admin");
  const ends = (days: number) =>
    db.admin.query(
      "UPDATE contract SET ends_on = current_date + $2::int, starts_on = current_date - 400 WHERE id = $1",
      [t.contract.id, days],
    );
  await ends(30);
  expect(await kinds(admin)).not.toContain("contractLapsed");
  await ends(-3);
  expect((await home(admin)).waiting[0]).toMatchObject({ kind: "contractLapsed", number: t.contract.number });
  expect(await kinds(t.contact)).not.toContain("contractLapsed");
  await ends(30);
});

test("answers in time count in their month; a clock that was cancelled counts nowhere (S3)", async () => {
  await db.admin.query(
    `UPDATE ticket_clock SET kind = 'level3', stopped_at = now(),
       due_at = now() + CASE WHEN ticket_id = (SELECT min(ticket_id::text)::uuid FROM ticket_clock)
         THEN interval '-1 second' ELSE interval '1 hour' END WHERE tenant_id = $1`,
    [t.ws.tenantId],
  );
  const { sla } = (await home(t.manufacturer)) as VendorHomeDto;
  expect(sla.total).toBeGreaterThan(1);
  expect(sla.met).toBe(sla.total - 1);
  expect(sla.months.at(-1)).toMatchObject({ met: sla.met, total: sla.total });
  await db.admin.query("UPDATE ticket_clock SET cancelled_at = now() WHERE tenant_id = $1", [t.ws.tenantId]);
  expect(((await home(t.manufacturer)) as VendorHomeDto).sla.total).toBe(0);
});

test("a vendor without a programme sees its support alone; that is told by its data", async () => {
  const shown = (await home(t.foreigner)) as VendorHomeDto;
  expect(shown.programme).toBeNull();
  expect(((await home(t.vendorManager)) as VendorHomeDto).programme).not.toBeNull();
});

test("what was sent for signature and ran out waits for the vendor to send it again, not for the partner (P13)", async () => {
  const id = await row(w, "agreement", { ...ours(), number: "TST-AG-10", kind: "partner_agreement" });
  const envelope = await row(w, "envelope", {
    partner_org_id: w.partner.orgId,
    agreement_id: id,
    number: "TST-AG-10-1",
    title: "Partner agreement",
    locale: "en",
    template_id: crypto.randomUUID(),
    template_version: 1,
    text: "",
    sha256: "",
    remind_days: 3,
    sent_by: "Vera",
    sent_by_id: w.people.vendor_admin.personId,
    expires_on: "2100-01-01",
  });
  const sent = async (who: Who, kind: WaitKind) =>
    (await waits(w.people[who], kind)).filter(item => item.number === "TST-AG-10").length;
  expect(await sent("partner_admin", "agreementSign")).toBe(0);
  expect(await sent("vendor_admin", "agreementSend")).toBe(0);
  await db.admin.query("UPDATE envelope SET outcome = 'expired', closed_at = now() WHERE id = $1", [
    envelope,
  ]);
  expect(await sent("partner_admin", "agreementSign")).toBe(0);
  const [item] = await waits(w.people.vendor_admin, "agreementSend");
  expect(item).toMatchObject({
    title: w.partner.name,
    path: `/partners/${w.partner.slug}/agreements/TST-AG-10`,
  });
  expect(await whoHas("agreementSend")).toEqual(managers);
});

test("an agreement that ends soon or ran out waits for its renewal, until the next is prepared (P3)", async () => {
  const signed = {
    ...ours(),
    kind: "order_form",
    partner_signed_on: "2020-01-01",
    vendor_signed_on: "2020-01-01",
  };
  const id = await row(w, "agreement", {
    ...signed,
    number: "TST-AG-20",
    starts_on: "2020-01-01",
    ends_on: "2100-01-01",
  });
  const ends = (days: number) =>
    db.admin.query("UPDATE agreement SET ends_on = current_date + $2::int WHERE id = $1", [id, days]);
  const renewals = async () =>
    (await waits(w.people.vendor_admin, "agreementRenew")).filter(item => item.number === "TST-AG-20");
  expect(await renewals()).toEqual([]);
  await ends(10);
  expect(await renewals()).toMatchObject([{ title: w.partner.name }]);
  await ends(-40);
  expect(await renewals()).toHaveLength(1);
  expect(await whoHas("agreementRenew")).toEqual(managers);
  const next = await row(w, "agreement", { ...ours(), kind: "order_form", number: "TST-AG-21" });
  expect(await renewals()).toEqual([]);
  await db.admin.query("DELETE FROM agreement WHERE id = ANY ($1)", [[id, next]]);
});
