import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { coveredProducts } from "#lib/features/products/access.ts";
import {
  announceEndAction,
  correctVersionAction,
  createReleaseAction,
  moveEndAction,
  publishReleaseAction,
  saveModulesAction,
  saveReleaseAction,
  takeBackEndAction,
} from "#lib/features/products/actions.ts";
import { systemsStep } from "#lib/features/products/export.ts";
import { recordEndNotices, tellEndNotices } from "#lib/features/products/notices.ts";
import { readRelease } from "#lib/features/products/read.ts";
import { addReleaseFiles, findRelease } from "#lib/features/products/releases.ts";
import { releaseForEditing } from "#lib/features/products/shelf.ts";
import { listSystems, systemFilter } from "#lib/features/products/systems.ts";
import { tell } from "#lib/jobs/tell.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makePlan, makeProduct, type TestPlan, type TestProduct } from "#tests/support/factories/plan.ts";
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

let db: TestDatabase;
let ws: TestWorkspace;
let keeper: Actor;
let serving: Actor;
let engineer: Actor;
let contact: Actor;
let lapsed: Actor;
let plan: TestPlan;
let product: TestProduct;
let today: PlainDate;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  today = await inWorkspace(asWorker(ws.tenantId), async (_, now) => todayIn(ws.timeZone, now.getTime()));
  keeper = await makeVendorActor(db, ws, ["vendor_admin"]);
  const { org, actor } = await makePartner(db, ws);
  serving = actor;
  engineer = await makePerson(db, ws, org, ["partner_support"]);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
  const customer = await makeCustomerOrg(db, ws, org);
  contact = await makePerson(db, ws, customer, ["customer_contact"]);
  const gone = await makeCustomerOrg(db, ws, org);
  lapsed = await makePerson(db, ws, gone, ["customer_admin"]);
  const terms = { plan, product, startsOn: addDays(today, -300) };
  await makeContract(db, ws, customer, { ...terms, endsOn: addDays(today, 60) });
  await makeContract(db, ws, gone, { ...terms, endsOn: addDays(today, -40) });
  await db.admin.query("UPDATE contract_system SET version = '8.0' WHERE tenant_id = $1", [ws.tenantId]);
});
afterAll(() => db.drop());

const say = <T>(result: { ok: boolean; fields?: Record<string, string> } & T) =>
  result.ok ? {} : (result.fields ?? {});
const release = async (version: string) => {
  const { rows } = await db.admin.query(
    "SELECT id, revision FROM release WHERE tenant_id = $1 AND version = $2",
    [ws.tenantId, version],
  );
  return { releaseId: String(rows[0].id), revision: Number(rows[0].revision) };
};
const read = (actor: Actor, version: string) =>
  inWorkspace(actor, tx => readRelease({ tx, actor, today }, "sigap", version));
const systems = (actor: Actor, asked: Record<string, string> = {}) =>
  inWorkspace(actor, tx =>
    listSystems({ tx, actor, today }, systemFilter(asked), { after: null, before: null }),
  );

/** Everything that waits is told; the mails by reader and topic. */
async function told(): Promise<string[]> {
  return inWorkspace(asWorker(ws.tenantId), async tx => {
    const events = await tx.event.findMany({
      where: { tenantId: ws.tenantId, type: { startsWith: "release." } },
    });
    for (const event of events) await tell(tx, ws.tenantId, event.id);
    const mails = await tx.outbox.findMany({ where: { tenantId: ws.tenantId, kind: "mail" } });
    return mails.map(mail => `${mail.topic} ${mail.toEmail}`).sort();
  });
}

describe("releases (S11)", () => {
  test("a draft is the vendor's alone; published, it goes to whom a contract in force covers, once (S11, S15)", async () => {
    const made = await as(db, keeper, () =>
      createReleaseAction(ws.slug, {
        productId: product.productId,
        version: "9.0",
        kind: "major",
        releasedOn: today,
      }),
    );
    expect(done(made)).toEqual({ key: "sigap", version: "9.0" });
    const saved = await as(db, keeper, async () =>
      saveReleaseAction(ws.slug, {
        ...(await release("9.0")),
        version: "9.0",
        kind: "major",
        releasedOn: today,
        notesEn: "**Faster**",
        notesEs: "",
      }),
    );
    done(saved);
    await expect(read(contact, "9.0")).rejects.toMatchObject({ kind: "not_found" });
    const target = await release("9.0");
    const [one, other] = await as(db, keeper, () =>
      Promise.all([
        publishReleaseAction(ws.slug, { ...target, tell: true }),
        publishReleaseAction(ws.slug, { ...target, tell: true }),
      ]),
    );
    expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1);
    expect((await read(contact, "9.0")).content).toEqual({ notes: "**Faster**", files: [] });
    expect((await read(engineer, "9.0")).content?.notes).toBe("**Faster**");
    const kept = await read(lapsed, "9.0");
    expect([kept.content, kept.refusal?.why, kept.support]).toEqual([null, "lapsed", "current"]);
    expect(await told()).toEqual(
      [contact, engineer, serving].map(one => `release.published ${one.email}`).sort(),
    );
  });

  test("files that come in while the release is published go out with it (S11)", async () => {
    const made = {
      productId: product.productId,
      version: "9.0.1",
      kind: "minor",
      releasedOn: today,
    } as const;
    done(await as(db, keeper, () => createReleaseAction(ws.slug, made)));
    const target = await release("9.0.1");
    const asLoaded = await inWorkspace(keeper, tx => findRelease(tx, ws.tenantId, target.releaseId));
    done(await as(db, keeper, () => publishReleaseAction(ws.slug, { ...target, tell: false })));
    await inWorkspace(keeper, tx =>
      addReleaseFiles(tx, keeper, asLoaded!, {
        releaseId: target.releaseId,
        files: [new File(["Steps."], "upgrade.txt")],
      }),
    );
    expect((await read(contact, "9.0.1")).content?.files.map(file => file.name)).toEqual(["upgrade.txt"]);
  });

  test("what row security lets through is what the contracts say, also without any of our queries (S15)", async () => {
    for (const [actor, notes] of [
      [contact, 2],
      [engineer, 2],
      [lapsed, 0],
    ] as const)
      await inWorkspace(actor, async tx => {
        expect([actor.side, await tx.releaseNote.count()]).toEqual([actor.side, notes]);
        expect((await coveredProducts(tx)).has(product.productId)).toBe(notes > 0);
      });
  });

  test("a version that is there, or fits in no line, is refused at its field; published ones keep their name", async () => {
    const add = (version: string, kind: "major" | "minor", releasedOn: string = today) =>
      as(db, keeper, () =>
        createReleaseAction(ws.slug, { productId: product.productId, version, kind, releasedOn }),
      );
    expect(Object.keys(say(await add("9.0", "major")))).toEqual(["version"]);
    expect(Object.keys(say(await add("9.1", "major")))).toEqual(["kind"]);
    expect(Object.keys(say(await add("10.1", "minor")))).toEqual(["kind"]);
    expect(Object.keys(say(await add("9.1", "minor", addDays(today, -30))))).toEqual(["releasedOn"]);
    const renamed = await as(db, keeper, async () =>
      saveReleaseAction(ws.slug, {
        ...(await release("9.0")),
        version: "9.9",
        kind: "major",
        releasedOn: today,
        notesEn: "",
        notesEs: "",
      }),
    );
    expect(Object.keys(say(renamed))).toEqual(["version"]);
  });

  test("a partner that serves nobody has them by a benefit in force, and no longer when it is withdrawn (P25)", async () => {
    const programme = await makeProgramme(db, ws, openNebulaProgramme);
    const { actor } = await makePartner(db, ws);
    const partnershipId = await makeReadyPartner(db, actor, programme, {
      state: "active",
      tierKey: "premier",
    });
    expect((await read(actor, "9.0")).refusal?.why).toBe("not_served");
    await db.admin.query("UPDATE product SET partner_benefits = '{beta}' WHERE id = $1", [product.productId]);
    expect((await read(actor, "9.0")).content?.notes).toBe("**Faster**");
    await db.admin.query("UPDATE partnership SET state = 'suspended' WHERE id = $1", [partnershipId]);
    expect((await read(actor, "9.0")).refusal?.why).toBe("not_served");
  });

  test("a module that a contract names stays", async () => {
    await db.admin.query(`UPDATE contract_system SET modules = '["e_oficio"]' WHERE tenant_id = $1`, [
      ws.tenantId,
    ]);
    const save = (modules: { key: string; nameEn: string; nameEs: string }[]) =>
      as(db, keeper, () => saveModulesAction(ws.slug, { productId: product.productId, version: 0, modules }));
    expect(Object.keys(say(await save([])))).toEqual(["modules"]);
    done(await save([{ key: "e_oficio", nameEn: "Letters", nameEs: "Oficios" }]));
  });
});

describe("ends of life (S11)", () => {
  const announce = async (endsOn: string) => {
    const target = await release("8.0");
    return as(db, keeper, () =>
      announceEndAction(ws.slug, { ...target, endsOn, adviceEn: "Upgrade", adviceEs: "" }),
    );
  };

  test("not while the line is kept, nor nearer than six months; the preview names who runs it (S11)", async () => {
    const far = addMonths(today, 8);
    // 9 is current and 8 the previous one, until 10 is planned.
    expect(say(await announce(far)).endsOn).toMatch(/still current|actual/);
    done(
      await as(db, keeper, () =>
        createReleaseAction(ws.slug, {
          productId: product.productId,
          version: "10.0",
          kind: "major",
          releasedOn: addMonths(today, 3),
        }),
      ),
    );
    expect(say(await announce(addMonths(today, 5))).endsOn).toMatch(/6 mo|6 mes/);
    const page = await inWorkspace(keeper, tx =>
      releaseForEditing({ tx, actor: keeper, today }, "sigap", "8.0"),
    );
    expect(page.affected.map(row => row.covered)).toEqual([true, false]);
    expect(page.affected).toHaveLength(2);
    done(await announce(far));
    expect(say(await announce(far))).toEqual({});
    expect((await read(lapsed, "8.0")).end).toMatchObject({ endsOn: far, advice: "Upgrade" });
  });

  test("who runs it is told once at the announcement, once when it moves, once before, and when it is taken back", async () => {
    const counted = async (topic: string) => (await told()).filter(mail => mail.startsWith(topic)).length;
    // Contact, lapsed administrator, partner's engineer and administrator.
    const readers = await counted("release.end_announced");
    expect(readers).toBeGreaterThanOrEqual(3);
    expect(await counted("release.end_announced")).toBe(readers);
    const { rows } = await db.admin.query(
      "SELECT id, revision, ends_on::text AS ends FROM end_of_life WHERE tenant_id = $1",
      [ws.tenantId],
    );
    const end = { endId: String(rows[0].id), revision: Number(rows[0].revision) };
    const nearer = await as(db, keeper, () =>
      moveEndAction(ws.slug, { ...end, endsOn: addMonths(today, 5) }),
    );
    expect(Object.keys(say(nearer))).toEqual(["endsOn"]);
    done(await as(db, keeper, () => moveEndAction(ws.slug, { ...end, endsOn: addMonths(today, 9) })));
    const again = await as(db, keeper, () =>
      moveEndAction(ws.slug, { ...end, endsOn: addMonths(today, 10) }),
    );
    expect(again).toMatchObject({ ok: false, kind: "conflict" });
    expect(await counted("release.end_moved")).toBe(readers);
    // As the day would be 60 days before: the mark of 90 is due, once.
    await db.admin.query("UPDATE end_of_life SET ends_on = $2, announced_on = $3 WHERE tenant_id = $1", [
      ws.tenantId,
      addDays(today, 60),
      addDays(today, -200),
    ]);
    const round = () =>
      inWorkspace(asWorker(ws.tenantId), async (tx, now) => {
        const written = await recordEndNotices(tx, ws.tenantId, now);
        await tellEndNotices(tx, ws.tenantId);
        return written;
      });
    expect([await round(), await round()]).toEqual([2, 0]);
    expect(await counted("release.ends_near")).toBe(readers);
    done(
      await as(db, keeper, () =>
        takeBackEndAction(ws.slug, { ...end, revision: end.revision + 1, reason: "Later" }),
      ),
    );
    expect(await counted("release.end_taken_back")).toBe(readers);
    expect((await read(contact, "8.0")).end).toBeNull();
  });
});

describe("who runs what (S11)", () => {
  test("each side sees its own, and the contact corrects a version with its history; only what is out can run", async () => {
    expect((await systems(keeper)).rows).toHaveLength(2);
    expect((await systems(engineer)).rows).toHaveLength(2);
    const [own] = (await systems(contact)).rows;
    expect(own).toMatchObject({ version: "8.0", correct: true, corrected: null, covered: true });
    const correct = (actor: Actor, version: string, revision = 0) =>
      as(db, actor, () => correctVersionAction(ws.slug, { systemId: own?.id, revision, version, note: "" }));
    expect(Object.keys(say(await correct(contact, "10.0")))).toEqual(["version"]);
    expect(await correct(lapsed, "9.0")).toMatchObject({ ok: false, kind: "not_found" });
    done(await correct(contact, "9.0"));
    expect(await correct(engineer, "8.0")).toMatchObject({ ok: false, kind: "conflict" });
    const [after] = (await systems(keeper, { version: "9.0" })).rows;
    expect(after).toMatchObject({ customer: own?.customer, corrected: { by: contact.name } });
    expect((await systems(keeper, { cover: "over" })).rows.map(row => row.covered)).toEqual([false]);
    expect((await systems(keeper, { support: "previous" })).rows.map(row => row.version)).toEqual(["8.0"]);
  });

  test("as a file it holds what its asker sees, and no formula", async () => {
    await db.admin.query(
      "UPDATE contract_system SET name = '=SUM(A1)' WHERE tenant_id = $1 AND version = '8.0'",
      [ws.tenantId],
    );
    const row = await inWorkspace(engineer, tx => tx.workspace.findFirstOrThrow());
    const step = (actor: Actor, cursor: unknown) =>
      inWorkspace(actor, (tx, now) =>
        systemsStep({
          tx,
          now,
          actor,
          workspace: workspaceInfo(row),
          taskId: "019b0000-0000-7000-8000-000000000000",
          input: { query: "version=8.0", format: "csv" },
          cursor,
        }),
      );
    const first = await step(engineer, {});
    expect(first.total).toBe(1);
    const second = await step(engineer, "cursor" in first ? first.cursor : {});
    const last = await step(engineer, "cursor" in second ? second.cursor : {});
    const text = new TextDecoder().decode("finished" in last ? last.finished?.file.bytes : new Uint8Array());
    expect(text).toContain("'=SUM(A1)");
  });
});
