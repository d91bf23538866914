import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { closeFeed, openFeed, turnFeed } from "#lib/features/calendar-feeds/commands.ts";
import { calendarFile } from "#lib/features/calendar-feeds/file.ts";
import { readCalendar, readFeeds } from "#lib/features/calendar-feeds/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/lookup.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

process.env.AUTH_SECRET ??= "a secret for tests that is long enough";

let db: TestDatabase;
let ws: TestWorkspace;
let workspace: WorkspaceInfo;
let programme: TestProgramme;
let today: PlainDate;
let manager: Actor;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { ticketPrefix: "ONE" });
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  manager = await makeVendorActor(db, ws, ["partner_manager"]);
  [workspace, today] = await inWorkspace(asWorker(ws.tenantId), async (tx, now) => [
    workspaceInfo(await tx.workspace.findFirstOrThrow({ where: { tenantId: ws.tenantId } })),
    todayIn(ws.timeZone, now.getTime()),
  ]);
});
afterAll(() => db.drop());

const fileOf = (address: string) => address.slice(address.lastIndexOf("/") + 1);
const open = (who: Actor, scope: FeedScope) => inWorkspace(who, tx => openFeed(tx, who, scope));

/** A calendar as a program reads it: by its address, parsed by a library that did not write it. */
async function followed(who: Actor, scope: FeedScope) {
  const calendar = await readCalendar(workspace, fileOf((await open(who, scope)).address));
  if (calendar === null || calendar === "gone") throw new Error(String(calendar));
  const text = calendarFile(calendar);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const root = new ICAL.Component(ICAL.parse(text));
  return {
    text,
    name: String(root.getFirstPropertyValue("x-wr-calname")),
    events: root.getAllSubcomponents("vevent").map(component => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        day: event.startDate.toString(),
        allDay: event.startDate.isDate,
        summary: event.summary,
        description: event.description,
        url: String(component.getFirstPropertyValue("url")),
      };
    }),
  };
}

const ending = (holder: Actor, until: PlainDate, from = addDays(until, -700)) =>
  makeCertificate(db, holder, programme, { validFrom: from, validUntil: until });

test("a person follows their own, a company all of its people, the vendor everybody; whole days in one's own language (P22, P23)", async () => {
  const { org, actor: admin } = await makePartner(db, ws);
  const ana = await makePerson(db, ws, org, ["partner_support"], {
    name: "Ana Núñez; comma, and a very long name that a line of a calendar does not hold in one piece ñññññ",
    locale: "es",
  });
  const luis = await makePerson(db, ws, org, ["partner_support"], { name: "Luis Gil" });
  const { actor: stranger } = await makePartner(db, ws);
  const until = addDays(today, 120);
  const [hers, his, theirs] = [
    await ending(ana, until),
    await ending(luis, addDays(today, 10)),
    await ending(stranger, addDays(today, 20)),
  ];
  const own = await followed(ana, "own");
  expect(own.events).toHaveLength(2);
  expect(own.events).toMatchObject([
    { day: addDays(until, -90), allDay: true, uid: `renewal-${hers}@${ws.slug}.escala` },
    { day: until, allDay: true, uid: `certificate-${hers}@${ws.slug}.escala` },
  ]);
  expect(own.events[1]?.summary).toMatch(/^Termina el certificado: Ana Núñez; comma, and a very long/);
  expect(own.events[1]?.url).toMatch(new RegExp(`/${ws.slug}/people/${ana.personId}$`));
  const company = await followed(admin, "company");
  expect(company.name).toContain(org.name);
  expect(new Set(company.events.map(e => e.uid.slice(e.uid.indexOf("-") + 1).split("@")[0]))).toEqual(
    new Set([hers, his]),
  );
  const vendor = await followed(manager, "vendor");
  expect(vendor.events.map(e => e.uid.split("@")[0])).toEqual([
    `certificate-${his}`,
    `certificate-${theirs}`,
    `certificate-${hers}`,
  ]);
  expect(vendor.events[0]?.description).toContain(org.name);
  expect(company.text).not.toContain("METHOD:REQUEST");
});

test("what is renewed or revoked is left out; a repaired or moved day keeps its name (P23, P24)", async () => {
  const { org, actor: admin } = await makePartner(db, ws);
  const people = await Promise.all([1, 2].map(() => makePerson(db, ws, org, ["partner_support"])));
  const old = await ending(people[0]!, addDays(today, 30));
  const renewed = await ending(people[0]!, addDays(today, 760), addDays(today, 31));
  const revoked = await ending(people[1]!, addDays(today, 40));
  await inWorkspace(asWorker(ws.tenantId), async (tx, now) => {
    await tx.certification.updateMany({ where: { id: revoked }, data: { revokedAt: now } });
    await tx.partnership.updateMany({
      where: { partnerOrgId: org.orgId },
      data: { state: "remediation", tierKey: "advanced", remediationUntil: fromPlainDate(addDays(today, 9)) },
    });
  });
  const before = await followed(admin, "company");
  const uids = before.events.map(e => e.uid);
  expect(uids.some(uid => uid.includes(old) || uid.includes(revoked))).toBe(false);
  expect(uids.some(uid => uid.includes(renewed))).toBe(true);
  const repair = before.events.find(e => e.uid.startsWith("remediation-"));
  expect(repair).toMatchObject({
    day: addDays(today, 9),
    summary: `Last day to repair ADVANCED: ${org.name}`,
  });
  await inWorkspace(asWorker(ws.tenantId), tx =>
    tx.partnership.updateMany({
      where: { partnerOrgId: org.orgId },
      data: { remediationUntil: fromPlainDate(addDays(today, 19)) },
    }),
  );
  const after = await followed(admin, "company");
  expect(after.events.find(e => e.uid === repair?.uid)?.day).toBe(addDays(today, 19));
});

test("one address a calendar, however often it is asked for; a new one and the end of it; the page says when it was read", async () => {
  const { actor } = await makePartner(db, ws);
  const [one, two] = await Promise.all([open(actor, "company"), open(actor, "company")]);
  expect(one).toEqual(two);
  const feeds = () => inWorkspace(actor, tx => readFeeds(tx, actor));
  expect((await feeds()).map(f => [f.scope, f.feed?.readAt])).toEqual([
    ["own", undefined],
    ["company", null],
  ]);
  await readCalendar(workspace, fileOf(one.address));
  const [, company] = await feeds();
  expect(company?.feed?.readAt).toBeGreaterThan(0);
  const id = company?.feed?.id ?? "";
  const turned = await inWorkspace(actor, tx => turnFeed(tx, actor, id));
  expect(turned.address).not.toBe(one.address);
  expect(await readCalendar(workspace, fileOf(one.address))).toBe(null);
  await inWorkspace(actor, tx => closeFeed(tx, actor, id));
  expect(await readCalendar(workspace, fileOf(turned.address))).toBe(null);
});
