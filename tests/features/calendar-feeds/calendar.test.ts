import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import {
  closeMyFeedAction,
  openMyFeedAction,
  turnMyFeedAction,
} from "#lib/features/calendar-feeds/actions.ts";
import { closeFeed, openFeed, turnFeed } from "#lib/features/calendar-feeds/commands.ts";
import { calendarFile, calendarTag } from "#lib/features/calendar-feeds/file.ts";
import { readCalendar, readFeeds, readOwnFeed } from "#lib/features/calendar-feeds/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/lookup.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { selfOf } from "#tests/support/consent.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

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

test("one's own calendar goes on between companies and is asked for, turned and taken away there; a company's ends with the stay (R0, P22)", async () => {
  const { org, actor } = await makePartner(db, ws);
  const until = addDays(today, 50);
  await ending(actor, until);
  const own = await open(actor, "own");
  const company = await open(actor, "company");
  await inWorkspace(asWorker(ws.tenantId), async tx => {
    await tx.membership.updateMany({
      where: { id: actor.membershipId },
      data: { validUntil: fromPlainDate(addDays(today, -1)) },
    });
    await tx.certification.updateMany({ where: { personId: actor.personId }, data: { partnerOrgId: null } });
  });
  expect(await readCalendar(workspace, fileOf(company.address))).toBe("gone");
  const after = await readCalendar(workspace, fileOf(own.address));
  if (after === null || after === "gone") throw new Error(String(after));
  expect(after.entries.map(e => e.kind)).toEqual(["renewal", "certificate"]);
  const self = { ...selfOf(ws, actor.personId), accountId: actor.accountId };
  const mine = () => inWorkspace(self, tx => readOwnFeed(tx, self));
  expect((await mine()).feed?.address).toBe(own.address);
  expect(done(await as(db, self, () => openMyFeedAction(ws.slug, {}))).address).toBe(own.address);
  const feedId = (await mine()).feed?.id ?? "";
  const other = await makePartner(db, ws);
  const stranger = selfOf(ws, other.actor.personId);
  const theirs = { kind: "not_found" };
  expect(await as(db, stranger, () => turnMyFeedAction(ws.slug, { feedId }))).toMatchObject(theirs);
  expect(await as(db, stranger, () => closeMyFeedAction(ws.slug, { feedId }))).toMatchObject(theirs);
  done(await as(db, self, () => turnMyFeedAction(ws.slug, { feedId })));
  expect(await readCalendar(workspace, fileOf(own.address))).toBe(null);
  // Back at a company it is the same calendar, not another one.
  const again = await makePartner(db, ws);
  const back = { ...actor, orgId: again.org.orgId, membershipId: again.actor.membershipId };
  expect((await open(back, "own")).address).toBe((await mine()).feed?.address);
  done(await as(db, self, () => closeMyFeedAction(ws.slug, { feedId })));
  expect((await mine()).feed).toBe(null);
  expect(org.orgId).toBeTruthy();
});

test("what a calendar says has a name that changes with it and with nothing else; a day ends on the next, a company's commas are text (RFC 5545)", async () => {
  const { org, actor } = await makePartner(db, ws);
  await ending(actor, addDays(today, 60));
  await db.admin.query("UPDATE organisation SET name = $2 WHERE id = $1", [org.orgId, "Nube; y Cía, S.L."]);
  const { address } = await open(actor, "company");
  const read = async () => {
    const calendar = await readCalendar(workspace, fileOf(address));
    if (calendar === null || calendar === "gone") throw new Error(String(calendar));
    return { tag: calendarTag(calendar), text: calendarFile(calendar) };
  };
  const [first, second] = [await read(), await read()];
  expect(second.tag).toBe(first.tag);
  const unfolded = first.text.replaceAll("\r\n ", "");
  expect(unfolded).toContain("X-WR-CALNAME:Vendor");
  expect(unfolded).toContain("Nube\\; y Cía\\, S.L.");
  expect(unfolded).toMatch(/REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H/);
  const day = (on: PlainDate) => on.replaceAll("-", "");
  const end = addDays(today, 60);
  expect(unfolded).toContain(`DTSTART;VALUE=DATE:${day(end)}\r\nDTEND;VALUE=DATE:${day(addDays(end, 1))}`);
  // Nothing but CRLF ends a line, and nothing of a control character is in one.
  expect(unfolded.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}]/u);
  await ending(actor, addDays(today, 61));
  expect((await read()).tag).not.toBe(first.tag);
});
