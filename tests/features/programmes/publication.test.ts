import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { withdrawVersionAction } from "#lib/features/programmes/actions.ts";
import { savePart } from "#lib/features/programmes/draft-commands.ts";
import { loadDraft } from "#lib/features/programmes/drafts.ts";
import { publishProgrammeAction } from "#lib/features/publication/actions.ts";
import { readPublication } from "#lib/features/publication/queries.ts";
import { asksNothing } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { refreshAsked } from "#lib/jobs/refresh.ts";
import { tell } from "#lib/jobs/tell.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import { makeDraft, type TestDraft } from "#tests/support/factories/draft.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

/** Asks a second architect also for ADVANCED. */
const stricter: ProgrammeDefinition = {
  ...openNebulaProgramme,
  tiers: openNebulaProgramme.tiers.map(tier =>
    tier.rank === 1 ? { ...tier, requirements: [...tier.requirements, "second_architect"] } : tier,
  ),
};

type Desk = {
  ws: TestWorkspace;
  info: WorkspaceInfo;
  programme: TestProgramme;
  manager: Actor;
  today: PlainDate;
};

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());

/** A workspace of its own with OpenNebula's programme. */
async function desk(): Promise<Desk> {
  const ws = await makeWorkspace(db);
  const programme = await makeProgramme(db, ws, openNebulaProgramme);
  const manager = await makeVendorActor(db, ws, ["partner_manager"]);
  const { row, now } = await inWorkspace(
    asWorker(ws.tenantId),
    async (tx, now) => ({ row: await tx.workspace.findFirstOrThrow(), now }),
    db.client,
  );
  return { ws, info: workspaceInfo(row), programme, manager, today: todayIn(ws.timeZone, now.getTime()) };
}

/** An ADVANCED partner with every paper and so many certified architects. */
async function advanced(d: Desk, architects: number) {
  const { org, actor: admin } = await makePartner(db, d.ws);
  const id = await makeReadyPartner(db, admin, d.programme, { state: "active", tierKey: "advanced" });
  for (let n = 0; n < architects; n++) {
    const person = await makePerson(db, d.ws, org, ["partner_support"]);
    await makeCertificate(db, person, d.programme, { validUntil: addDays(d.today, 500) });
  }
  return { id, org, admin };
}

const none = { from: null, move: null, name: "", after: null, before: null };
const look = (d: Desk, asked: Partial<Parameters<typeof readPublication>[4]> = {}) =>
  inWorkspace(
    d.manager,
    (tx, now) => readPublication(tx, d.manager, d.info, d.programme.slug, { ...none, ...asked }, now),
    db.client,
  );
const ask = (d: Desk, draft: TestDraft, more: object = {}) => ({
  programmeId: draft.programmeId,
  version: draft.version,
  effectiveFrom: addDays(d.today, 60),
  losing: 0,
  keep: "nobody",
  toggled: [],
  until: "",
  note: "Two architects from now on",
  ...more,
});
const publish = (d: Desk, input: object, actor = d.manager) =>
  as(db, actor, () => publishProgrammeAction(d.ws.slug, input));
const rows = (d: Desk) =>
  inWorkspace(
    asWorker(d.ws.tenantId),
    async tx => ({
      versions: await tx.programmeVersion.findMany({ orderBy: { version: "asc" } }),
      promises: await tx.grandfathering.findMany(),
      drafts: await tx.programmeDraft.count(),
      due: await tx.partnership.count({ where: { refreshAskedAt: { not: null } } }),
    }),
    db.client,
  );
const ladderOf = (d: Desk, slug: string, on: PlainDate) =>
  inWorkspace(
    d.manager,
    (tx, now) => readLadder(tx, d.manager, d.info, slug, { ...asksNothing, on }, now),
    db.client,
  );

describe("dry run and publication (P20)", () => {
  test("names who would move with the rungs that change; nothing changes for anyone before the day", async () => {
    const d = await desk();
    const short = await advanced(d, 1);
    const sound = await advanced(d, 2);
    const draft = await makeDraft(db, d.ws, d.programme, stricter);
    const from = addDays(d.today, 60);
    const seen = await look(d, { from });
    expect(seen).toMatchObject({ problem: null, draft: { number: 2, errors: 0 } });
    expect(seen.run).toMatchObject({ looked: 2, moved: 1, worse: 1, counts: { loses: 1 } });
    expect(seen.run?.rows).toMatchObject([
      {
        slug: short.org.slug,
        move: "loses",
        tier: "ADVANCED",
        tierThen: null,
        rungs: [{ key: "second_architect", why: "added", before: null, after: { have: 1, need: 2 } }],
      },
    ]);
    const answer = await publish(d, ask(d, draft, { effectiveFrom: from, losing: 1 }));
    expect(done(answer)).toEqual({ version: 2, kept: 0 });
    expect(await rows(d)).toMatchObject({ drafts: 0, promises: [], due: 2 });
    expect((await ladderOf(d, short.org.slug, addDays(from, -1))).current?.state).toBe("met");
    expect((await ladderOf(d, short.org.slug, from)).current?.state).toBe("unmet");
    expect((await ladderOf(d, sound.org.slug, from)).current?.state).toBe("met");
    expect(await refreshAsked()).toBe(2);
    const due = await inWorkspace(
      asWorker(d.ws.tenantId),
      tx => tx.partnership.findFirstOrThrow({ where: { tenantId: d.ws.tenantId, id: short.id } }),
      db.client,
    );
    expect([toPlainDateOrNull(due.nextLossOn), due.refreshAskedAt]).toEqual([from, null]);
    expect((await look(d)).draft).toBeNull();
  });

  test("who would stand worse keeps the version of today to a day, except whom the manager decides by hand", async () => {
    const d = await desk();
    const [kept, refused, sound] = [await advanced(d, 1), await advanced(d, 1), await advanced(d, 2)];
    const draft = await makeDraft(db, d.ws, d.programme, stricter);
    const from = addDays(d.today, 30);
    const until = addDays(from, 89);
    const more = {
      effectiveFrom: from,
      losing: 2,
      keep: "worse",
      toggled: [refused.org.orgId, sound.org.orgId],
      until,
    };
    expect(done(await publish(d, ask(d, draft, more)))).toEqual({ version: 2, kept: 2 });
    const { promises } = await rows(d);
    expect(promises.map(p => p.partnershipId).sort()).toEqual([kept.id, sound.id].sort());
    expect(promises.map(p => toPlainDate(p.until as Date))).toEqual([until, until]);
    expect((await ladderOf(d, kept.org.slug, until)).current?.state).toBe("met");
    expect((await ladderOf(d, kept.org.slug, addDays(until, 1))).current?.state).toBe("unmet");
    expect((await ladderOf(d, refused.org.slug, from)).current?.state).toBe("unmet");
    // The next draft says whom that promise still holds.
    await makeDraft(db, d.ws, d.programme, stricter);
    expect((await look(d, { from: addDays(from, 10) })).run).toMatchObject({ kept: 2, moved: 0 });
  });

  test("each partner it touches is told what changes for it and from when, once, in its language; and if it is taken back", async () => {
    const d = await desk();
    const [short, kept, sound] = [await advanced(d, 1), await advanced(d, 1), await advanced(d, 2)];
    await db.admin.query("UPDATE account SET locale = 'es' WHERE id = $1", [short.admin.accountId]);
    const { org: apart } = await makePartner(db, d.ws);
    const draft = await makeDraft(db, d.ws, d.programme, stricter);
    const from = addDays(d.today, 60);
    const until = addDays(from, 30);
    const promise = { keep: "nobody", toggled: [kept.org.orgId], until };
    done(await publish(d, ask(d, draft, { effectiveFrom: from, losing: 2, ...promise })));
    const events = (type: string) =>
      db.admin
        .query<{ id: string; subject_id: string; partner_org_id: string }>(
          "SELECT id, subject_id, partner_org_id FROM event WHERE tenant_id = $1 AND type = $2",
          [d.ws.tenantId, type],
        )
        .then(found => found.rows);
    const announced = await events("programme.announced");
    expect(announced.map(e => e.subject_id).sort()).toEqual([short.id, kept.id, sound.id].sort());
    expect(announced.map(e => e.partner_org_id)).not.toContain(apart.orgId);
    const tellAll = async (all: { id: string }[]) => {
      for (const { id } of [...all, ...all])
        await inWorkspace(asWorker(d.ws.tenantId), tx => tell(tx, d.ws.tenantId, id), db.client);
    };
    await tellAll(announced);
    const mails = async () =>
      new Map(
        (
          await db.admin.query<{
            to_email: string;
            topic: string;
            params: Record<string, string>;
            path: string;
          }>(
            `SELECT to_email, topic, data->'params' AS params, data->>'path' AS path FROM outbox
             WHERE tenant_id = $1 AND kind = 'mail' AND topic LIKE 'programme.%' ORDER BY id`,
            [d.ws.tenantId],
          )
        ).rows.map(row => [`${row.topic} ${row.to_email}`, row]),
      );
    const told = await mails();
    expect(told.size).toBe(3);
    const loser = told.get(`programme.announced ${short.admin.email}`);
    expect(loser?.path).toMatch(new RegExp(`/ladder\\?on=${from}$`));
    expect(loser?.params.changes).toMatch(
      /ya no basta para ADVANCED.*\n• Nuevo: .*hoy, 1 de 2.*\n.*En juego/s,
    );
    expect(loser?.params.day).toBe(dayText(from, "es"));
    expect(told.get(`programme.kept ${kept.admin.email}`)?.params.promise).toBe(
      `You keep the present terms until ${dayText(until, "en")}.`,
    );
    expect(told.get(`programme.announced ${sound.admin.email}`)?.params.changes).toMatch(
      /^• New: .*\(2 of 2 today\)\.$/,
    );
    done(
      await as(db, d.manager, () =>
        withdrawVersionAction(d.ws.slug, { programmeId: d.programme.programmeId, version: 2 }),
      ),
    );
    const recalled = await events("programme.recalled");
    await tellAll(recalled);
    expect([...(await mails()).keys()].filter(key => key.startsWith("programme.recalled")).sort()).toEqual(
      [short, kept, sound].map(p => `programme.recalled ${p.admin.email}`).sort(),
    );
  });

  test("pages by keyset, the gravest first, and filters by change and name", async () => {
    const d = await desk();
    for (let n = 0; n < 43; n++) await advanced(d, 1);
    await makeDraft(db, d.ws, d.programme, stricter);
    const first = await look(d);
    expect(first.run).toMatchObject({ found: 43, previous: null });
    expect(first.run?.rows).toHaveLength(40);
    const second = await look(d, { after: first.run?.next ?? null });
    expect(second.run?.rows).toHaveLength(3);
    expect(second.run?.next).toBeNull();
    const names = [...(first.run?.rows ?? []), ...(second.run?.rows ?? [])].map(row => row.name);
    expect(names).toEqual([...names].sort());
    const back = await look(d, { before: second.run?.previous ?? null });
    expect(back.run?.rows.map(row => row.name)).toEqual(first.run?.rows.map(row => row.name));
    const [one] = names;
    expect((await look(d, { name: one ?? "" })).run?.rows[0]?.name).toBe(one);
    expect((await look(d, { move: "rises" })).run).toMatchObject({ found: 0, rows: [] });
  });

  test("only administrators and partner managers of the vendor see it", async () => {
    const d = await desk();
    await makeDraft(db, d.ws, d.programme, stricter);
    const { actor: partner } = await makePartner(db, d.ws);
    for (const actor of [partner, await makeVendorActor(db, d.ws, ["trainer"])])
      await expect(
        inWorkspace(
          actor,
          (tx, now) => readPublication(tx, actor, d.info, d.programme.slug, none, now),
          db.client,
        ),
      ).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("races: each refused with its reason", () => {
  test("overlapping effective dates: a later version can't begin on a day taken or before it", async () => {
    const d = await desk();
    const from = addDays(d.today, 60);
    done(await publish(d, ask(d, await makeDraft(db, d.ws, d.programme, stricter))));
    const again = await makeDraft(db, d.ws, d.programme, openNebulaProgramme);
    expect((await look(d, { from })).problem).toEqual({ reason: "taken", version: 2, day: from });
    expect((await look(d, { from })).run).toBeNull();
    for (const day of [from, addDays(from, -1), addDays(d.today, -1)])
      expect(await publish(d, ask(d, again, { effectiveFrom: day }))).toMatchObject({
        kind: "invalid",
        fields: { effectiveFrom: expect.any(String) },
      });
    expect((await rows(d)).versions).toHaveLength(2);
    // Taken back before its day, it frees the day.
    done(
      await as(db, d.manager, () =>
        withdrawVersionAction(d.ws.slug, { programmeId: d.programme.programmeId, version: 2 }),
      ),
    );
    expect(done(await publish(d, ask(d, again)))).toMatchObject({ version: 3 });
  });

  test("two managers publish at once, or press twice: one version; the other hears that the draft is gone", async () => {
    const d = await desk();
    const draft = await makeDraft(db, d.ws, d.programme, stricter);
    const press = (key: string) => publishProgrammeAction(d.ws.slug, ask(d, draft), key);
    const answers = await as(db, d.manager, () => Promise.all([press("manager-one"), press("manager-two")]));
    expect(answers.map(a => a.ok).sort()).toEqual([false, true]);
    expect(answers.find(a => !a.ok)).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("no longer there"),
    });
    // The same press once more is answered as the first was.
    const key = answers[0]?.ok ? "manager-one" : "manager-two";
    expect(done(await as(db, d.manager, () => press(key)))).toMatchObject({ version: 2 });
    expect((await rows(d)).versions).toHaveLength(2);
  });

  test("a draft changed meanwhile, and partners that would lose meanwhile, are looked at again first", async () => {
    const d = await desk();
    const { programmeId } = d.programme;
    await makeDraft(db, d.ws, d.programme, stricter);
    const draft = await inWorkspace(d.manager, tx => loadDraft(tx, d.manager, programmeId), db.client);
    if (!draft) throw new Error("no draft");
    const seen = { draftId: draft.draftId, programmeId, version: draft.version };
    const content = { remediationDays: 45, renewalWindowDays: 90, noticeDays: [30, 0] };
    await inWorkspace(
      d.manager,
      (tx, now) => savePart(tx, d.manager, draft, { programmeId, part: "rules", version: 1, content }, now),
      db.client,
    );
    expect(await publish(d, ask(d, seen))).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("changed this draft"),
    });
    const now = { ...seen, version: seen.version + 1 };
    await advanced(d, 1);
    expect(await publish(d, ask(d, now))).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("one partner"),
    });
    expect((await rows(d)).versions).toHaveLength(1);
    expect(done(await publish(d, ask(d, now, { losing: 1 })))).toMatchObject({ version: 2 });
  });

  test("a part is saved while the draft is published: whichever comes second is refused", async () => {
    const d = await desk();
    const { programmeId } = d.programme;
    const made = await makeDraft(db, d.ws, d.programme, stricter);
    const draft = await inWorkspace(d.manager, tx => loadDraft(tx, d.manager, programmeId), db.client);
    if (!draft) throw new Error("no draft");
    const content = { remediationDays: 45, renewalWindowDays: 90, noticeDays: [30, 0] };
    const saved = inWorkspace(
      d.manager,
      (tx, now) => savePart(tx, d.manager, draft, { programmeId, part: "rules", version: 1, content }, now),
      db.client,
    ).then(
      () => true,
      (error: { kind?: string }) => error.kind,
    );
    const [save, published] = await Promise.all([saved, publish(d, ask(d, made))]);
    expect([save === true, published.ok].filter(Boolean)).toHaveLength(1);
    if (save !== true) expect(save).toBe("conflict");
    if (!published.ok) expect(published.kind).toBe("conflict");
  });

  test("a promise can't end before its version begins, and a draft with errors is not published", async () => {
    const d = await desk();
    const draft = await makeDraft(db, d.ws, d.programme, stricter);
    const until = addDays(d.today, 59);
    expect(await publish(d, ask(d, draft, { keep: "everybody", until }))).toMatchObject({
      kind: "invalid",
      fields: { until: expect.any(String) },
    });
    const broken = await makeDraft(db, d.ws, d.programme, { ...stricter, tiers: [] });
    expect((await look(d)).draft?.errors).toBeGreaterThan(0);
    expect(await publish(d, ask(d, broken))).toMatchObject({ kind: "refused" });
  });
});
