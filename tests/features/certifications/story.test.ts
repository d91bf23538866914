import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import {
  askConsentAction,
  cancelAskAction,
  endAffiliationAction,
  issueAction,
  keepAffiliationAction,
  nominateAction,
  reassignAction,
  recordResultAction,
  recordTrainingAction,
  renewAction,
  replaceAction,
  revokeAction,
  withdrawConsentAction,
} from "#lib/features/certifications/actions.ts";
import { partLeavers } from "#lib/features/certifications/leave.ts";
import { recordNotices } from "#lib/features/certifications/notices.ts";
import { readOwn } from "#lib/features/certifications/own.ts";
import { readPeople, readPerson } from "#lib/features/certifications/queries.ts";
import {
  agreeToCountAction,
  declineToCountAction,
  leaveCompanyAction,
} from "#lib/features/consents/actions.ts";
import { findPartnership, standingOf } from "#lib/features/partnerships/standing.ts";
import { endMembership } from "#lib/features/people/commands.ts";
import { invitePerson } from "#lib/features/people/invite.ts";
import { findMember } from "#lib/features/people/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { givesWord, selfOf } from "#tests/support/consent.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
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
let programme: TestProgramme;
let certifier: Actor;
let trainer: Actor;
let today: PlainDate;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { ticketPrefix: "ONE" });
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  certifier = await makeVendorActor(db, ws, ["certification_manager"]);
  trainer = await makeVendorActor(db, ws, ["trainer"]);
  today = await inWorkspace(
    asWorker(ws.tenantId),
    async (_, now) => todayIn(ws.timeZone, now.getTime()),
    db.client,
  );
});
afterAll(() => db.drop());

async function partner(state: { state?: string; tierKey?: string } = {}) {
  const { org, actor } = await makePartner(db, ws);
  await makeReadyPartner(db, actor, programme, state);
  return { org, admin: actor };
}

const worker = <T>(work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(ws.tenantId), work, db.client);

const certification = (id: string) =>
  worker(tx => tx.certification.findFirstOrThrow({ where: { tenantId: ws.tenantId, id } }));

const leftEvents = (personId: string, org: TestOrg) =>
  worker(tx =>
    tx.event.findMany({
      where: {
        tenantId: ws.tenantId,
        type: "certification.holder_left",
        subjectId: personId,
        partnerOrgId: org.orgId,
      },
    }),
  );

const standing = (org: TestOrg, on = today) =>
  worker(async tx => {
    const record = await findPartnership(tx, ws.tenantId, { partnerOrgId: org.orgId });
    if (!record) throw new Error("no partnership");
    return standingOf(tx, ws.tenantId, record, on, ws.timeZone);
  });

const newcomer = (slug: string, email: string) => ({
  slug,
  person: "new",
  name: "Petra Lindqvist",
  email,
  area: "architect",
});

async function certified(admin: Actor, org: TestOrg, email: string) {
  const { id, personId } = done(
    await as(db, admin, () => nominateAction(ws.slug, newcomer(org.slug, email))),
  );
  done(
    await as(db, trainer, () =>
      recordResultAction(ws.slug, { id, version: 0, result: "passed", score: 88, day: today }),
    ),
  );
  await givesWord(db, ws, personId, org);
  const issued = done(await as(db, certifier, () => issueAction(ws.slug, { id, version: 1, day: today })));
  return { id, personId, number: issued.number };
}

test("from nomination to certificate: number, validity by area, and the ladder counts it at once (P4, P10, P21)", async () => {
  const { org, admin } = await partner();
  expect((await standing(org)).ladder.eligible).toBe(null);
  const { id, personId } = done(
    await as(db, admin, () => nominateAction(ws.slug, newcomer(org.slug, "petra@ready.example"))),
  );
  const course = { id, version: 0, day: addDays(today, -3), note: "Madrid" };
  done(await as(db, trainer, () => recordTrainingAction(ws.slug, course)));
  const early = { id, version: 1, result: "passed", day: addDays(today, -4) };
  expect(await as(db, trainer, () => recordResultAction(ws.slug, early))).toMatchObject({
    ok: false,
    fields: { day: expect.any(String) },
  });
  const unproven = { id, version: 1, day: today };
  expect(await as(db, certifier, () => issueAction(ws.slug, unproven))).toMatchObject({ kind: "refused" });
  done(
    await as(db, trainer, () =>
      recordResultAction(ws.slug, { id, version: 1, result: "passed", score: 91, day: today }),
    ),
  );
  const { number } = done(
    await as(db, certifier, () => issueAction(ws.slug, { id, version: 2, day: today })),
  );
  expect(number).toMatch(/^ONE-A-\d{4}$/);
  const row = await certification(id);
  // Theirs, and counting for nobody until they agree (P22).
  expect((await standing(org)).ladder.eligible).toBe(null);
  await givesWord(db, ws, personId, org);
  expect(toPlainDateOrNull(row.validUntil)).toBe(addMonthsInclusive(today, 24));
  expect((await standing(org)).ladder.eligible).toBe("advanced");
});

test("a second submit of the same press nominates once; another press is told that the person is nominated", async () => {
  const { org, admin } = await partner();
  const input = newcomer(org.slug, "twice@ready.example");
  const press = () => as(db, admin, () => nominateAction(ws.slug, input, "same-press-1"));
  const first = done(await press());
  expect(done(await press())).toEqual(first);
  expect(await as(db, admin, () => nominateAction(ws.slug, input, "other-press-1"))).toMatchObject({
    ok: false,
    kind: "refused",
  });
  const people = await worker(tx => tx.person.count({ where: { email: "twice@ready.example" } }));
  expect(people).toBe(1);
});

test("renewed early, the new term starts where the old one ends; once only, and not before the window (P23)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const until = addDays(today, 40);
  const id = await makeCertificate(db, admin, programme, {
    validFrom: addDays(today, -300),
    validUntil: until,
  });
  const renewed = done(await as(db, certifier, () => renewAction(ws.slug, { id, version: 0, day: today })));
  const next = await certification(renewed.id);
  expect(toPlainDateOrNull(next.validFrom)).toBe(addDays(until, 1));
  expect((await standing(org)).ladder.current?.state).toBe("met");
  const again = { id, version: 1, day: today };
  expect(await as(db, certifier, () => renewAction(ws.slug, again))).toMatchObject({ kind: "refused" });
  const far = await makeCertificate(db, trainer, programme, {
    validFrom: today,
    validUntil: addDays(today, 91),
  });
  const early = { id: far, version: 0, day: today };
  expect(await as(db, certifier, () => renewAction(ws.slug, early))).toMatchObject({ kind: "refused" });
});

test("a wrong certificate is replaced: the right one counts from that day, the old one is superseded and leads to it (P23)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const until = addDays(today, 40);
  const id = await makeCertificate(db, admin, programme, {
    validFrom: addDays(today, -300),
    validUntil: until,
  });
  await worker(tx => recordNotices(tx, { ...ws, locale: "en" } as unknown as WorkspaceInfo, today));
  const input = { id, version: 0, area: "architect", until, reason: "The first day was wrong" };
  const press = (who: Actor, more: object) =>
    as(db, who, () => replaceAction(ws.slug, { ...input, ...more }));
  for (const other of [admin, trainer])
    expect(await press(other, {})).toMatchObject({ ok: false, kind: "forbidden" });
  const wrong: [object, string][] = [
    [{ area: "nothing" }, "area"],
    [{ until: addDays(today, -1) }, "until"],
    [{ until: addDays(today, 2000) }, "until"],
    [{ reason: " " }, "reason"],
  ];
  for (const [more, field] of wrong)
    expect(await press(certifier, more)).toMatchObject({ fields: { [field]: expect.any(String) } });
  const renewed = done(await as(db, certifier, () => renewAction(ws.slug, { id, version: 0, day: today })));
  const late = await press(certifier, { version: 1, until: addDays(until, 1) });
  expect(late).toMatchObject({ fields: { until: expect.stringContaining("renewal") } });
  expect(await press(certifier, {})).toMatchObject({ kind: "conflict" });

  const next = done(await press(certifier, { version: 1 }));
  expect(await certification(id)).toMatchObject({
    supersededById: next.id,
    endReason: "The first day was wrong",
    endedBy: certifier.name,
  });
  const right = await certification(next.id);
  expect([toPlainDateOrNull(right.validFrom), toPlainDateOrNull(right.validUntil)]).toEqual([today, until]);
  expect((await standing(org)).ladder.current?.state).toBe("met");
  expect(await press(certifier, { version: 2 })).toMatchObject({ kind: "refused" });
  // The same end is told once, whatever the number (P23); the renewal after it stands.
  const said = (of: string) =>
    worker(tx => tx.certificationNotice.count({ where: { tenantId: ws.tenantId, certificationId: of } }));
  expect(await said(next.id)).toBe(await said(id));
  expect((await certification(renewed.id)).endedAt).toBe(null);
  const credentials = await worker(tx =>
    tx.credential.findMany({ where: { tenantId: ws.tenantId, id: { in: [id, next.id] } } }),
  );
  expect(credentials.find(row => row.id === id)).toMatchObject({
    reasonClass: "superseded",
    supersededById: next.id,
  });
  expect(credentials.find(row => row.id === next.id)).toMatchObject({ revokedAt: null, number: next.number });
  const page = await inWorkspace(
    certifier,
    (tx, now) => readPerson(tx, certifier, ws as unknown as WorkspaceInfo, admin.personId, now),
    db.client,
  );
  expect(page?.certifications.find(c => c.id === id)).toMatchObject({
    state: "superseded",
    replacedBy: { id: next.id, number: next.number },
    can: { replace: false, revoke: false },
  });
});

test("a certificate of the wrong person is given to the right one in one deed: revoked here, in force there, for who agreed alone (P22, P23)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const until = addDays(today, 200);
  const term = { validFrom: addDays(today, -100), validUntil: until };
  const id = await makeCertificate(db, admin, programme, term);
  const person = () => makePerson(db, ws, org, ["partner_support"]);
  const [right, silent, holder] = [await person(), await person(), await person()];
  await makeCertificate(db, holder, programme, { ...term, validUntil: addDays(today, 10) });
  await db.admin.query("UPDATE counting_consent SET agreed_on = NULL WHERE person_id = $1", [
    silent.personId,
  ]);
  const elsewhere = (await partner({ state: "active", tierKey: "advanced" })).admin;
  const press = (who: Actor, more: object) =>
    as(db, who, () =>
      reassignAction(ws.slug, { id, version: 0, person: right.personId, reason: "Mixed up", ...more }),
    );
  for (const other of [admin, trainer])
    expect(await press(other, {})).toMatchObject({ ok: false, kind: "forbidden" });
  for (const wrong of [silent, elsewhere, holder, admin])
    expect(await press(certifier, { person: wrong.personId })).toMatchObject({
      fields: { person: expect.any(String) },
    });
  expect(await press(certifier, { reason: " " })).toMatchObject({ fields: { reason: expect.any(String) } });
  const prepared = done(
    await as(db, admin, () =>
      nominateAction(ws.slug, {
        slug: org.slug,
        person: right.personId,
        name: "",
        email: "",
        area: "architect",
      }),
    ),
  );
  const [one, other] = await Promise.all([press(certifier, {}), press(certifier, {})]);
  expect([one.ok, other.ok].sort()).toEqual([false, true]);
  // The nomination that waited is the certificate now: nothing waits beside it.
  const next = await certification(prepared.id);
  expect([toPlainDateOrNull(next.validFrom), toPlainDateOrNull(next.validUntil)]).toEqual([today, until]);
  expect(next).toMatchObject({ personId: right.personId, result: "passed", revokedAt: null });
  expect(await certification(id)).toMatchObject({ revokeReason: "Mixed up", supersededById: null });
  const credentials = await worker(tx =>
    tx.credential.findMany({ where: { tenantId: ws.tenantId, id: { in: [id, next.id] } } }),
  );
  expect(credentials.find(row => row.id === id)).toMatchObject({
    reasonClass: "withdrawn",
    supersededById: null,
  });
  expect(credentials.find(row => row.id === next.id)).toMatchObject({ revokedAt: null });
  expect((await standing(org)).ladder.current?.state).toBe("met");
});

test("a revoked certificate no longer counts from that day, and a stale page is told so (P23)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { id } = await certified(admin, org, "revoked@ready.example");
  const stale = { id, version: 1, reason: "x" };
  expect(await as(db, certifier, () => revokeAction(ws.slug, stale))).toMatchObject({ kind: "conflict" });
  done(await as(db, certifier, () => revokeAction(ws.slug, { id, version: 2, reason: "Copied answers" })));
  expect((await standing(org)).ladder.current?.state).toBe("unmet");
  expect(await as(db, certifier, () => revokeAction(ws.slug, { id, version: 3, reason: "x" }))).toMatchObject(
    { kind: "refused" },
  );
});

test("a leaver counts to the last day and not the day after; the certificate stays theirs (P22)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { id, personId } = await certified(admin, org, "leaver@ready.example");
  const input = { slug: org.slug, personId, lastDay: today };
  expect(done(await as(db, admin, () => endAffiliationAction(ws.slug, input)))).toMatchObject({ lost: 1 });
  expect((await standing(org)).ladder.current?.state).toBe("at_risk");
  expect((await standing(org, addDays(today, 1))).ladder.current?.state).toBe("unmet");
  expect((await certification(id)).partnerOrgId).toBe(org.orgId);
  await worker(tx => partLeavers(tx, ws.tenantId, today));
  expect((await certification(id)).partnerOrgId).toBe(org.orgId);
  await worker(tx => partLeavers(tx, ws.tenantId, addDays(today, 1)));
  expect(await certification(id)).toMatchObject({ partnerOrgId: null, personId });
  // The partner's own page still opens: it no longer sees the person, and that is no error.
  const data = await inWorkspace(
    admin,
    (tx, now) => readPeople(tx, admin, ws as unknown as WorkspaceInfo, org.slug, now),
    db.client,
  );
  expect(data.people.find(p => p.personId === personId)?.certifications ?? []).toEqual([]);
});

test("a last day that has not come is taken back: everything counts on, and it is told once; who left stays away (P22)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { personId } = await certified(admin, org, "stayer@ready.example");
  const stay = { slug: org.slug, personId };
  const keep = () => as(db, admin, () => keepAffiliationAction(ws.slug, stay));
  expect(done(await keep())).toEqual({ kept: false });
  done(await as(db, admin, () => endAffiliationAction(ws.slug, { ...stay, lastDay: today })));
  expect((await standing(org, addDays(today, 1))).ladder.current?.state).toBe("unmet");
  expect(done(await keep())).toEqual({ kept: true });
  expect(done(await keep())).toEqual({ kept: false });
  expect((await standing(org, addDays(today, 1))).ladder.current?.state).toBe("met");
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM event WHERE subject_id = $1 AND type = 'certification.holder_stays'",
    [personId],
  );
  expect(rows[0].n).toBe(1);
  await db.admin.query("UPDATE membership SET valid_from = $2, valid_until = $3 WHERE person_id = $1", [
    personId,
    addDays(today, -30),
    addDays(today, -1),
  ]);
  expect(await keep()).toMatchObject({ ok: false, kind: "refused" });
});

test("between companies a company asks, and the certificates count there from the day the person agrees (P22)", async () => {
  const first = await partner({ state: "active", tierKey: "advanced" });
  const second = await partner();
  const email = "mover@ready.example";
  const { id, personId } = await certified(first.admin, first.org, email);
  const claim = newcomer(second.org.slug, email);
  expect(await as(db, second.admin, () => nominateAction(ws.slug, claim))).toMatchObject({
    fields: { email: expect.any(String) },
  });
  const leave = { slug: first.org.slug, personId, lastDay: addDays(today, -1) };
  // Nobody left before they came: the day lies before the first one.
  expect(await as(db, first.admin, () => endAffiliationAction(ws.slug, leave))).toMatchObject({
    fields: { lastDay: expect.any(String) },
  });
  await worker(tx =>
    tx.membership.updateMany({
      where: { tenantId: ws.tenantId, personId },
      data: { validFrom: fromPlainDate(addDays(today, -30)) },
    }),
  );
  done(await as(db, first.admin, () => endAffiliationAction(ws.slug, leave)));
  expect((await certification(id)).partnerOrgId).toBe(null);
  expect((await standing(first.org)).ladder.current?.state).toBe("unmet");
  // The company asks; it learns and moves nothing by that.
  expect(done(await as(db, second.admin, () => nominateAction(ws.slug, claim)))).toMatchObject({
    asked: true,
    personId: "",
  });
  expect((await certification(id)).partnerOrgId).toBe(null);
  expect((await standing(second.org)).ladder.eligible).toBe(null);
  const people = (admin: Actor, org: TestOrg) =>
    inWorkspace(
      admin,
      (tx, now) => readPeople(tx, admin, ws as unknown as WorkspaceInfo, org.slug, now),
      db.client,
    );
  const asked = await people(second.admin, second.org);
  expect(asked.asked).toMatchObject([{ name: "Petra Lindqvist", email }]);
  expect(asked.people.map(p => p.personId)).not.toContain(personId);
  // Twice in a day nobody is asked the same.
  expect(await as(db, second.admin, () => nominateAction(ws.slug, claim))).toMatchObject({ kind: "refused" });
  const self = selfOf(ws, personId);
  done(await as(db, self, () => agreeToCountAction(ws.slug, { orgId: second.org.orgId })));
  expect((await certification(id)).partnerOrgId).toBe(second.org.orgId);
  expect((await standing(second.org)).ladder.eligible).toBe("advanced");
  expect((await standing(first.org)).ladder.current?.state).toBe("unmet");
  expect((await people(second.admin, second.org)).people.find(p => p.personId === personId)).toMatchObject({
    consent: { state: "agreed", on: today },
    certifications: [{ id }],
  });
});

test("whoever leaves by themselves is between companies at once; with them goes what is in force or under way, history stays (P22, P23)", async () => {
  const first = await partner({ state: "active", tierKey: "advanced" });
  const second = await partner();
  const { id, personId } = await certified(first.admin, first.org, "goes@ready.example");
  const row = await certification(id);
  const cycle = async (more: object) => {
    const other = newId();
    const { number: _number, ...rest } = row;
    await worker(tx => tx.certification.create({ data: { ...rest, id: other, number: null, ...more } }));
    return other;
  };
  const none = { validFrom: null, validUntil: null };
  const failed = await cycle({ ...none, areaKey: "x", result: "failed" });
  const underWay = await cycle({ ...none, areaKey: "y", result: null });
  const revoked = await cycle({ areaKey: "z", number: "R-1", revokedAt: new Date() });
  const expired = await cycle({
    areaKey: "w",
    number: "E-1",
    validFrom: fromPlainDate(addDays(today, -800)),
    validUntil: fromPlainDate(addDays(today, -70)),
  });
  const self = selfOf(ws, personId);
  expect(await as(db, self, () => leaveCompanyAction(ws.slug, { orgId: second.org.orgId }))).toMatchObject({
    kind: "not_found",
  });
  done(await as(db, self, () => leaveCompanyAction(ws.slug, { orgId: first.org.orgId })));
  expect(await leftEvents(personId, first.org)).toHaveLength(1);
  expect((await standing(first.org)).ladder.current?.state).toBe("unmet");
  const named = newcomer(second.org.slug, "goes@ready.example");
  done(await as(db, second.admin, () => nominateAction(ws.slug, named)));
  done(await as(db, self, () => agreeToCountAction(ws.slug, { orgId: second.org.orgId })));
  const list = await inWorkspace(
    second.admin,
    async tx => (await tx.certification.findMany({ where: { personId } })).map(c => c.id),
    db.client,
  );
  expect(list.sort()).toEqual([id, underWay].sort());
  const own = await inWorkspace(
    self,
    async tx => (await tx.certification.findMany({})).map(c => c.id),
    db.client,
  );
  expect(own.sort()).toEqual([id, underWay, failed, revoked, expired].sort());
});

test("a word taken back: nothing counts from that day, nothing is certified for it, and only the person gives it again (P22)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { id, personId } = await certified(admin, org, "word@ready.example");
  const self = selfOf(ws, personId);
  expect((await standing(org)).ladder.current?.state).toBe("met");
  const word = { orgId: org.orgId };
  expect(done(await as(db, self, () => withdrawConsentAction(ws.slug, word)))).toEqual({ lost: 1 });
  expect((await standing(org)).ladder.current?.state).toBe("unmet");
  expect(await certification(id)).toMatchObject({ partnerOrgId: null, personId });
  expect(await as(db, self, () => withdrawConsentAction(ws.slug, word))).toMatchObject({ kind: "refused" });
  const named = { ...newcomer(org.slug, ""), person: personId };
  for (const answer of [
    await as(db, admin, () => nominateAction(ws.slug, named)),
    await as(db, admin, () => askConsentAction(ws.slug, { slug: org.slug, personId })),
    await as(db, certifier, () => renewAction(ws.slug, { id, version: 3, day: today })),
  ])
    expect(answer).toMatchObject({ kind: "refused", message: expect.any(String) });
  const refused = await as(db, admin, () => nominateAction(ws.slug, named));
  expect(refused).toMatchObject({ message: expect.stringContaining("took back their word") });
  done(await as(db, self, () => agreeToCountAction(ws.slug, word)));
  expect((await standing(org)).ladder.current?.state).toBe("met");
});

test("who is asked may say no, and the question may be taken back; another company's word is nobody's to give (P22)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const other = await partner();
  const { personId } = done(
    await as(db, admin, () => nominateAction(ws.slug, newcomer(org.slug, "no-word@ready.example"))),
  );
  const self = selfOf(ws, personId);
  const word = { orgId: org.orgId };
  expect(await as(db, self, () => agreeToCountAction(ws.slug, { orgId: other.org.orgId }))).toMatchObject({
    kind: "not_found",
  });
  done(await as(db, self, () => declineToCountAction(ws.slug, word)));
  const asked = () =>
    worker(tx =>
      tx.countingConsent.findMany({
        where: { tenantId: ws.tenantId, personId, agreedOn: null, closedAt: null },
      }),
    );
  expect(await asked()).toEqual([]);
  const { id } = done(await as(db, admin, () => askConsentAction(ws.slug, { slug: org.slug, personId })));
  expect(await as(db, other.admin, () => cancelAskAction(ws.slug, { id }))).toMatchObject({
    kind: "not_found",
  });
  done(await as(db, admin, () => cancelAskAction(ws.slug, { id })));
  expect(await asked()).toEqual([]);
});

test("access ended in the settings parts at once: the company reads nothing of them, they keep all, and may come back (P22)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { id, personId } = await certified(admin, org, "ended@ready.example");
  expect((await standing(org)).ladder.current?.state).toBe("met");
  const seat = await worker(tx =>
    tx.membership.findFirstOrThrow({ where: { tenantId: ws.tenantId, personId } }),
  );
  const target = await inWorkspace(admin, tx => findMember(tx, ws.tenantId, seat.id), db.client);
  if (!target) throw new Error("no member");
  await inWorkspace(admin, (tx, now) => endMembership(tx, admin, target, target, now), db.client);
  const seen = (who: Parameters<typeof inWorkspace>[0]) =>
    inWorkspace(
      who,
      async tx => [
        (await tx.certification.findMany({ where: { personId } })).map(c => c.id),
        (await tx.person.findMany({ where: { id: personId } })).length,
      ],
      db.client,
    );
  expect(await seen(admin)).toEqual([[], 0]);
  expect(await seen(selfOf(ws, personId))).toEqual([[id], 1]);
  expect((await standing(org)).ladder.current?.state).toBe("unmet");
  // Who answers for the tier is told, as when somebody leaves through the list of people.
  expect(await leftEvents(personId, org)).toMatchObject([{ audience: "partner_vendor", data: { lost: 1 } }]);
  // Invited again where they were, or by a company that never knew them, it is the same person.
  const asked = {
    orgId: org.orgId,
    side: "partner" as const,
    partnerOrgId: org.orgId,
    customerOrgId: null,
    name: "Petra Lindqvist",
    email: "ended@ready.example",
    roles: ["partner_support"],
  };
  const stranger = await partner();
  const elsewhere = { ...asked, orgId: stranger.org.orgId, partnerOrgId: stranger.org.orgId };
  const typed = await inWorkspace(
    stranger.admin,
    (tx, now) => invitePerson(tx, stranger.admin, elsewhere, now),
    db.client,
  );
  expect(typed.personId).toBe(personId);
  expect(await seen(stranger.admin)).toEqual([[], 0]);
  const back = await inWorkspace(admin, (tx, now) => invitePerson(tx, admin, asked, now), db.client);
  expect(back.personId).toBe(personId);
  // Until they accept and so agree, their certificates are theirs alone.
  expect((await seen(admin))[0]).toEqual([]);
});

test("a company that has only sent an invitation holds nobody: they may agree to another (P22)", async () => {
  const [first, second] = [await partner(), await partner({ state: "active", tierKey: "advanced" })];
  const { personId } = await certified(second.admin, second.org, "two-mails@ready.example");
  await worker(tx =>
    tx.membership.create({
      data: {
        tenantId: ws.tenantId,
        id: newId(),
        personId,
        orgId: first.org.orgId,
        side: "partner",
        roles: ["partner_support"],
        validFrom: fromPlainDate(today),
        invitedAt: new Date(),
        partnerOrgId: first.org.orgId,
      },
    }),
  );
  const word = { orgId: second.org.orgId };
  done(await as(db, selfOf(ws, personId), () => withdrawConsentAction(ws.slug, word)));
  done(await as(db, selfOf(ws, personId), () => agreeToCountAction(ws.slug, word)));
  expect((await standing(second.org)).ladder.current?.state).toBe("met");
});

test("while one company still has somebody, they agree to no other: one at a time (P22)", async () => {
  const first = await partner({ state: "active", tierKey: "advanced" });
  const second = await partner();
  const { personId } = await certified(first.admin, first.org, "both@ready.example");
  await worker(tx =>
    tx.countingConsent.create({
      data: {
        tenantId: ws.tenantId,
        id: newId(),
        personId,
        partnerOrgId: second.org.orgId,
        personName: "Petra",
        personEmail: "both@ready.example",
        askedBy: "Somebody",
      },
    }),
  );
  const answer = await as(db, selfOf(ws, personId), () =>
    agreeToCountAction(ws.slug, { orgId: second.org.orgId }),
  );
  expect(answer).toMatchObject({ kind: "refused", message: expect.stringContaining(first.org.name) });
});

test("the database keeps a person's word theirs: no side that asks can write it, and one's own side reads nothing else (P22, R1)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { personId } = done(
    await as(db, admin, () => nominateAction(ws.slug, newcomer(org.slug, "forged@ready.example"))),
  );
  for (const forger of [admin, certifier])
    await expect(
      inWorkspace(
        forger,
        tx =>
          tx.countingConsent.updateMany({
            where: { tenantId: ws.tenantId, personId },
            data: { agreedOn: fromPlainDate(today) },
          }),
        db.client,
      ),
    ).rejects.toThrow(/row-level security/);
  const self = selfOf(ws, personId);
  const seen = await inWorkspace(
    self,
    async tx => ({
      people: (await tx.person.findMany()).map(p => p.id),
      stays: new Set((await tx.membership.findMany()).map(m => m.personId)),
      words: new Set((await tx.countingConsent.findMany()).map(c => c.personId)),
      certificates: new Set((await tx.certification.findMany()).map(c => c.personId)),
    }),
    db.client,
  );
  const only = new Set([personId]);
  expect(seen).toEqual({ people: [personId], stays: only, words: only, certificates: only });
  await expect(inWorkspace(self, tx => tx.organisation.findMany(), db.client)).rejects.toThrow(
    /permission denied/,
  );
  const own = await inWorkspace(
    self,
    (tx, now) => readOwn(tx, self, ws as unknown as WorkspaceInfo, now),
    db.client,
  );
  expect(own).toMatchObject({
    companies: [{ name: org.name, word: { state: "asked" } }],
    asks: [{ company: org.name, joins: false }],
    certifications: [{ state: "nominated" }],
  });
});

test("nobody but the roles the facts name does any of it; other parties find nothing (R)", async () => {
  const { org, admin } = await partner({ state: "active", tierKey: "advanced" });
  const { id, personId } = await certified(admin, org, "guarded@ready.example");
  const open = done(
    await as(db, admin, () => nominateAction(ws.slug, newcomer(org.slug, "open@ready.example"))),
  );
  const sales = await makePerson(db, ws, org, ["partner_sales"]);
  const other = (await makePartner(db, ws)).actor;
  const customer = await makeCustomer(db, ws);
  const supporter = await makeVendorActor(db, ws, ["vendor_support"]);
  const calls: [string, Actor[], () => Promise<{ ok: boolean }>][] = [
    ["nominate", [sales, supporter], () => nominateAction(ws.slug, newcomer(org.slug, "no@ready.example"))],
    [
      "training",
      [sales, admin, supporter],
      () => recordTrainingAction(ws.slug, { id: open.id, version: 0, day: today }),
    ],
    [
      "result",
      [sales, admin, supporter],
      () => recordResultAction(ws.slug, { id: open.id, version: 0, result: "passed", day: today }),
    ],
    [
      "issue",
      [admin, trainer, supporter],
      () => issueAction(ws.slug, { id: open.id, version: 0, day: today }),
    ],
    ["renew", [admin, trainer, supporter], () => renewAction(ws.slug, { id, version: 2, day: today })],
    ["revoke", [admin, trainer, supporter], () => revokeAction(ws.slug, { id, version: 2, reason: "x" })],
    [
      "leave",
      [sales, certifier, supporter],
      () => endAffiliationAction(ws.slug, { slug: org.slug, personId, lastDay: today }),
    ],
  ];
  for (const [name, wrong, call] of calls) {
    for (const actor of wrong)
      expect(await as(db, actor, call), `${name} by ${actor.roles}`).toMatchObject({ kind: "forbidden" });
    for (const actor of [other, customer.actor])
      expect(await as(db, actor, call), `${name} by ${actor.side}`).toMatchObject({ kind: "not_found" });
    expect(await as(db, null, call), name).toMatchObject({ kind: "signed_out" });
  }
});
