import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  approveProfileAction,
  returnProfileAction,
  saveProfileAction,
  submitProfileAction,
  takeBackProfileAction,
} from "#lib/features/directory/actions.ts";
import { findProfile } from "#lib/features/directory/profiles.ts";
import {
  directoryAsked,
  directoryFacets,
  readDirectory,
  readPartner,
} from "#lib/features/directory/queries.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { endPartnershipAction, suspendAction, withdrawBenefitAction } from "#lib/features/tiers/actions.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
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

let db: TestDatabase;
let ws: TestWorkspace;
let manager: Actor;
let programme: TestProgramme;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  programme = await makeProgramme(db, ws, openNebulaProgramme);
  manager = await makeVendorActor(db, ws, ["partner_manager"]);
});
afterAll(() => db.drop());

type Partner = { id: string; slug: string; admin: Actor; name: string };

async function partner(tierKey: string | null = "advanced", state = "active"): Promise<Partner> {
  const { org, actor } = await makePartner(db, ws);
  const id = await makeReadyPartner(db, actor, programme, { state, tierKey });
  await inWorkspace(
    asWorker(ws.tenantId),
    (tx, now) => refreshCompany(tx, asWorker(ws.tenantId), org.orgId, now),
    db.client,
  );
  return { id, slug: org.slug, admin: actor, name: org.name };
}

const words = {
  headlineEn: "Clouds for hospitals",
  headlineEs: "",
  descriptionEn: "We run them.",
  descriptionEs: "",
  countries: ["PT"],
  specialities: "Healthcare, Migración",
  languages: ["pt"],
  contactEmail: "hello@p.example",
  contactPhone: "",
  logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title><path d="M0 0h9"/></svg>',
};
const write = (p: Partner, version: number, more: object = {}) =>
  as(db, p.admin, () => submitProfileAction(ws.slug, { slug: p.slug, version, ...words, ...more }));
const approve = (p: Partner, version: number) =>
  as(db, manager, () => approveProfileAction(ws.slug, { slug: p.slug, version }));

const visitor = {
  get tenantId() {
    return ws.tenantId;
  },
  side: "public" as const,
};
const find = (asked: Record<string, string> = {}, cursor: string | null = null, page = 30) =>
  inWorkspace(
    visitor,
    tx =>
      readDirectory(
        tx,
        ws.tenantId,
        directoryAsked(name => asked[name] ?? ""),
        cursor,
        page,
      ),
    db.client,
  );
const seen = async (p: Partner) =>
  (await inWorkspace(visitor, tx => readPartner(tx, ws.tenantId, p.slug), db.client))[0] ?? null;

describe("a profile", () => {
  test("is public once the vendor approves it; the approved one stays while another waits or comes back", async () => {
    const p = await partner();
    expect(await seen(p)).toMatchObject({ name: p.name, headlineEn: "", logoHash: "" });
    done(await write(p, 0));
    expect((await seen(p))?.headlineEn).toBe("");
    done(await approve(p, 1));
    expect(await seen(p)).toMatchObject({
      headlineEn: "Clouds for hospitals",
      specialities: ["Healthcare", "Migración"],
      countries: ["PT"],
      contactEmail: "hello@p.example",
      logoHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const { rows } = await db.admin.query("SELECT logo FROM directory_entry WHERE partnership_id = $1", [
      p.id,
    ]);
    expect(rows[0].logo).not.toContain("title");
    done(await write(p, 0, { headlineEn: "Clouds for schools", logo: null }));
    expect((await seen(p))?.headlineEn).toBe("Clouds for hospitals");
    done(
      await as(db, manager, () =>
        returnProfileAction(ws.slug, { slug: p.slug, version: 1, reason: "Which?" }),
      ),
    );
    expect((await seen(p))?.headlineEn).toBe("Clouds for hospitals");
    done(await write(p, 2, { headlineEn: "Clouds for five schools", logo: null }));
    done(await approve(p, 3));
    expect((await seen(p))?.headlineEn).toBe("Clouds for five schools");
    const states = await db.admin.query(
      "SELECT state FROM partner_profile WHERE partner_org_id = $1 ORDER BY created_at",
      [p.admin.orgId],
    );
    expect(states.rows.map(r => r.state)).toEqual(["replaced", "approved"]);
  });

  test("waits on the vendor's home, and on the partner's once it comes back", async () => {
    const p = await partner();
    done(await write(p, 0));
    const row = await inWorkspace(manager, tx => tx.workspace.findFirstOrThrow(), db.client);
    const waits = async (who: Actor) => {
      const home = await inWorkspace(who, (tx, now) => readHome(tx, who, workspaceInfo(row), now), db.client);
      return home.waiting.filter(one => one.kind.startsWith("profile")).map(one => [one.kind, one.path]);
    };
    const path = `/partners/${p.slug}/profile`;
    expect(await waits(manager)).toContainEqual(["profileReview", path]);
    done(
      await as(db, manager, () => returnProfileAction(ws.slug, { slug: p.slug, version: 1, reason: "Why?" })),
    );
    expect(await waits(manager)).not.toContainEqual(["profileReview", path]);
    expect(await waits(p.admin)).toEqual([["profileReturned", path]]);
  });

  test("a draft is nobody's but the partner's, and no partner approves itself, whatever the code says", async () => {
    const p = await partner();
    done(await as(db, p.admin, () => saveProfileAction(ws.slug, { slug: p.slug, version: 0, ...words })));
    const known = await inWorkspace(manager, tx => findProfile(tx, manager, p.slug), db.client);
    expect(known?.open).toBeNull();
    const cheat = inWorkspace(
      p.admin,
      tx =>
        tx.partnerProfile.updateMany({ where: { partnerOrgId: p.admin.orgId }, data: { state: "approved" } }),
      db.client,
    );
    await expect(cheat).rejects.toThrow(/row-level security/);
  });

  test("two of a company, two of the vendor: the second is told; nothing is approved twice", async () => {
    const p = await partner();
    const save = (version: number) =>
      as(db, p.admin, () => saveProfileAction(ws.slug, { slug: p.slug, version, ...words }));
    done(await save(0));
    expect(await save(0)).toMatchObject({ ok: false, kind: "conflict" });
    done(await write(p, 1));
    done(await as(db, p.admin, () => takeBackProfileAction(ws.slug, { slug: p.slug, version: 2 })));
    expect(await approve(p, 2)).toMatchObject({ ok: false });
    done(await write(p, 3));
    done(await approve(p, 4));
    expect(await approve(p, 4)).toMatchObject({ ok: false });
    expect(await write(p, 0, { logo: null })).toMatchObject({ ok: false, kind: "refused" });
  });

  test("bad input is told at its field and nothing is kept", async () => {
    const p = await partner();
    for (const [field, more] of [
      ["logo", { logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>' }],
      ["contactEmail", { contactEmail: "nobody" }],
      ["countries", { countries: ["XX"] }],
      ["languages", { languages: ["klingon"] }],
      ["specialities", { specialities: "x".repeat(50) }],
      ["headlineEn", { headlineEn: "" }],
    ] as const)
      expect(await write(p, 0, more), field).toMatchObject({
        ok: false,
        fields: { [field]: expect.any(String) },
      });
    expect(
      (await db.admin.query("SELECT 1 FROM partner_profile WHERE partner_org_id = $1", [p.admin.orgId]))
        .rowCount,
    ).toBe(0);
  });
});

describe("the directory (P25)", () => {
  test("P17: whoever loses status, tier or the listing is gone with the press that takes it", async () => {
    const ends: [string, (p: Partner, version: number) => Promise<unknown>][] = [
      ["suspended", (p, version) => suspendAction(ws.slug, { slug: p.slug, version, reason: "Unpaid" })],
      ["ended", (p, version) => endPartnershipAction(ws.slug, { slug: p.slug, version, reason: "Over" })],
      [
        "listing withdrawn",
        (p, version) =>
          withdrawBenefitAction(ws.slug, { slug: p.slug, version, benefit: "directory", reason: "Misuse" }),
      ],
    ];
    for (const [how, press] of ends) {
      const p = await partner();
      expect([how, (await seen(p)) !== null]).toEqual([how, true]);
      const { rows } = await db.admin.query("SELECT version FROM partnership WHERE id = $1", [p.id]);
      const result = await as(db, manager, () => press(p, rows[0].version));
      expect([how, result]).toMatchObject([how, { ok: true }]);
      expect([how, await seen(p)]).toEqual([how, null]);
      expect((await find()).rows.map(row => row.name)).not.toContain(p.name);
    }
    for (const [state, tier] of [
      ["onboarding", null],
      ["active", null],
    ] as const)
      expect(await seen(await partner(tier, state))).toBeNull();
    expect(await seen(await partner("advanced", "remediation"))).not.toBeNull();
  });

  test("what a coming version of the programme ends is out on its day, before any job has run", async () => {
    const p = await partner();
    const until = (day: string) =>
      db.admin.query(
        `UPDATE directory_entry SET listed_until = current_date + $2::int WHERE partnership_id = $1`,
        [p.id, day],
      );
    await until("2");
    expect(await seen(p)).not.toBeNull();
    await until("-2");
    expect(await seen(p)).toBeNull();
  });

  test("is found by words without accents, country, tier, speciality and language", async () => {
    const p = await partner("premier");
    const more = {
      headlineEn: "Nubes de León",
      specialities: "Cuántica",
      countries: ["NO"],
      languages: ["no"],
    };
    done(await write(p, 0, more));
    done(await approve(p, 1));
    const name = async (asked: Record<string, string>) => (await find(asked)).rows.map(row => row.name);
    const asks: Record<string, string>[] = [
      { q: "LEON" },
      { q: "cuantica" },
      { country: "NO" },
      { tier: "premier" },
      { speciality: "cuántica" },
      { language: "no" },
      { q: "nubes", country: "NO", tier: "premier", speciality: "Cuántica", language: "no" },
    ];
    for (const asked of asks) expect([asked, await name(asked)]).toEqual([asked, [p.name]]);
    expect(await name({ q: "leon", country: "PT" })).toEqual([]);
    const facets = await inWorkspace(visitor, tx => directoryFacets(tx, ws.tenantId), db.client);
    expect(facets.countries).toContain("NO");
    expect(facets.tiers.map(tier => tier.key)).toEqual(["premier", "advanced"]);
  });

  test("pages follow each other without a gap or a repeat, the highest tier first", async () => {
    const all = (await find()).rows.map(row => row.id);
    expect(all.length).toBeGreaterThan(4);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof find>> = await find({}, cursor, 2);
      paged.push(...page.rows.map(row => row.id));
      cursor = page.next;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  test("a salesperson writes the profile, an engineer does not", async () => {
    const p = await partner();
    const org = { ...(await orgOf(p)), name: p.name };
    const sales = await makePerson(db, ws, org, ["partner_sales"]);
    const engineer = await makePerson(db, ws, org, ["partner_support"]);
    const press = (who: Actor) =>
      as(db, who, () => saveProfileAction(ws.slug, { slug: p.slug, version: 0, ...words }));
    expect(await press(engineer)).toMatchObject({ ok: false, kind: "forbidden" });
    done(await press(sales));
  });
});

const orgOf = async (p: Partner) => ({
  tenantId: ws.tenantId,
  orgId: p.admin.orgId,
  side: "partner" as const,
  slug: p.slug,
  partnerOrgId: p.admin.orgId,
  customerOrgId: null,
});
