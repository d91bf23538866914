import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { directoryAsked, readDirectory } from "#lib/features/directory/queries.ts";
import { readBenefits, requireBenefit } from "#lib/features/partnerships/benefits.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import {
  closeRemediationAction,
  endPartnershipAction,
  extendRemediationAction,
  grantTierAction,
  openRemediationAction,
  reinstateAction,
  suspendAction,
} from "#lib/features/tiers/actions.ts";
import { asksNothing } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { readYear } from "#lib/features/tiers/year.ts";
import { tell } from "#lib/jobs/tell.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let info: WorkspaceInfo;
let programme: TestProgramme;
let manager: Actor;
let today: PlainDate;

const worker = <T>(work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(ws.tenantId), work, db.client);

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { ticketPrefix: "ONE" });
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  manager = await makeVendorActor(db, ws, ["partner_manager"]);
  const row = await worker(async (tx, now) => ({
    workspace: await tx.workspace.findFirstOrThrow({ where: { tenantId: ws.tenantId } }),
    now,
  }));
  info = workspaceInfo(row.workspace);
  today = todayIn(ws.timeZone, row.now.getTime());
});
afterAll(() => db.drop());

/** A partner with every paper; certified people as asked. */
async function partner(architects: number, state: { state?: string; tierKey?: string } = {}) {
  const { org, actor: admin } = await makePartner(db, ws);
  const id = await makeReadyPartner(db, admin, programme, state);
  const people: Actor[] = [];
  for (let n = 0; n < architects; n++) {
    const person = await makePerson(db, ws, org, ["partner_support"]);
    await makeCertificate(db, person, programme, {
      validFrom: "2026-01-01",
      validUntil: addDays(today, 200),
    });
    people.push(person);
  }
  return { id, org, admin, people, slug: org.slug };
}

const row = (id: string) =>
  worker(tx => tx.partnership.findFirstOrThrow({ where: { tenantId: ws.tenantId, id } }));
const listed = (id: string) =>
  inWorkspace(
    { tenantId: ws.tenantId, side: "public" },
    async tx => {
      const page = await readDirectory(
        tx,
        ws.tenantId,
        directoryAsked(() => ""),
        null,
      );
      return page.rows.some(r => r.id === id);
    },
    db.client,
  );
const ladderOf = (actor: Actor, slug: string, on: PlainDate | null = null, without: string[] = []) =>
  inWorkspace(
    actor,
    (tx, now) => readLadder(tx, actor, info, slug, { ...asksNothing, on, without }, now),
    db.client,
  );

test("eligible is proposed and granted by a manager; benefits and the public directory follow (P21, P25)", async () => {
  const p = await partner(1);
  const before = await ladderOf(manager, p.slug);
  expect(before.proposal).toMatchObject({ kind: "grant", tierKey: "advanced" });
  expect(await listed(p.id)).toBe(false);
  await expect(
    inWorkspace(p.admin, tx => requireBenefit(tx, p.admin, "library"), db.client),
  ).rejects.toMatchObject({ kind: "forbidden" });
  const input = { slug: p.slug, version: before.version, tier: "advanced", reason: "" };
  const press = () => as(db, manager, () => grantTierAction(ws.slug, input, "grant-press-1"));
  expect(done(await press())).toEqual({ state: "active", tier: "advanced" });
  expect(done(await press())).toEqual({ state: "active", tier: "advanced" });
  const decisions = await worker(tx => tx.tierDecision.findMany({ where: { partnershipId: p.id } }));
  expect(decisions.map(d => [d.kind, d.tierKey])).toEqual([["grant", "advanced"]]);
  expect(toPlainDateOrNull((await row(p.id)).nextLossOn)).toBe(addDays(today, 201));
  expect(await listed(p.id)).toBe(true);
  const benefits = await inWorkspace(p.admin, tx => readBenefits(tx, p.admin), db.client);
  expect(benefits.holds.length).toBeGreaterThan(0);
  expect(benefits.next?.adds.map(b => b.key)).toContain("deal_registration");
  await inWorkspace(p.admin, tx => requireBenefit(tx, p.admin, "discount"), db.client);
  await expect(
    inWorkspace(p.admin, tx => requireBenefit(tx, p.admin, "deal_registration"), db.client),
  ).rejects.toMatchObject({ kind: "forbidden", params: { tier: "PREMIER" } });
  const event = await worker(tx =>
    tx.event.findFirstOrThrow({ where: { subjectId: p.id, type: "tier.granted" } }),
  );
  expect(await worker(tx => tell(tx, ws.tenantId, event.id))).toBe(1);
});

test("a tier that isn't carried is granted as an exception with a reason only, and of two managers the second is told (P21)", async () => {
  const p = await partner(1, { state: "active", tierKey: "advanced" });
  const premier = { slug: p.slug, version: 0, tier: "premier" };
  expect(await as(db, manager, () => grantTierAction(ws.slug, { ...premier, reason: "" }))).toMatchObject({
    kind: "invalid",
    fields: { reason: expect.any(String) },
  });
  const other = await makeVendorActor(db, ws, ["vendor_admin"]);
  const second = { ...premier, tier: "premier", reason: "Also me" };
  done(await as(db, manager, () => grantTierAction(ws.slug, { ...premier, reason: "Second course booked" })));
  expect(await as(db, other, () => grantTierAction(ws.slug, second))).toMatchObject({ kind: "conflict" });
});

test("falling below proposes remediation; opened, extended, closed by a person, tier and benefits stay meanwhile (P21, P24)", async () => {
  const p = await partner(0, { state: "active", tierKey: "advanced" });
  const fallen = await ladderOf(manager, p.slug);
  expect(fallen.proposal).toMatchObject({ kind: "open_remediation", until: addDays(today, 30) });
  const deed = { slug: p.slug, reason: "No architect" };
  const until = addDays(today, 30);
  const past = { ...deed, version: 0, until: addDays(today, -1) };
  expect(await as(db, manager, () => openRemediationAction(ws.slug, past))).toMatchObject({
    kind: "invalid",
  });
  done(await as(db, manager, () => openRemediationAction(ws.slug, { ...deed, version: 0, until })));
  const benefits = await inWorkspace(p.admin, tx => readBenefits(tx, p.admin), db.client);
  expect(benefits.holds.length).toBeGreaterThan(0);
  expect(await listed(p.id)).toBe(true);
  const less = { ...deed, version: 1, until: addDays(until, -1) };
  expect(await as(db, manager, () => extendRemediationAction(ws.slug, less))).toMatchObject({
    kind: "invalid",
  });
  const more = { ...deed, version: 1, until: addDays(until, 10) };
  done(await as(db, manager, () => extendRemediationAction(ws.slug, more)));
  const close = { ...deed, version: 2 };
  expect(await as(db, manager, () => closeRemediationAction(ws.slug, close))).toMatchObject({
    kind: "refused",
  });
  const person = await makePerson(db, ws, p.org, ["partner_support"]);
  await makeCertificate(db, person, programme, { validFrom: today, validUntil: addDays(today, 400) });
  expect((await ladderOf(manager, p.slug)).proposal).toEqual({ kind: "close_remediation" });
  done(await as(db, manager, () => closeRemediationAction(ws.slug, close)));
  expect(await row(p.id)).toMatchObject({ state: "active", tierKey: "advanced", remediationUntil: null });
});

test("suspended and ended partners lose benefits and leave the directory at once (P25)", async () => {
  const p = await partner(1, { state: "active", tierKey: "advanced" });
  await worker(tx => refreshPartnership(tx, ws.tenantId, p.id, today));
  expect(await listed(p.id)).toBe(true);
  const deed = { slug: p.slug, reason: "Unpaid training" };
  done(await as(db, manager, () => suspendAction(ws.slug, { ...deed, version: 0 })));
  expect(await listed(p.id)).toBe(false);
  await expect(
    inWorkspace(p.admin, tx => requireBenefit(tx, p.admin, "discount"), db.client),
  ).rejects.toMatchObject({ kind: "forbidden", key: "ladder.refusal.benefitSuspended" });
  done(await as(db, manager, () => reinstateAction(ws.slug, { ...deed, version: 1 })));
  expect(await listed(p.id)).toBe(true);
  done(await as(db, manager, () => endPartnershipAction(ws.slug, { ...deed, version: 2 })));
  expect(await listed(p.id)).toBe(false);
  expect(await row(p.id)).toMatchObject({ state: "ended", tierKey: null, nextLossOn: null });
});

test("both sides read the same ladder for any day, also without somebody; nothing is stored (P21, P22, P24)", async () => {
  const p = await partner(1, { state: "active", tierKey: "advanced" });
  const holder = p.people[0]?.personId ?? "";
  const later = addDays(today, 201);
  const [vendorSees, partnerSees] = [
    await ladderOf(manager, p.slug, later),
    await ladderOf(p.admin, p.slug, later),
  ];
  expect(partnerSees.current).toEqual(vendorSees.current);
  expect(vendorSees.current?.state).toBe("unmet");
  expect(vendorSees.current?.rungs[0]).toMatchObject({ key: "architect", state: "lost" });
  expect(vendorSees.marks.map(m => m.day)).toContain(later);
  expect(partnerSees.can).toMatchObject({ grant: false, end: false });
  const without = await ladderOf(p.admin, p.slug, null, [holder]);
  expect(without.consequences).toMatchObject({
    lost: [{ have: 0, need: 1 }],
    remediationDays: 30,
    tickets: [],
  });
  expect((await ladderOf(p.admin, p.slug)).current?.state).toBe("met");
  const stranger = (await makePartner(db, ws)).actor;
  await expect(ladderOf(stranger, p.slug)).rejects.toMatchObject({ kind: "not_found" });
  const customer = (await makeCustomer(db, ws)).actor;
  await expect(ladderOf(customer, p.slug)).rejects.toMatchObject({ kind: "not_found" });
  const year = await inWorkspace(p.admin, (tx, now) => readYear(tx, p.admin, info, p.slug, now), db.client);
  expect(year.certificates[0]?.ends).toEqual([{ day: addDays(today, 200), what: "end", tone: "plain" }]);
});

test("only the vendor's partner managers decide; other parties find nothing (R)", async () => {
  const p = await partner(1, { state: "active", tierKey: "advanced" });
  const certifier = await makeVendorActor(db, ws, ["certification_manager"]);
  const other = (await makePartner(db, ws)).actor;
  const customer = (await makeCustomer(db, ws)).actor;
  const deed = { slug: p.slug, version: 0, reason: "x" };
  const until = { ...deed, until: addDays(today, 5) };
  const calls: Record<string, () => Promise<{ ok: boolean }>> = {
    grant: () => grantTierAction(ws.slug, { ...deed, tier: "premier" }),
    open: () => openRemediationAction(ws.slug, until),
    extend: () => extendRemediationAction(ws.slug, until),
    close: () => closeRemediationAction(ws.slug, deed),
    suspend: () => suspendAction(ws.slug, deed),
    reinstate: () => reinstateAction(ws.slug, deed),
    end: () => endPartnershipAction(ws.slug, deed),
  };
  for (const [name, call] of Object.entries(calls)) {
    for (const actor of [p.admin, certifier])
      expect(await as(db, actor, call), name).toMatchObject({ kind: "forbidden" });
    for (const actor of [other, customer])
      expect(await as(db, actor, call), name).toMatchObject({ kind: "not_found" });
    expect(await as(db, null, call), name).toMatchObject({ kind: "signed_out" });
  }
  // In a state it doesn't fit the manager is refused too.
  expect(await as(db, manager, () => reinstateAction(ws.slug, deed))).toMatchObject({ kind: "forbidden" });
  expect(await row(p.id)).toMatchObject({ state: "active", version: 0 });
});
