import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { differencesOf } from "#lib/domain/programmes/differences.ts";
import { cut, PARTS } from "#lib/domain/programmes/draft.ts";
import {
  beginDraftAction,
  discardDraftAction,
  importDraftAction,
  newProgrammeAction,
  savePartAction,
  withdrawVersionAction,
} from "#lib/features/programmes/actions.ts";
import { type Draft, loadDraftBySlug, publishDraft } from "#lib/features/programmes/drafts.ts";
import { comparePage, draftPage, programmeFileOf, programmePage } from "#lib/features/programmes/editing.ts";
import { fileText, readProgrammeFile } from "#lib/features/programmes/file.ts";
import { programmeHistory } from "#lib/features/programmes/history.ts";
import { programmeList } from "#lib/features/programmes/list.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { vendorOrg } from "#tests/support/factories/organisation.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let marta: Actor;
let jorge: Actor;
let trainer: Actor;
let published: TestProgramme;
let today: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db, { timeZone: "Europe/Madrid" });
  marta = await makePerson(db, ws, vendorOrg(ws), ["partner_manager"], { name: "Marta" });
  jorge = await makePerson(db, ws, vendorOrg(ws), ["vendor_admin"], { name: "Jorge" });
  trainer = await makePerson(db, ws, vendorOrg(ws), ["trainer"]);
  published = await makeProgramme(db, ws, openNebulaProgramme);
  today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Madrid" }).format(new Date());
});
afterAll(() => db.drop());

const read = <T>(work: (tx: Tx) => Promise<T>, who = marta) => inWorkspace(who, work, db.client);
const draftOf = (slug: string): Promise<Draft> =>
  read(async tx => (await loadDraftBySlug(tx, marta, slug)) ?? Promise.reject(new Error("no draft")));
const begin = (who = marta) =>
  as(db, who, () => beginDraftAction(ws.slug, { programmeId: published.programmeId }));
const rules = (days: number | null) => ({
  remediationDays: days,
  renewalWindowDays: 90,
  noticeDays: [30],
});
const save = (who: Actor, draft: Draft, version: number, content: object, part = "rules") =>
  as(db, who, () => savePartAction(ws.slug, { programmeId: draft.programmeId, part, version, content }));
const discard = async (slug: string) => {
  const { programmeId, version } = await draftOf(slug);
  done(await as(db, marta, () => discardDraftAction(ws.slug, { programmeId, version })));
};
const inDays = (n: number) => new Date(Date.parse(today) + n * 86_400_000).toISOString().slice(0, 10);

describe("a draft (P20)", () => {
  test("begins with what is published; who comes second is led to the same one", async () => {
    const [one, other] = await Promise.all([begin(marta), begin(jorge)]);
    expect(done(one)).toEqual({ slug: published.slug });
    expect(done(other)).toEqual({ slug: published.slug });
    const draft = await draftOf(published.slug);
    expect(differencesOf(openNebulaProgramme, draft.definition)).toEqual([]);
    expect(draft).toMatchObject({
      baseVersion: 1,
      problems: expect.not.arrayContaining([{ level: "error" }]),
    });
    await discard(published.slug);
  });

  test("is kept as typed, whatever is missing in it, and says what is", async () => {
    done(await begin());
    const draft = await draftOf(published.slug);
    const saved = done(await save(marta, draft, 1, { ...rules(null), noticeDays: [7, 7] }));
    expect(saved).toMatchObject({ partVersion: 2, version: 2 });
    const after = await draftOf(published.slug);
    expect(after.checked).toBeNull();
    expect(after.problems.filter(p => p.level === "error").map(p => p.path)).toEqual([
      "remediationDays",
      "noticeDays.1",
    ]);
    expect(after.parts.rules).toMatchObject({ version: 2, savedBy: "Marta" });
    // An area's own notices (P23): no day twice, and none at all is no list.
    const noticed = (noticeDays: number[]) => ({
      areas: openNebulaProgramme.areas.map(area => ({ ...area, noticeDays })),
    });
    for (const [version, days, path] of [
      [1, [45, 7, 45], "areas.0.noticeDays.2"],
      [2, [], "areas.0.noticeDays"],
    ] as const) {
      done(await save(marta, draft, version, noticed([...days]), "areas"));
      const paths = (await draftOf(published.slug)).problems.map(p => p.path);
      expect(paths).toContain(path);
    }
    done(await save(marta, draft, 3, noticed([45, 7]), "areas"));
    const { definition } = await draftOf(published.slug);
    expect(differencesOf(openNebulaProgramme, definition).filter(one => one.part === "areas")).toMatchObject(
      openNebulaProgramme.areas.map(() => ({ field: "noticeDays", before: undefined, after: [45, 7] })),
    );
    await discard(published.slug);
  });

  test("two at one part: the second is refused by name and loses nothing; two at two parts don't meet", async () => {
    done(await begin());
    const draft = await draftOf(published.slug);
    const [mine, theirs] = await Promise.all([
      save(marta, draft, 1, rules(40)),
      save(jorge, draft, 1, { agreements: [] }, "agreements"),
    ]);
    expect([mine.ok, theirs.ok]).toEqual([true, true]);
    const late = await save(jorge, draft, 1, rules(50));
    expect(late).toMatchObject({ ok: false, kind: "conflict", message: expect.stringContaining("Marta") });
    const after = await draftOf(published.slug);
    expect(after.definition).toMatchObject({ remediationDays: 40, agreements: [] });
    expect(after.version).toBe(3);
    await discard(published.slug);
  });

  test("what has not the shape of a part is not kept", async () => {
    done(await begin());
    const draft = await draftOf(published.slug);
    for (const content of [
      {},
      { ...rules(1), more: 1 },
      { ...rules(1), noticeDays: "30" },
      { ...rules(1), remediationDays: { a: 1 } },
    ])
      expect(await save(marta, draft, 1, content)).toMatchObject({ ok: false, kind: "invalid" });
    const wrongKind = { requirements: [{ key: "x", kind: "magic", title: "", description: "", params: {} }] };
    expect(await save(marta, draft, 1, wrongKind, "requirements")).toMatchObject({ kind: "invalid" });
    expect((await draftOf(published.slug)).version).toBe(1);
    await discard(published.slug);
  });

  test("published or discarded by another, it is gone for who is still typing", async () => {
    done(await begin());
    const draft = await draftOf(published.slug);
    await discard(published.slug);
    expect(await save(marta, draft, 1, rules(1))).toMatchObject({ ok: false, kind: "not_found" });
    const { programmeId } = draft;
    const again = await as(db, jorge, () => discardDraftAction(ws.slug, { programmeId, version: 1 }));
    expect(again).toMatchObject({ kind: "not_found" });
  });

  test("is discarded only as it was seen", async () => {
    done(await begin());
    const draft = await draftOf(published.slug);
    done(await save(jorge, draft, 1, rules(12)));
    const { programmeId } = draft;
    const result = await as(db, marta, () => discardDraftAction(ws.slug, { programmeId, version: 1 }));
    expect(result).toMatchObject({ ok: false, kind: "conflict" });
    expect((await draftOf(published.slug)).definition.remediationDays).toBe(12);
    await discard(published.slug);
  });
});

describe("a new programme", () => {
  const make = (input: object, who = marta) => as(db, who, () => newProgrammeAction(ws.slug, input));

  test("begins empty, as a copy, or as a file says; its word in the address is its own", async () => {
    const empty = { slug: "brand-new", name: "Brand new", copyOf: null, text: null };
    done(await make(empty));
    expect((await draftOf("brand-new")).definition).toMatchObject({
      key: "brand_new",
      name: { en: "Brand new", es: "" },
      tiers: [],
    });
    done(await make({ ...empty, slug: "copied", copyOf: published.programmeId }));
    const copy = await draftOf("copied");
    expect(copy.definition).toMatchObject({ key: "copied", name: { en: "Brand new" } });
    expect(copy.checked).not.toBeNull();
    const text = fileText(emmaProgramme, "https://escala.example/schema");
    done(await make({ ...empty, slug: "from-file", text }));
    expect((await draftOf("from-file")).checked).toEqual({ ...emmaProgramme, key: "from_file" });
    for (const slug of ["brand-new", "copied", published.slug])
      expect(await make({ ...empty, slug })).toMatchObject({
        ok: false,
        fields: { slug: expect.stringMatching(/\S \S/) },
      });
    const both = await Promise.all([
      make({ ...empty, slug: "twice" }),
      make({ ...empty, slug: "twice" }, jorge),
    ]);
    expect(both.map(result => result.ok).sort()).toEqual([false, true]);
    for (const slug of ["Éste", "a", "9nine", "with space", "a/b"])
      expect(await make({ ...empty, slug })).toMatchObject({ kind: "invalid" });
    for (const slug of ["brand-new", "copied", "from-file", "twice"]) await discard(slug);
  });

  test("thrown away before it was published, it leaves no programme", async () => {
    done(await make({ slug: "short-lived", name: "Short", copyOf: null, text: null }));
    await discard("short-lived");
    const lines = await read(tx => programmeList(tx, marta, today));
    expect(lines.map(line => line.slug)).toEqual([published.slug]);
  });
});

describe("a file", () => {
  test("goes out and comes back as the same, and equal programmes are equal files", async () => {
    const out = await read(tx => programmeFileOf(tx, marta, published.slug, 1, "https://escala.example"));
    expect(out.name).toBe("solution-provider.v1.json");
    expect(out.text).toBe(
      fileText(openNebulaProgramme, "https://escala.example/api/schemas/programme-1.json"),
    );
    const back = readProgrammeFile(out.text);
    expect(back.definition).toEqual(openNebulaProgramme);
    expect(back.problems.filter(p => p.level === "error")).toEqual([]);
  });

  test("takes a draft's place with all it lacks; what is no programme changes nothing and says the line", async () => {
    done(await begin());
    const { programmeId } = await draftOf(published.slug);
    const bring = async (text: string, version?: number) => {
      const draft = await draftOf(published.slug);
      return as(db, marta, () =>
        importDraftAction(ws.slug, { programmeId, version: version ?? draft.version, text }),
      );
    };
    const unfinished = fileText({ ...emmaProgramme, remediationDays: null }, "x");
    done(await bring(unfinished));
    const after = await draftOf(published.slug);
    expect(after.definition).toEqual({
      ...emmaProgramme,
      key: openNebulaProgramme.key,
      remediationDays: null,
    });
    expect(PARTS.map(part => after.parts[part].version)).toEqual(PARTS.map(() => 2));
    for (const text of ["{", "[]", '{"format":"escala.programme/2","programme":{}}'])
      expect(await bring(text)).toMatchObject({
        kind: "invalid",
        fields: { text: expect.stringMatching(/\S \S/) },
      });
    expect(await bring(unfinished, 1)).toMatchObject({ kind: "conflict" });
    await discard(published.slug);
  });
});

describe("versions (P20)", () => {
  test("history names each with its state; any two are compared, also with the draft; one to come is taken back", async () => {
    done(await begin());
    const draft = await draftOf(published.slug);
    done(await save(marta, draft, 1, rules(60)));
    const from = inDays(30);
    await read(tx =>
      publishDraft(
        tx,
        { ...marta, ip: "" },
        {
          programmeId: published.programmeId,
          version: 2,
          effectiveFrom: from,
          grandfather: { partnerOrgIds: [], until: null },
          note: "More time",
        },
        new Date(),
      ),
    );
    const history = await read(tx => programmeHistory(tx, trainer, published.slug, today), trainer);
    expect(history.versions).toMatchObject([
      { version: 2, state: "coming", effectiveFrom: from, publishedBy: "Marta", note: "More time" },
      { version: 1, state: "in_force" },
    ]);
    const compared = await read(
      tx => comparePage(tx, trainer, published.slug, { from: "1", to: "2" }, today),
      trainer,
    );
    const told = differencesOf(compared.before, compared.after);
    expect(told.map(one => one.kind === "changed" && one.field)).toEqual(["remediationDays", "noticeDays"]);
    for (const query of [{ from: "3" }, { to: "0" }, { from: ["1"] }, { to: "draft" }])
      await expect(
        read(tx => comparePage(tx, trainer, published.slug, query, today), trainer),
      ).rejects.toMatchObject({ kind: "not_found" });

    // From the last version published, also where its day has not come.
    done(await begin());
    expect((await draftOf(published.slug)).baseVersion).toBe(2);
    await discard(published.slug);

    const back = (version: number) =>
      as(db, jorge, () => withdrawVersionAction(ws.slug, { programmeId: published.programmeId, version }));
    expect(await back(1)).toMatchObject({ ok: false, kind: "refused" });
    done(await back(2));
    expect(await back(2)).toMatchObject({ ok: false, kind: "conflict" });
    expect(await back(7)).toMatchObject({ ok: false, kind: "not_found" });
    const page = await read(tx => programmePage(tx, trainer, published.slug, null, today), trainer);
    expect(page).toMatchObject({
      kind: "published",
      version: { version: 1 },
      draft: null,
      history: { versions: [{ version: 2, state: "withdrawn", withdrawnBy: "Jorge" }, { version: 1 }] },
    });
  });

  test("drafts are told to those who may edit them, and to nobody else", async () => {
    done(await begin());
    const seen = async (who: Actor) => {
      const lines = await read(tx => programmeList(tx, who, today), who);
      return lines.find(line => line.slug === published.slug)?.draft;
    };
    expect(await seen(jorge)).toMatchObject({ savedBy: "Marta", errors: 0 });
    expect(await seen(trainer)).toBeNull();
    const page = await read(tx => programmePage(tx, trainer, published.slug, null, today), trainer);
    expect(page).toMatchObject({ kind: "published", draft: null });
    const draft = (who: Actor) => read(tx => draftPage(tx, who, published.slug, today), who);
    expect(await draft(jorge)).toMatchObject({ draft: { programmeId: published.programmeId } });
    await expect(draft(trainer)).rejects.toMatchObject({ kind: "not_found" });
    expect(cut(openNebulaProgramme, "rules")).toMatchObject({ remediationDays: 30 });
    await discard(published.slug);
    // An address kept from before leads on to the programme.
    expect(await draft(jorge)).toBeNull();
    await expect(draft(trainer)).rejects.toMatchObject({ kind: "not_found" });
  });
});
