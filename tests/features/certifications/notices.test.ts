import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { recordNotices, tellNotices } from "#lib/features/certifications/notices.ts";
import { certificateNotices } from "#lib/jobs/partners.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import { recordEvent } from "#lib/platform/record.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let programme: TestProgramme;
let certifier: Actor;
let today: PlainDate;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { ticketPrefix: "ONE" });
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  certifier = await makeVendorActor(db, ws, ["certification_manager"]);
  today = await inWorkspace(asWorker(ws.tenantId), async (_, now) => todayIn(ws.timeZone, now.getTime()));
});
afterAll(() => db.drop());

const worker = <T>(work: Parameters<typeof inWorkspace<T>>[1]) => inWorkspace(asWorker(ws.tenantId), work);
const record = (on: PlainDate) =>
  worker(async tx => {
    const row = await tx.workspace.findFirstOrThrow({ where: { tenantId: ws.tenantId } });
    return recordNotices(tx, workspaceInfo(row), on);
  });

const ending = (holder: Actor, until: PlainDate) =>
  makeCertificate(db, holder, programme, { validFrom: addDays(until, -700), validUntil: until });

const noticesOf = (id: string) =>
  worker(tx =>
    tx.certificationNotice.findMany({
      where: { tenantId: ws.tenantId, certificationId: id },
      orderBy: { daysBefore: "desc" },
    }),
  );

/** Everything untold is told; returns the mails it made, by reader. */
async function told(): Promise<
  Map<string, { topic: string; params: Record<string, unknown>; path: string }[]>
> {
  const mails = new Map<string, { topic: string; params: Record<string, unknown>; path: string }[]>();
  await worker(async (tx, now) => {
    while ((await tellNotices(tx, ws.tenantId, now)) > 0);
    const events = await tx.event.findMany({
      where: { tenantId: ws.tenantId, type: "certification.notices" },
    });
    const before = await tx.outbox.count({ where: { tenantId: ws.tenantId, kind: "mail" } });
    for (const event of events) await tell(tx, ws.tenantId, event.id);
    const rows = await tx.outbox.findMany({
      where: { tenantId: ws.tenantId, kind: "mail" },
      orderBy: { id: "asc" },
    });
    for (const row of rows.slice(before)) {
      const data = row.data as { params: Record<string, unknown>; path: string };
      mails.set(row.toEmail ?? "", [...(mails.get(row.toEmail ?? "") ?? []), { topic: row.topic, ...data }]);
    }
  });
  return mails;
}

async function companyOf(count: number): Promise<{ org: TestOrg; admin: Actor; people: Actor[] }> {
  const { org, actor } = await makePartner(db, ws);
  const people = await Promise.all(
    Array.from({ length: count }, () => makePerson(db, ws, org, ["partner_support"])),
  );
  return { org, admin: actor, people };
}

test("at 90, 60, 30 and 7 days and on the day, once each, also by three workers at once (P23)", async () => {
  const { people } = await companyOf(1);
  const until = addDays(today, 90);
  const id = await ending(people[0]!, until);
  await Promise.all([record(today), record(today), record(today)]);
  await record(today);
  expect((await noticesOf(id)).map(n => n.daysBefore)).toEqual([90]);
  for (const left of [89, 60, 30, 29, 7, 0, -1]) await record(addDays(until, -left));
  expect((await noticesOf(id)).map(n => n.daysBefore)).toEqual([90, 60, 30, 7, 0]);
  const events = await worker(tx =>
    tx.event.count({ where: { subjectId: id, type: "certification.ending" } }),
  );
  expect(events).toBe(5);
  await told();
});

test("P23: an area's own days count for its certificates alone, once each, and the programme's for all others", async () => {
  const definition = {
    ...openNebulaProgramme,
    key: "areas",
    noticeDays: [30, 0],
    areas: openNebulaProgramme.areas.map(area =>
      area.key === "architect" ? { ...area, noticeDays: [45, 10] } : area,
    ),
  };
  const own = await makeProgramme(db, ws, definition);
  const { people } = await companyOf(2);
  const until = addDays(today, 60);
  const from = { validFrom: addDays(until, -700), validUntil: until };
  const architect = await makeCertificate(db, people[0]!, own, from);
  const earlier = await makeCertificate(db, people[1]!, own, { ...from, areaKey: "of_an_earlier_version" });
  for (const left of [60, 45, 44, 30, 10, 9, 0]) {
    const day = addDays(until, -left);
    await Promise.all([record(day), record(day)]);
    await record(day);
  }
  expect((await noticesOf(architect)).map(n => n.daysBefore)).toEqual([45, 10]);
  expect((await noticesOf(earlier)).map(n => n.daysBefore)).toEqual([30, 0]);
  await told();
});

test("one mail a person, however many end: their own, their company's, and all for the vendor (P23)", async () => {
  const [one, other] = [await companyOf(2), await companyOf(1)];
  const ids = [
    await ending(one.people[0]!, addDays(today, 60)),
    await ending(one.people[1]!, addDays(today, 30)),
    await ending(other.people[0]!, addDays(today, 7)),
  ];
  expect(await record(today)).toBe(3);
  const mails = await told();
  expect([...mails.values()].every(list => list.length === 1)).toBe(true);
  const to = (who: Actor) => mails.get(who.email)?.[0];
  expect(to(certifier)).toMatchObject({
    topic: "certification.endings",
    params: { count: 3, days: 7, more: 0 },
  });
  expect(String(to(certifier)?.params.list).split("\n")).toHaveLength(3);
  expect(String(to(certifier)?.params.list).split("\n")[0]).toContain(other.people[0]!.name);
  expect(to(one.admin)).toMatchObject({ topic: "certification.endings", params: { count: 2, days: 30 } });
  expect(String(to(one.admin)?.params.list)).not.toContain(other.people[0]!.name);
  expect(to(other.admin)).toMatchObject({
    topic: "certification.ending",
    params: { name: other.people[0]!.name, days: 7 },
  });
  expect(to(one.people[1]!)).toMatchObject({ topic: "certification.own.ending", params: { days: 30 } });
  expect(mails.size).toBe(6);
  // Nothing is written or told a second time.
  expect(await record(today)).toBe(0);
  expect((await told()).size).toBe(0);
  for (const id of ids)
    expect(await noticesOf(id)).toMatchObject([{ toldAt: expect.any(Date), eventId: expect.any(String) }]);
});

test("who holds several of their own reads one list and is led to their own page", async () => {
  const { people } = await companyOf(1);
  const holder = people[0]!;
  await ending(holder, addDays(today, 60));
  await makeCertificate(db, holder, programme, {
    areaKey: "another",
    validFrom: addDays(today, -100),
    validUntil: addDays(today, 30),
  });
  await record(today);
  const mail = (await told()).get(holder.email)?.[0];
  expect(mail).toMatchObject({ topic: "certification.endings", params: { count: 2 } });
  expect(mail?.path).toBe(`/${ws.slug}/people/${holder.personId}`);
});

test("what a worker wrote and did not tell, because it was stopped, the next run tells (P23)", async () => {
  const { people } = await companyOf(1);
  const id = await ending(people[0]!, today);
  await record(today);
  expect((await noticesOf(id))[0]).toMatchObject({ daysBefore: 0, toldAt: null });
  await certificateNotices(ws.tenantId);
  expect((await noticesOf(id))[0]?.toldAt).not.toBe(null);
  expect((await told()).get(people[0]!.email)).toMatchObject([{ topic: "certification.own.ending" }]);
});

test("none for what is renewed, revoked, ended or not begun; after an outage the latest alone (P23)", async () => {
  const { people } = await companyOf(5);
  const at = addDays(today, 30);
  const renewed = await ending(people[0]!, at);
  await makeCertificate(db, people[0]!, programme, {
    validFrom: addDays(at, 1),
    validUntil: addDays(at, 700),
  });
  const [revoked, superseded, late] = [
    await ending(people[1]!, at),
    await ending(people[2]!, at),
    await ending(people[3]!, addDays(today, 5)),
  ];
  const ahead = await makeCertificate(db, people[4]!, programme, {
    validFrom: addDays(today, 1),
    validUntil: at,
  });
  await worker(async (tx, now) => {
    await tx.certification.updateMany({ where: { id: revoked }, data: { revokedAt: now } });
    await tx.certification.updateMany({ where: { id: superseded }, data: { endedAt: now } });
  });
  await record(today);
  for (const id of [renewed, revoked, superseded, ahead]) expect(await noticesOf(id)).toEqual([]);
  expect((await noticesOf(late)).map(n => n.daysBefore)).toEqual([7]);
});

test("each reads the area in their own language, whatever the language of who acted", async () => {
  const { org, admin } = await companyOf(0);
  const ana = await makePerson(db, ws, org, ["partner_support"], { locale: "es" });
  const id = await ending(ana, addDays(today, 700));
  const fact = {
    subjectType: "certification",
    subjectId: id,
    type: "certification.issued",
    tell: true,
  } as const;
  const data = {
    name: ana.name,
    personId: ana.personId,
    areaKey: "architect",
    area: "Architect",
    number: "C-1",
  };
  await worker(async tx => {
    const by = { tenantId: ws.tenantId, name: "Oliver", side: "vendor" as const };
    const event = await recordEvent(tx, by, {
      ...fact,
      audience: "partner_vendor",
      partnerOrgId: org.orgId,
      data: { ...data, until: addDays(today, 700) },
    });
    await tell(tx, ws.tenantId, event);
  });
  const areas = await worker(tx =>
    tx.outbox.findMany({
      where: { tenantId: ws.tenantId, kind: "mail", toEmail: { in: [ana.email, admin.email] } },
    }),
  );
  expect(
    new Map(areas.map(row => [row.toEmail, (row.data as { params: { area: string } }).params.area])),
  ).toEqual(
    new Map([
      [ana.email, "Arquitecto"],
      [admin.email, "Architect"],
    ]),
  );
});
