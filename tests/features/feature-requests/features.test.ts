import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import * as actions from "#lib/features/feature-requests/actions.ts";
import { featureFilter, getFeature, listFeatures } from "#lib/features/feature-requests/queries.ts";
import { openTicketAction } from "#lib/features/tickets/actions.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { tell } from "#lib/jobs/tell.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeProduct } from "#tests/support/factories/plan.ts";
import { makeTicketWorld, openingOf, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  await db.admin.query(
    `INSERT INTO release (tenant_id, id, product_id, version, released_on, state)
     VALUES ($1, $2, $3, '8.1', '2026-01-10', 'published'), ($1, $4, $3, '9.0', '2027-01-10', 'draft')`,
    [w.ws.tenantId, newId(), w.product.productId, newId()],
  );
});
afterAll(() => db.drop());

const slug = () => w.ws.slug;
function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const words = { titleEn: "Warn before a quota", titleEs: "", textEn: "At 90 %.", textEs: "" };
const create = async (more: object = {}) =>
  done(
    await as(db, w.manufacturer, () =>
      actions.createFeatureAction(slug(), {
        productId: w.product.productId,
        ...words,
        publish: true,
        ...more,
      }),
    ),
  ).number;
const read = (actor: Actor, number: string) =>
  inWorkspace(actor, tx => getFeature(tx, actor, number, "2026-06-01"), db.client);
const version = async (number: string) => (await read(w.manufacturer, number))?.version ?? -1;
const list = async (actor: Actor, asked: Record<string, string> = {}) =>
  inWorkspace(
    actor,
    tx => listFeatures(tx, actor, featureFilter(asked), { after: null, before: null }),
    db.client,
  );
const vote = (actor: Actor, number: string, on = true) =>
  as(db, actor, () => actions.voteAction(slug(), { number, on }));
const move = async (number: string, more: object) => {
  const input = { number, version: await version(number), ...more };
  return as(db, w.manufacturer, () => actions.moveFeatureAction(slug(), input));
};
const setTier = (tierKey: string, state = "active") =>
  db.admin.query(
    "UPDATE partnership SET tier_key = $1, state = $2 WHERE tenant_id = $3 AND partner_org_id = $4",
    [tierKey, state, w.ws.tenantId, w.engineer.orgId],
  );

test("S11, T6: read by partners and by customers whose contracts cover the product; title and description, no more", async () => {
  const number = await create();
  const draft = await create({ publish: false });
  const other = await makeProduct(db, w.ws, { name: "Other", ticketPrefix: "OTH" });
  const elsewhere = await create({ productId: other.productId });
  done(await vote(w.contact, number));
  for (const actor of [w.contact, w.reader, w.ownContact]) {
    const numbers = (await list(actor)).rows.map(row => row.number);
    expect(numbers).toContain(number);
    expect(numbers).not.toContain(draft);
    expect(numbers).not.toContain(elsewhere);
    expect(await read(actor, elsewhere)).toBeNull();
  }
  expect((await list(w.engineer)).rows.map(row => row.number)).not.toContain(draft);
  // Without a contract there is nothing to read.
  expect((await list(w.otherCustomer)).rows).toEqual([]);
  for (const actor of [w.contact, w.engineer, w.ownContact]) {
    const page = await read(actor, number);
    expect(page).toMatchObject({ title: words.titleEn, text: words.textEn, own: null });
    // How many want it, everybody reads who may vote; what they weigh and whose they are is the vendor's.
    expect(page?.votes).toEqual({ votes: 1, weight: null });
    expect((await list(actor)).rows.find(row => row.number === number)?.votes).toEqual(page?.votes);
    if (actor !== w.contact) expect(JSON.stringify(page)).not.toContain(w.contact.orgName);
  }
});

test("in the database too: a company counts votes of its workspace, and reads no other's", async () => {
  const number = await create();
  for (const who of [w.contact, w.ownContact, w.engineer]) done(await vote(who, number));
  const id = (await read(w.manufacturer, number))?.id ?? "";
  const count = (who: WorkspaceContext) =>
    inWorkspace(
      who,
      tx => tx.$queryRaw`SELECT feature_id, votes FROM feature_votes(ARRAY[${id}::uuid])`,
      db.client,
    );
  expect(await count(w.contact)).toEqual([{ feature_id: id, votes: 3 }]);
  expect(await count(w.engineer)).toEqual([{ feature_id: id, votes: 3 }]);
  // Of what is not out any more, nor yet, others learn nothing.
  const turn = (state: string) => db.admin.query("UPDATE feature SET state = $2 WHERE id = $1", [id, state]);
  await turn("draft");
  for (const who of [w.contact, w.engineer]) expect(await count(who)).toEqual([]);
  expect(await count(w.manufacturer)).toEqual([{ feature_id: id, votes: 3 }]);
  await turn("published");
  const mine = await inWorkspace(
    w.contact,
    tx => tx.featureVote.findMany({ where: { featureId: id } }),
    db.client,
  );
  expect(mine.map(one => one.orgId)).toEqual([w.contact.orgId]);
  expect(await count({ ...w.contact, tenantId: newId() })).toEqual([]);
  await expect(count({ ...w.contact, side: "public" })).rejects.toThrow("denied");
});

test("P11, P25: one vote a company; a partner's weighs more while its tier grants influence", async () => {
  const number = await create();
  const votes = async () => (await read(w.manufacturer, number))?.votes;
  done(await vote(w.contact, number));
  done(await vote(w.contact, number));
  done(await vote(w.engineer, number));
  // A colleague speaks for the same company.
  done(await vote(w.partnerManager, number));
  await setTier("advanced");
  expect(await votes()).toEqual({ votes: 2, weight: 2 });
  await setTier("premier");
  expect(await votes()).toEqual({ votes: 2, weight: 4 });
  await setTier("premier", "suspended");
  expect(await votes()).toEqual({ votes: 2, weight: 2 });
  await setTier("premier");
  const product = await inWorkspace(
    asWorker(w.ws.tenantId),
    tx => tx.product.findFirstOrThrow({ where: { id: w.product.productId } }),
    db.client,
  );
  const weight = { productId: product.id, version: product.version, weight: 10 };
  done(await as(db, w.vendorManager, () => actions.saveVoteWeightAction(slug(), weight)));
  expect(await votes()).toEqual({ votes: 2, weight: 11 });
  expect((await list(w.contact, { voted: "yes" })).rows.map(row => row.number)).toContain(number);
  done(await vote(w.partnerManager, number, false));
  expect(await votes()).toEqual({ votes: 1, weight: 1 });
});

test("T6: planned, released, declined; whoever voted is told, and nothing is left to vote for at the end", async () => {
  const number = await create();
  done(await vote(w.contact, number));
  expect(await move(number, { progress: "planned", release: "12" })).toMatchObject({ kind: "invalid" });
  done(await move(number, { progress: "planned", release: "9.0" }));
  const { rows } = await db.admin.query("SELECT id FROM event WHERE type = 'feature.moved' ORDER BY at DESC");
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const told = await db.admin.query("SELECT person_id FROM notification WHERE kind = 'feature.moved'");
  expect(told.rows.map(row => row.person_id)).toEqual([w.contact.personId]);
  expect(await move(number, { progress: "released", release: "9.0" })).toMatchObject({ kind: "invalid" });
  done(await move(number, { progress: "released", release: "8.1" }));
  expect(await read(w.contact, number)).toMatchObject({
    progress: "released",
    release: "8.1",
    mayVote: false,
  });
  expect(await vote(w.ownContact, number)).toMatchObject({ ok: false, kind: "refused" });
  expect(await move(number, { progress: "declined" })).toMatchObject({ kind: "invalid" });
  done(await move(number, { progress: "declined", reasonEn: "Another way is better." }));
  expect(await read(w.contact, number)).toMatchObject({ reason: "Another way is better.", release: null });
});

test("who may: the vendor keeps, companies vote, others find nothing (R1)", async () => {
  const number = await create({ publish: false });
  const open = await create();
  const { productId } = w.product;
  const at = { number, version: await version(number) };
  const trainer: Actor = { ...w.manufacturer, roles: ["trainer"] };
  const tries: Record<string, [() => Promise<ActionResult<unknown>>, string]> = {
    create: [() => actions.createFeatureAction(slug(), { productId, ...words }), "forbidden"],
    save: [() => actions.saveFeatureAction(slug(), { ...at, ...words }), "not_found"],
    publish: [() => actions.publishFeatureAction(slug(), at), "not_found"],
    move: [
      () => actions.moveFeatureAction(slug(), { ...at, progress: "declined", reasonEn: "x" }),
      "not_found",
    ],
    weight: [() => actions.saveVoteWeightAction(slug(), { productId, version: 0, weight: 2 }), "forbidden"],
  };
  for (const [name, [call, others]] of Object.entries(tries)) {
    const kind = async (actor: Actor | null) => {
      const result = await as(db, actor, call);
      return result.ok ? "done" : result.kind;
    };
    expect([name, await kind(trainer)]).toEqual([name, "forbidden"]);
    for (const actor of [w.engineer, w.contact]) expect([name, await kind(actor)]).toEqual([name, others]);
    expect([name, await kind(w.foreigner), await kind(null)]).toEqual([name, "not_found", "signed_out"]);
  }
  for (const actor of [w.reader, w.sales, w.manufacturer])
    expect(await vote(actor, open)).toMatchObject({ ok: false, kind: "forbidden" });
  expect(await vote(w.otherCustomer, open)).toMatchObject({ ok: false, kind: "not_found" });
  expect(await vote(w.contact, number)).toMatchObject({ ok: false, kind: "not_found" });
  done(await as(db, w.manufacturer, () => actions.saveFeatureAction(slug(), { ...at, ...words })));
  const published = { number, version: await version(number) };
  done(await as(db, w.manufacturer, () => actions.publishFeatureAction(slug(), published)));
  expect(await read(w.contact, number)).not.toBeNull();
});

test("T6: a question has no impact, a request a wished day that is not over", async () => {
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const open = (more: object) =>
    as(db, w.contact, () =>
      openTicketAction(slug(), { ...opening, affectedPercent: 100, canWork: false, ...more }),
    );
  const page = async (number: string) =>
    inWorkspace(w.contact, (tx, now) => getTicket(tx, w.contact, number, now), db.client);
  const question = done(await open({ kind: "question" }));
  expect(await page(question.number)).toMatchObject({
    priority: "P4",
    priorityReason: "by_kind",
    affectedBp: 0,
    canWork: true,
    wishedOn: null,
  });
  expect(await open({ kind: "request", wishedOn: "2020-01-01" })).toMatchObject({ kind: "invalid" });
  const request = done(await open({ kind: "request", wishedOn: "2099-03-01" }));
  expect(await page(request.number)).toMatchObject({ wishedOn: "2099-03-01", priority: "P4" });
  const incident = done(await open({ kind: "incident", wishedOn: "2099-03-01" }));
  expect(await page(incident.number)).toMatchObject({ wishedOn: null, priority: "P1" });
});
