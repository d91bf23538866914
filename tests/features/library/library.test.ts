import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  addVersionAction,
  announceVersionAction,
  createItemAction,
  publishVersionAction,
  saveItemAction,
  withdrawItemAction,
  withdrawVersionAction,
} from "#lib/features/library/actions.ts";
import { fetchVersion } from "#lib/features/library/fetch.ts";
import { libraryFilter, listLibrary } from "#lib/features/library/list.ts";
import { readersOf, readItem } from "#lib/features/library/queries.ts";
import { findWithdrawn, itemOfWithdrawn } from "#lib/features/library/withdrawn.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeReadyPartner } from "#tests/support/factories/ready-partner.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

const today = "2026-06-01";
let db: TestDatabase;
let ws: TestWorkspace;
let trainer: Actor;
let admin: Actor;
let engineer: Actor;
let partnershipId: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  const programme = await makeProgramme(db, ws, openNebulaProgramme);
  trainer = await makeVendorActor(db, ws, ["trainer"]);
  const { org, actor } = await makePartner(db, ws);
  admin = actor;
  engineer = await makePerson(db, ws, org, ["partner_support"]);
  partnershipId = await makeReadyPartner(db, admin, programme, { state: "active", tierKey: "advanced" });
});
afterAll(() => db.drop());

const hold = (state: string, tier: string | null, withdrawn: string[] = []) =>
  db.admin.query("UPDATE partnership SET state = $2, tier_key = $3, withdrawn_benefits = $4 WHERE id = $1", [
    partnershipId,
    state,
    tier,
    withdrawn,
  ]);
beforeEach(() => hold("active", "advanced"));

const words = {
  kind: "guide" as const,
  titleEn: "Guide",
  titleEs: "",
  descriptionEn: "",
  descriptionEs: "",
  productKey: "",
  benefit: "" as const,
  tiers: [],
  roles: [],
  levels: [],
};
type More = Partial<{ [K in keyof typeof words]: unknown }>;

async function item(more: More = {}, announce = false) {
  const { itemId } = done(await as(db, trainer, () => createItemAction(ws.slug, { ...words, ...more })));
  const { versionId } = done(await as(db, trainer, () => add(itemId, "1.0", "first words")));
  done(await as(db, trainer, () => publishVersionAction(ws.slug, { versionId, version: 0, announce })));
  return { itemId, versionId };
}
const add = (itemId: string, label: string, content: string) =>
  addVersionAction(ws.slug, {
    itemId,
    label,
    changesEn: "All new",
    changesEs: "",
    media: "file",
    url: "",
    files: [new File([content], "guide.md")],
  });
const fetchAs = (who: Actor, versionId: string) =>
  inWorkspace(who, tx => fetchVersion(tx, who, versionId, today), db.client);
const bytes = async (who: Actor, versionId: string) => {
  const found = await fetchAs(who, versionId);
  return found?.media === "file" ? Buffer.from(found.file.bytes).toString() : found;
};
const listed = (who: Actor, asked: Record<string, string> = {}) =>
  inWorkspace(who, tx => listLibrary({ tx, actor: who, today }, libraryFilter(asked)), db.client);

describe("an item and its versions", () => {
  test("is the vendor's alone until its first version is published; then the partner fetches it", async () => {
    const { itemId } = done(await as(db, trainer, () => createItemAction(ws.slug, words)));
    const { versionId } = done(await as(db, trainer, () => add(itemId, "1.0", "first words")));
    expect(await fetchAs(admin, versionId)).toBeNull();
    await expect(
      inWorkspace(admin, tx => readItem({ tx, actor: admin, today }, itemId), db.client),
    ).rejects.toMatchObject({ kind: "not_found" });
    done(
      await as(db, trainer, () => publishVersionAction(ws.slug, { versionId, version: 0, announce: false })),
    );
    expect(await bytes(admin, versionId)).toBe("first words");
  });

  test("a newer version is the one that is given; the older stays until it is withdrawn", async () => {
    const { itemId, versionId } = await item();
    const { versionId: second } = done(await as(db, trainer, () => add(itemId, "2.0", "second words")));
    done(
      await as(db, trainer, () =>
        publishVersionAction(ws.slug, { versionId: second, version: 0, announce: false }),
      ),
    );
    const shown = await inWorkspace(admin, tx => readItem({ tx, actor: admin, today }, itemId), db.client);
    expect(shown.current).toMatchObject({ id: second, label: "2.0" });
    expect(await bytes(admin, versionId)).toBe("first words");
    done(await as(db, trainer, () => withdrawVersionAction(ws.slug, { versionId, version: 1 })));
    expect(await fetchAs(admin, versionId)).toBeNull();
    done(await as(db, trainer, () => withdrawVersionAction(ws.slug, { versionId: second, version: 1 })));
    expect((await listed(admin)).rows.map(row => row.id)).not.toContain(itemId);
  });

  test("a withdrawn item is gone at once, with all its versions", async () => {
    const { itemId, versionId } = await item();
    done(await as(db, trainer, () => withdrawItemAction(ws.slug, { itemId, version: 1 })));
    expect(await fetchAs(admin, versionId)).toBeNull();
  });

  test("P25: a link to what was withdrawn says so to whoever had the right to it, and to nobody else", async () => {
    const gone = (who: Actor, itemId: string) =>
      inWorkspace(who, tx => findWithdrawn({ tx, actor: who, today }, itemId), db.client);
    const leads = (who: Actor, versionId: string) =>
      inWorkspace(who, tx => itemOfWithdrawn({ tx, actor: who, today }, versionId), db.client);
    const { itemId, versionId } = await item({ roles: ["partner_support"] });
    expect(await gone(engineer, itemId)).toBeNull();
    expect(await leads(engineer, versionId)).toBeNull();
    done(await as(db, trainer, () => withdrawItemAction(ws.slug, { itemId, version: 1 })));
    expect(await gone(engineer, itemId)).toEqual({ title: "Guide" });
    expect(await leads(engineer, versionId)).toBe(itemId);
    expect(await gone(admin, itemId)).toBeNull();
    expect(await leads(admin, versionId)).toBeNull();
    // A draft taken back before anybody had it was never there for a partner.
    const { itemId: draft } = done(await as(db, trainer, () => createItemAction(ws.slug, words)));
    await db.admin.query("UPDATE library_item SET state = 'withdrawn' WHERE id = $1", [draft]);
    expect(await gone(admin, draft)).toBeNull();
    // Of an item that is still given, a withdrawn version leads to the item; a draft one nowhere.
    const other = await item();
    const { versionId: second } = done(await as(db, trainer, () => add(other.itemId, "2.0", "second")));
    done(
      await as(db, trainer, () =>
        publishVersionAction(ws.slug, { versionId: second, version: 0, announce: false }),
      ),
    );
    done(await as(db, trainer, () => withdrawVersionAction(ws.slug, { versionId: second, version: 1 })));
    expect(await leads(admin, second)).toBe(other.itemId);
    expect(await gone(admin, other.itemId)).toBeNull();
    const { versionId: third } = done(await as(db, trainer, () => add(other.itemId, "3.0", "third")));
    expect(await leads(admin, third)).toBeNull();
    // Whoever had it once is told, whatever their company holds today.
    await fetchAs(admin, other.versionId);
    await hold("active", null);
    const { rows } = await db.admin.query("SELECT version FROM library_item WHERE id = $1", [other.itemId]);
    done(
      await as(db, trainer, () =>
        withdrawItemAction(ws.slug, { itemId: other.itemId, version: rows[0].version }),
      ),
    );
    expect(await gone(admin, other.itemId)).toEqual({ title: "Guide" });
  });

  test("P25: ⌘K finds what the reader may open, and nothing withdrawn or of others", async () => {
    const word = `Zafiro${Date.now()}`;
    const found = async (who: Actor) =>
      (await inWorkspace(who, tx => searchEverything(tx, who, word, today), db.client))
        .filter(group => group.kind === "library")
        .flatMap(group => group.items.map(one => one.label));
    await item({ titleEn: `${word} for all` });
    await item({ titleEn: `${word} for engineers`, roles: ["partner_support"] });
    const { itemId } = await item({ titleEn: `${word} gone` });
    done(await as(db, trainer, () => withdrawItemAction(ws.slug, { itemId, version: 1 })));
    done(
      await as(db, trainer, () => createItemAction(ws.slug, { ...words, titleEn: `${word} not out yet` })),
    );
    expect(await found(admin)).toEqual([`${word} for all`]);
    expect((await found(engineer)).sort()).toEqual([`${word} for all`, `${word} for engineers`]);
    expect((await found(trainer)).sort()).toEqual([
      `${word} for all`,
      `${word} for engineers`,
      `${word} not out yet`,
    ]);
    await hold("active", null, []);
    await hold("ended", null);
    expect(await found(admin)).toEqual([]);
  });

  test("of two who edit at once the second is told; a second press publishes nothing twice", async () => {
    const { itemId, versionId } = await item();
    const save = (version: number) =>
      as(db, trainer, () => saveItemAction(ws.slug, { ...words, itemId, version, titleEn: "Anew" }));
    done(await save(1));
    expect(await save(1)).toMatchObject({ ok: false, kind: "conflict" });
    const again = await as(db, trainer, () =>
      publishVersionAction(ws.slug, { versionId, version: 1, announce: true }),
    );
    expect(again).toMatchObject({ ok: false, kind: "refused" });
  });

  test("two versions of one name at the same moment: one is added, the other is told at the field", async () => {
    const { itemId } = await item();
    const both = await as(db, trainer, () =>
      Promise.all([add(itemId, "3.0", "mine"), add(itemId, "3.0", "yours")]),
    );
    expect(both.filter(answer => answer.ok)).toHaveLength(1);
    expect(both.find(answer => !answer.ok)).toMatchObject({
      kind: "invalid",
      fields: { label: expect.any(String) },
    });
  });

  test("a script, an address without TLS, a version's name used twice and a tier there isn't are refused at their field", async () => {
    const { itemId } = await item();
    const bad = (more: object) =>
      as(db, trainer, () =>
        addVersionAction(ws.slug, {
          itemId,
          label: "9",
          changesEn: "",
          changesEs: "",
          media: "link",
          url: "https://videos.example/1",
          files: [],
          ...more,
        }),
      );
    expect(await bad({ url: "javascript:alert(1)" })).toMatchObject({
      ok: false,
      fields: { url: expect.any(String) },
    });
    expect(await bad({ url: "http://videos.example/1" })).toMatchObject({
      ok: false,
      fields: { url: expect.any(String) },
    });
    expect(await bad({ label: "1.0" })).toMatchObject({ ok: false, fields: { label: expect.any(String) } });
    const html = new File(["<html><script>1</script>"], "guide.html");
    expect(await bad({ media: "file", files: [html] })).toMatchObject({
      ok: false,
      fields: { files: expect.any(String) },
    });
    const tier = await as(db, trainer, () => createItemAction(ws.slug, { ...words, tiers: ["x/y"] }));
    expect(tier).toMatchObject({ ok: false, fields: { tiers: expect.any(String) } });
  });
});

test("P17: a logo is taken as a drawing and given without what could run; with text or script it is refused", async () => {
  const { itemId } = await item({ kind: "logo" });
  const upload = (label: string, inner: string) =>
    as(db, trainer, () =>
      addVersionAction(ws.slug, {
        itemId,
        label,
        changesEn: "",
        changesEs: "",
        media: "file",
        url: "",
        files: [
          new File([`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`], "logo.svg"),
        ],
      }),
    );
  const { versionId } = done(await upload("2", "<!-- by --><metadata>me</metadata><path d='M0 0h9'/>"));
  done(
    await as(db, trainer, () => publishVersionAction(ws.slug, { versionId, version: 0, announce: false })),
  );
  expect(await bytes(admin, versionId)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
  );
  for (const inner of ["<script>1</script>", "<path d='M0 0h9' onload='x'/>", "<text>a</text>"])
    expect(await upload("3", inner)).toMatchObject({ ok: false, fields: { files: expect.any(String) } });
});

describe("who may have it (P25)", () => {
  test.each([
    ["active", "advanced", [], null],
    ["remediation", "advanced", [], null],
    ["active", "advanced", ["logos", "recognition"], "withdrawn"],
    ["active", null, [], "benefit"],
    ["suspended", "advanced", [], "state"],
    ["ended", null, [], "benefit"],
  ] as const)("P17: the logos at %s, %s, less %j: refused %s", async (state, tier, withdrawn, why) => {
    const may = why === null;
    const { itemId, versionId } = await item({ kind: "logo", benefit: "logo" });
    await hold(state, tier, [...withdrawn]);
    if (may) expect(await bytes(admin, versionId)).toBe("first words");
    else await expect(fetchAs(admin, versionId)).rejects.toMatchObject({ kind: "forbidden" });
    const mine = await listed(admin, { show: "mine" });
    expect(mine.rows.some(row => row.id === itemId)).toBe(may);
    const line = (await listed(admin)).rows.find(row => row.id === itemId);
    if (may) expect(line?.refusal).toBeNull();
    else expect(line?.refusal).toMatchObject({ why, params: { tier: "ADVANCED" } });
  });

  test("P11: what only PREMIER gets is refused to ADVANCED, by name", async () => {
    const tiers = [`${openNebulaProgramme.key}/premier`];
    const { versionId } = await item({ tiers });
    await expect(fetchAs(admin, versionId)).rejects.toMatchObject({
      key: "library.refusal.tier",
      params: { tier: "PREMIER" },
    });
    await hold("active", "premier");
    expect(await bytes(admin, versionId)).toBe("first words");
  });

  test("P6, P7: by role and by the level a person is named for", async () => {
    const forSupport = await item({ roles: ["partner_support"] });
    await expect(fetchAs(admin, forSupport.versionId)).rejects.toMatchObject({ key: "library.refusal.role" });
    expect(await bytes(engineer, forSupport.versionId)).toBe("first words");
    const level2 = await item({ levels: ["2"] });
    expect(await bytes(admin, level2.versionId)).toBe("first words");
    await expect(fetchAs(engineer, level2.versionId)).rejects.toMatchObject({
      key: "library.refusal.level",
      params: { levels: "2" },
    });
  });

  test("the content is in no row a partner's role reads", async () => {
    const { versionId } = await item();
    const raw = inWorkspace(
      admin,
      tx => tx.$queryRaw`SELECT * FROM library_source WHERE version_id = ${versionId}::uuid`,
      db.client,
    );
    await expect(raw).rejects.toThrow(/permission denied/);
    const files = await inWorkspace(
      admin,
      tx => tx.attachment.findMany({ where: { tenantId: ws.tenantId, subjectType: "library" } }),
      db.client,
    );
    expect(files).toEqual([]);
  });

  test("the query and the rule say the same of every item in the shop", async () => {
    await item({ benefit: "beta" });
    await item({ levels: ["1"] });
    for (const who of [admin, engineer])
      for (const [state, tier, withdrawn] of [
        ["active", "premier", []],
        ["active", "advanced", ["logos"]],
        ["remediation", "premier", ["beta"]],
        ["onboarding", null, []],
      ] as const) {
        await hold(state, tier, [...withdrawn]);
        const all = (await listed(who)).rows.filter(row => row.refusal === null).map(row => row.id);
        expect((await listed(who, { show: "mine" })).rows.map(row => row.id)).toEqual(all);
      }
  });
});

describe("who has had it", () => {
  test("each fetch is written down once a person and version; what was had is no longer new", async () => {
    const { itemId, versionId } = await item();
    const isNew = async () => (await listed(engineer, { show: "new" })).rows.some(row => row.id === itemId);
    expect(await isNew()).toBe(true);
    await fetchAs(engineer, versionId);
    await fetchAs(engineer, versionId);
    expect(await isNew()).toBe(false);
    const { rows, people } = await inWorkspace(
      trainer,
      tx => readersOf(tx, trainer, itemId, null),
      db.client,
    );
    expect(people).toBe(1);
    expect(rows).toMatchObject([
      { person: engineer.name, company: engineer.orgName, label: "1.0", times: 2 },
    ]);
    await expect(
      inWorkspace(admin, tx => readersOf(tx, admin, itemId, null), db.client),
    ).rejects.toMatchObject({ kind: "not_found" });
    // What the vendor itself fetches is no reading of a partner's.
    await fetchAs(trainer, versionId);
    const again = await inWorkspace(trainer, tx => readersOf(tx, trainer, itemId, null), db.client);
    expect(again.people).toBe(1);
  });

  test("a new version is announced to everybody who may have it, and to nobody twice", async () => {
    const { itemId, versionId } = await item({ levels: ["2"] }, true);
    const events = await db.admin.query(
      "SELECT id FROM event WHERE subject_id = $1 AND type = 'library.version_published'",
      [itemId],
    );
    const telling = () =>
      inWorkspace(asWorker(ws.tenantId), tx => tell(tx, ws.tenantId, events.rows[0].id), db.client);
    await telling();
    await telling();
    const mails = () =>
      db.admin.query(
        "SELECT to_email FROM outbox WHERE kind = 'mail' AND topic = 'library.version_published' AND dedupe_key LIKE $1",
        [`mail:${events.rows[0].id}:%`],
      );
    // The administrator is named for level 2; the engineer is not.
    expect((await mails()).rows).toEqual([{ to_email: admin.email }]);
    const again = await as(db, trainer, () => announceVersionAction(ws.slug, { versionId, version: 1 }));
    expect(again).toMatchObject({ ok: false, kind: "refused" });
  });
});
