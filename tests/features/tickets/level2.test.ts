import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { endingCertificates, teamCertificates } from "#lib/features/home/queries/certificates.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import {
  assignTicketAction,
  chooseSuccessorAction,
  diagnoseTicketAction,
  reopenTicketAction,
  replyToTicketAction,
  takeTicketAction,
} from "#lib/features/tickets/actions.ts";
import { freeCasesOfLeavers } from "#lib/features/tickets/commands/free-cases.ts";
import { handOnCases } from "#lib/features/tickets/commands/hand-on.ts";
import { answerEscalation } from "#lib/features/tickets/commands/level3.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import { readDependence } from "#lib/features/tickets/queries/dependence.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { dependenceOn } from "#lib/features/tickets/successors.ts";
import { asksNothing } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { handOnLevel2 } from "#lib/jobs/hand-on-level2.ts";
import { tell } from "#lib/jobs/tell.ts";
import { connect, type PrismaClient, usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let secondWorker: PrismaClient;
let colleague: Actor;
let id: string;
let number: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  secondWorker = connect(db.appUrl, 2);
  w = await makeTicketWorld(db);
  const org = { ...w.specialist, slug: "p", name: w.specialist.orgName };
  colleague = await makePerson(
    db,
    w.ws,
    { ...org, partnerOrgId: org.orgId, customerOrgId: null },
    ["partner_support"],
    { name: "Carla Certified" },
  );
  const { rows } = await db.admin.query(
    "SELECT programme_id, programme_version_id FROM partnership WHERE partner_org_id = $1",
    [org.orgId],
  );
  await makeCertificate(db, colleague, {
    programmeId: rows[0].programme_id,
    versionId: rows[0].programme_version_id,
  } as never);
});
afterAll(async () => {
  await secondWorker.$disconnect();
  await db.drop();
});
beforeEach(async () => {
  await db.admin.query("UPDATE ticket SET open = false");
  await db.admin.query("DELETE FROM case_successor");
  await db.admin.query(
    "UPDATE certification SET revoked_at = NULL, valid_until = '2028-12-31', grace_days = 0",
  );
  ({ id, number } = await makeTicket(db, w));
  await db.admin.query(
    "UPDATE ticket SET state = 'in_progress', diagnosed_at = now(), level = 2 WHERE id = $1",
    [id],
  );
});

const see = (actor: Actor) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const ticket = await getTicket(tx, actor, number, now);
      if (!ticket) throw new Error("no ticket");
      return ticket;
    },
    db.client,
  );
const give = (to: Actor) =>
  db.admin.query("UPDATE ticket SET assignee_id = $2, assignee_name = $3 WHERE id = $1", [
    id,
    to.personId,
    to.name,
  ]);
const revoke = (holder: Actor) =>
  db.admin.query("UPDATE certification SET revoked_at = now() WHERE person_id = $1", [holder.personId]);
const slug = () => w.ws.slug;
const facts = async (): Promise<string[]> => {
  const { rows } = await db.admin.query(
    "SELECT type, audience FROM event WHERE subject_id = $1 AND (type LIKE 'ticket.level2%' OR type IN ('ticket.assigned', 'ticket.taken')) ORDER BY id",
    [id],
  );
  return rows.map(row => `${row.type} ${row.audience}`);
};
const version = async () => (await see(w.specialist)).version;

test("who holds no certificate may not take level 2; the refusal names who may, and the page offers them (T3)", async () => {
  const page = await see(w.engineer);
  expect(page.may.take).toMatchObject({
    allowed: false,
    reason: "tickets.refusal.level2Own",
    params: { count: 2, names: expect.stringContaining(w.specialist.name) },
  });
  expect(page.assignees.map(one => one.personId).sort()).toEqual(
    [w.specialist.personId, colleague.personId].sort(),
  );
  const refused = await as(db, w.engineer, () => takeTicketAction(slug(), { number, version: page.version }));
  expect(refused).toMatchObject({ ok: false, kind: "refused", message: expect.stringContaining("Carla") });
  const other = await as(db, w.specialist, () =>
    assignTicketAction(slug(), { number, version: page.version, personId: w.engineer.personId }),
  );
  expect(other).toMatchObject({ ok: false, message: expect.stringContaining(w.engineer.name) });
  done(
    await as(db, w.engineer, () =>
      assignTicketAction(slug(), { number, version: page.version, personId: w.specialist.personId }),
    ),
  );
  expect((await see(w.specialist)).assigneeId).toBe(w.specialist.personId);
});

test("level 1 asks no certificate; diagnosing at level 2 does not make one its holder (T2, T3)", async () => {
  await db.admin.query("UPDATE ticket SET state = 'new', diagnosed_at = NULL WHERE id = $1", [id]);
  const diagnose = async () =>
    done(
      await as(db, w.engineer, async () =>
        diagnoseTicketAction(slug(), { number, version: await version(), priority: "P2" }),
      ),
    );
  await diagnose();
  expect((await see(w.engineer)).assigneeId).toBeNull();
  await db.admin.query("UPDATE ticket SET state = 'new', diagnosed_at = NULL, level = 1 WHERE id = $1", [id]);
  await diagnose();
  expect((await see(w.engineer)).assigneeId).toBe(w.engineer.personId);
});

test.each(["the partner", "the customer's reply"])(
  "reopened by %s at level 2, a case of whose holder the certificate is gone goes to a colleague (T3, T5)",
  async who => {
    await give(w.specialist);
    await db.admin.query(
      "UPDATE ticket SET state = 'resolved', open = false, resolved_at = now() WHERE id = $1",
      [id],
    );
    await revoke(w.specialist);
    if (who === "the partner")
      done(
        await as(db, w.engineer, async () =>
          reopenTicketAction(slug(), { number, version: await version(), reason: "Again" }),
        ),
      );
    else
      done(
        await as(db, w.contact, () =>
          replyToTicketAction(slug(), { number, audience: "everyone", body: "It is back" }),
        ),
      );
    expect(await see(w.engineer)).toMatchObject({ state: "in_progress", assigneeId: colleague.personId });
    expect(await facts()).toEqual(["ticket.assigned everyone", "ticket.level2_passed partner_vendor"]);
    expect(JSON.stringify((await see(w.contact)).timeline)).not.toContain("level2");
  },
);

test("back from level 3 to a holder without a certificate: a colleague has it (T2, T3)", async () => {
  await give(w.engineer);
  await db.admin.query(
    "UPDATE ticket SET level = 3, l3_state = 'accepted', state = 'with_manufacturer' WHERE id = $1",
    [id],
  );
  await inWorkspace(
    w.manufacturer,
    async (tx, now) => {
      const target = await ticketToChange(tx, w.manufacturer, number);
      await answerEscalation({ tx, actor: w.manufacturer, now }, target!.row, {
        version: target!.row.version,
        body: "Patch 12",
        files: [],
        audience: "partner_vendor",
        forCustomer: "",
      });
    },
    db.client,
  );
  const back = await see(w.engineer);
  expect(back.level).toBe(2);
  expect([w.specialist.personId, colleague.personId]).toContain(back.assigneeId);
});

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const sweep = (day: string, client: PrismaClient = db.client) =>
  inWorkspace(asWorker(w.ws.tenantId), tx => handOnCases(tx, w.ws.tenantId, at(day)), client);

test("on the day after the last one, grace included, the case goes on: once, of two workers by one (T3, P23)", async () => {
  await give(w.specialist);
  await db.admin.query(
    "UPDATE certification SET valid_until = '2027-03-31', grace_days = 5 WHERE person_id = $1",
    [w.specialist.personId],
  );
  for (const day of ["2027-03-31", "2027-04-01", "2027-04-05"]) expect(await sweep(day)).toBe(0);
  // The worker was down for some days; then two are back at once.
  const both = await Promise.all([sweep("2027-04-09"), sweep("2027-04-09", secondWorker)]);
  expect(both.sort()).toEqual([0, 1]);
  expect(await sweep("2027-04-10")).toBe(0);
  expect(await facts()).toEqual(["ticket.assigned everyone", "ticket.level2_passed partner_vendor"]);
  const after = await see(colleague);
  expect(after).toMatchObject({ assigneeId: colleague.personId, level: 2 });
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM outbox WHERE data->>'eventId' IN (SELECT id::text FROM event WHERE subject_id = $1 AND type = 'ticket.level2_passed')",
    [id],
  );
  expect(rows[0].n).toBe(1);
});

test("before the end both sides read what depends on it: the person's page, the home pages, the ladder (T3, P23)", async () => {
  await give(w.specialist);
  const { rows } = await db.admin.query(
    `UPDATE certification SET valid_until = current_date + 20 WHERE person_id = $1
     RETURNING valid_until::text AS until, current_date::text AS today`,
    [w.specialist.personId],
  );
  const { until, today } = rows[0];
  const org = await db.admin.query("SELECT slug FROM organisation WHERE id = $1", [w.specialist.orgId]);
  const reads = (who: Actor) =>
    inWorkspace(
      who,
      async (tx, now) => {
        const workspace = workspaceInfo(
          await tx.workspace.findFirstOrThrow({ where: { tenantId: w.ws.tenantId } }),
        );
        const programmes = await listProgrammes(tx, w.ws.tenantId, today);
        const home = who.side === "vendor" ? endingCertificates : teamCertificates;
        return {
          page: await readDependence(tx, who, w.specialist.personId, now),
          home: await home(tx, { actor: who, programmes, today }),
          ladder: await readLadder(tx, who, workspace, org.rows[0].slug, asksNothing, now),
        };
      },
      db.client,
    );
  for (const who of [w.partnerManager, w.vendorManager]) {
    const { page, home, ladder } = await reads(who);
    expect(page).toMatchObject({
      cases: [{ number, level: 2 }],
      until,
      colleagues: [{ personId: colleague.personId, openCases: 0 }],
      mayChoose: who === w.partnerManager,
    });
    expect(home.lines.filter(line => line.cases > 0)).toMatchObject([
      { personId: w.specialist.personId, until, cases: 1 },
    ]);
    const level2 = new Map(ladder.people.map(person => [person.personId, person.level2]));
    expect(level2.get(w.specialist.personId)).toEqual({ cases: 1, until });
    expect(level2.get(colleague.personId)).toEqual({ cases: 0, until: "2028-12-31" });
  }
  const none = await inWorkspace(
    w.contact,
    (tx, now) => readDependence(tx, w.contact, w.specialist.personId, now),
    db.client,
  );
  expect(none).toBe(null);
});

test("a revocation takes effect in the next run; the manager's choice wins over the fewest cases (T3)", async () => {
  const third = await makePerson(
    db,
    w.ws,
    {
      ...w.specialist,
      slug: "p",
      name: w.specialist.orgName,
      partnerOrgId: w.specialist.orgId,
      customerOrgId: null,
    },
    ["partner_support_manager"],
    { name: "Aaron First" },
  );
  const { rows } = await db.admin.query("SELECT programme_id FROM partnership WHERE partner_org_id = $1", [
    w.specialist.orgId,
  ]);
  const certificate = await makeCertificate(db, third, { programmeId: rows[0].programme_id } as never);
  await give(w.specialist);
  const choose = (by: Actor, successorId: string, seen = "") =>
    as(db, by, () => chooseSuccessorAction(slug(), { personId: w.specialist.personId, successorId, seen }));
  for (const who of [w.engineer, w.specialist, w.sales])
    expect(await choose(who, colleague.personId)).toMatchObject({ ok: false, kind: "forbidden" });
  for (const who of [w.otherPartner, w.contact, w.vendorManager, w.foreigner])
    expect(await choose(who, colleague.personId)).toMatchObject({ ok: false, kind: "not_found" });
  expect(await choose(w.partnerManager, w.engineer.personId)).toMatchObject({ ok: false, kind: "invalid" });
  done(await choose(w.partnerManager, colleague.personId));
  expect(await choose(w.partnerManager, third.personId)).toMatchObject({ ok: false, kind: "conflict" });
  const shown = await inWorkspace(
    w.partnerManager,
    (tx, now) => dependenceOn(tx, w.ws.tenantId, w.specialist.orgId, w.specialist.personId, now),
    db.client,
  );
  expect(shown).toMatchObject({ chosenId: colleague.personId, cases: [{ number, level: 2 }] });
  await revoke(w.specialist);
  await handOnLevel2(w.ws.tenantId);
  expect((await see(colleague)).assigneeId).toBe(colleague.personId);
  await db.admin.query("DELETE FROM certification WHERE id = $1", [certificate]);
});

test("who left the company hands over the day after; nobody certified left: managers and vendor are told once (P22, T3)", async () => {
  await give(w.specialist);
  await revoke(colleague);
  await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", [
    w.specialist.personId,
  ]);
  try {
    await handOnLevel2(w.ws.tenantId);
    await handOnLevel2(w.ws.tenantId);
    const page = await see(w.engineer);
    expect(page).toMatchObject({ assigneeId: null, level: 2, level2: { holders: [] } });
    expect(page.may.take).toMatchObject({ reason: "tickets.refusal.level2Nobody" });
    expect((await see(w.manufacturer)).level2).toMatchObject({ holders: [] });
    expect((await see(w.contact)).level2).toBeNull();
    expect(await facts()).toEqual(["ticket.level2_nobody partner_vendor"]);
    const { rows } = await db.admin.query(
      "SELECT id FROM event WHERE subject_id = $1 AND type = 'ticket.level2_nobody'",
      [id],
    );
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
    const told = await db.admin.query(
      "SELECT to_email FROM outbox WHERE topic = 'ticket.level2_nobody' AND to_email IS NOT NULL",
    );
    const emails = told.rows.map(row => row.to_email);
    expect(emails).toEqual(expect.arrayContaining([w.partnerManager.email, w.vendorManager.email]));
    expect(emails).not.toContain(w.contact.email);
  } finally {
    await db.admin.query("UPDATE membership SET valid_until = NULL WHERE person_id = $1", [
      w.specialist.personId,
    ]);
  }
});

test("a leaver's case of level 1 waits for a colleague from the day after, once, and the team is told (P22)", async () => {
  await give(colleague);
  await db.admin.query("UPDATE ticket SET level = 1 WHERE id = $1", [id]);
  await db.admin.query("UPDATE membership SET valid_until = '2027-03-31' WHERE person_id = $1", [
    colleague.personId,
  ]);
  const free = (day: string, client: PrismaClient = db.client) =>
    inWorkspace(asWorker(w.ws.tenantId), tx => freeCasesOfLeavers(tx, w.ws.tenantId, at(day)), client);
  expect(await free("2027-03-31")).toBe(0);
  const both = await Promise.all([free("2027-04-01"), free("2027-04-01", secondWorker)]);
  expect(both.sort()).toEqual([0, 1]);
  expect(await free("2027-04-02")).toBe(0);
  expect(await see(w.engineer)).toMatchObject({ assigneeId: null, level: 1 });
  const { rows } = await db.admin.query(
    "SELECT audience, data->>'from' AS who FROM event WHERE subject_id = $1 AND type = 'ticket.holder_left'",
    [id],
  );
  expect(rows).toEqual([{ audience: "partner_vendor", who: colleague.name }]);
  // Level 2 asks for a certificate: it goes to a certified colleague, and waits for nobody else.
  await give(colleague);
  await db.admin.query("UPDATE ticket SET level = 2 WHERE id = $1", [id]);
  expect(await free("2027-04-02")).toBe(0);
  await db.admin.query("UPDATE membership SET valid_until = NULL WHERE person_id = $1", [colleague.personId]);
});
