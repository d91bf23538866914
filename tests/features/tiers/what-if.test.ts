import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { askedQuery, asksNothing, type LadderAsked, readAsked } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makeDraft } from "#tests/support/factories/draft.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

/** OpenNebula's tiers with a priced course: 3,000 € for three, 1,000 € for another. */
const priced: ProgrammeDefinition = {
  ...openNebulaProgramme,
  trainings: emmaProgramme.trainings
    .filter(course => course.additionalAttendee !== null)
    .map(course => ({ ...course, areas: ["architect"] })),
};
const stricter: ProgrammeDefinition = {
  ...priced,
  tiers: priced.tiers.map(tier =>
    tier.rank === 1 ? { ...tier, requirements: [...tier.requirements, "second_architect"] } : tier,
  ),
};

let db: TestDatabase;
let ws: TestWorkspace;
let info: WorkspaceInfo;
let programme: TestProgramme;
let manager: Actor;
let trainer: Actor;
let today: PlainDate;
let end: PlainDate;
const p = {} as { id: string; slug: string; admin: Actor; holder: Actor; other: Actor };

const worker = <T>(work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(ws.tenantId), work, db.client);

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  programme = await makeProgramme(db, ws, priced);
  manager = await makeVendorActor(db, ws, ["partner_manager"]);
  trainer = await makeVendorActor(db, ws, ["trainer"]);
  const found = await worker(async (tx, now) => ({ row: await tx.workspace.findFirstOrThrow(), now }));
  info = workspaceInfo(found.row);
  today = todayIn(ws.timeZone, found.now.getTime());
  end = addDays(today, 40);
  const { org, actor } = await makePartner(db, ws);
  p.admin = actor;
  p.slug = org.slug;
  p.id = await makeReadyPartner(db, actor, programme, { state: "active", tierKey: "advanced" });
  p.holder = await makePerson(db, ws, org, ["partner_support"]);
  p.other = await makePerson(db, ws, org, ["partner_support"]);
  await makeCertificate(db, p.holder, programme, { validUntil: end });
});
afterAll(() => db.drop());

const ask = (more: Partial<LadderAsked>, who: Actor = p.admin) =>
  inWorkspace(
    who,
    (tx, now) => readLadder(tx, who, info, p.slug, { ...asksNothing, ...more }, now),
    db.client,
  );

test("what an address asks is what it says, and nonsense in it is left aside", () => {
  const asked: LadderAsked = {
    on: "2027-03-01",
    without: ["a"],
    renew: [{ personId: "a", areaKey: "architect" }],
    courses: [
      { areaKey: "architect", personId: null, resultOn: "2027-02-01" },
      { areaKey: "sales", personId: "b", resultOn: "2027-02-02" },
    ],
    by: 2,
  };
  expect(readAsked(new URLSearchParams(askedQuery(asked)))).toEqual(asked);
  expect(askedQuery(asksNothing)).toBe("");
  const odd = "on=soon&renew=a,b.c.d&course=x.y,architect..2027-99-01&by=-1&without=";
  expect(readAsked(new URLSearchParams(odd))).toEqual(asksNothing);
});

test("on a day without the tier the cheapest course is named with its price less the tier's discount (P4, P11)", async () => {
  const lost = await ask({ on: addDays(end, 1) });
  expect(lost.current?.state).toBe("unmet");
  expect(lost.repair).toMatchObject({
    kind: "repair",
    tier: "ADVANCED",
    sum: { list: { minor: 300_000 }, discountBp: 2000, pays: { minor: 240_000 } },
    left: [],
  });
  // Who held it before goes first.
  expect(lost.repair?.lines[0]?.people).toEqual([{ area: "Architect", name: p.holder.name }]);
  const supposed = await ask({ on: addDays(end, 1), courses: lost.repair?.courses ?? [] });
  expect(supposed.current?.state).toBe("met");
  expect(supposed.consequences).toMatchObject({ effect: "repaired", lost: [], benefits: [] });
  expect(supposed.repair).toMatchObject({ kind: "reach", tier: "PREMIER" });
});

test("a certificate renewed in time keeps the tier; a second course opens the next one (P21, P23)", async () => {
  const renew = [{ personId: p.holder.personId, areaKey: "architect" }];
  const renewed = await ask({ on: addDays(end, 1), renew });
  expect(renewed.consequences).toMatchObject({ effect: "repaired" });
  expect(renewed.people.find(one => one.personId === p.holder.personId)?.areas[0]).toMatchObject({
    state: "held",
    renewal: "supposed",
  });
  const both = await ask({
    renew,
    courses: [{ areaKey: "architect", personId: p.other.personId, resultOn: today }],
  });
  expect(both.consequences).toMatchObject({ effect: "kept", opens: ["PREMIER"] });
  expect((await ask({})).consequences).toBeNull();
});

test("without its only architect the tier is lost, and its level 3 cases rest on it (P24, P25)", async () => {
  const gone = await ask({ without: [p.holder.personId] });
  expect(gone.consequences).toMatchObject({
    effect: "lost",
    level3: { why: "benefit", numbers: [] },
    supposed: { leave: [{ name: p.holder.name }] },
  });
});

test("both sides may judge by a version to come, the draft is for those who write programmes alone (P20)", async () => {
  await makeDraft(db, ws, programme, stricter);
  const day = addDays(today, 20);
  const draft = await ask({ on: day, by: "draft" }, manager);
  expect(draft).toMatchObject({ judge: { version: "draft" }, current: { state: "unmet" } });
  expect(draft.consequences).toMatchObject({ effect: "lost", lost: [{ have: 1, need: 2 }] });
  for (const who of [p.admin, trainer]) {
    const other = await ask({ on: day, by: "draft" }, who);
    expect(other).toMatchObject({ judge: { version: 1 }, consequences: null });
    expect(JSON.stringify(other.versions)).not.toContain("draft");
  }
  await worker(tx =>
    tx.programmeVersion.create({
      data: {
        tenantId: ws.tenantId,
        id: newId(),
        programmeId: programme.programmeId,
        version: 2,
        effectiveFrom: fromPlainDate(addDays(today, 30)),
        definition: { ...stricter, tiers: stricter.tiers.filter(tier => tier.rank === 2) },
        publishedBy: "Test",
      },
    }),
  );
  const coming = await ask({ by: 2 });
  expect(coming).toMatchObject({ gone: "ADVANCED", current: null, next: { key: "premier" } });
  expect(coming.consequences).toMatchObject({ effect: "gone" });
  const plain = await ask({});
  expect(plain.marks.find(mark => mark.version === 2)).toMatchObject({
    day: addDays(today, 30),
    tone: "breach",
  });
  expect(plain.current?.state).toBe("at_risk");
  expect((await ask({ on: addDays(today, 30) })).gone).toBe("ADVANCED");
});

test("both sides read how it stood on the days that are over (P21)", async () => {
  await worker(tx => refreshPartnership(tx, ws.tenantId, p.id, addDays(today, -300)));
  await worker(tx => refreshPartnership(tx, ws.tenantId, p.id, today));
  const [mine, theirs] = [await ask({}), await ask({}, manager)];
  expect(mine.history).toEqual(theirs.history);
  expect(mine.history[0]).toMatchObject({
    to: today,
    tier: "ADVANCED",
    standing: "at_risk",
    atRisk: [expect.any(String)],
  });
  const days = mine.history.map(row => [row.from, row.to]);
  for (const [i, [from]] of days.entries())
    if (days[i + 1]) expect(days[i + 1]?.[1]).toBe(addDays(from as string, -1));
});
