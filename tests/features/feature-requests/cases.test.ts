import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import * as actions from "#lib/features/feature-requests/actions.ts";
import { linkWishAction, unlinkWishAction } from "#lib/features/feature-requests/actions-cases.ts";
import { casesOfWish, wishChoices, wishesOfCase } from "#lib/features/feature-requests/cases.ts";
import { mergeTicketAction } from "#lib/features/tickets/actions-links.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { tell } from "#lib/jobs/tell.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeProduct } from "#tests/support/factories/plan.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
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
     VALUES ($1, $2, $3, '8.1', '2026-01-10', 'published')`,
    [w.ws.tenantId, newId(), w.product.productId],
  );
});
afterAll(() => db.drop());

const slug = () => w.ws.slug;
function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const create = async (more: object = {}) =>
  done(
    await as(db, w.manufacturer, () =>
      actions.createFeatureAction(slug(), {
        productId: w.product.productId,
        titleEn: "Warn before a quota",
        titleEs: "",
        textEn: "",
        textEs: "",
        publish: true,
        ...more,
      }),
    ),
  ).number;
const link = (who: Actor | null, number: string, feature: string) =>
  as(db, who, () => linkWishAction(slug(), { number, feature }));
const unlink = (who: Actor | null, number: string, feature: string) =>
  as(db, who, () => unlinkWishAction(slug(), { number, feature }));
const wishes = async (who: Actor, ticketId: string) =>
  (await inWorkspace(who, tx => wishesOfCase(tx, who, ticketId), db.client)).map(wish => wish.number);
const featureId = async (number: string) =>
  (await db.admin.query<{ id: string }>("SELECT id FROM feature WHERE number = $1", [number])).rows[0]?.id ??
  "";
const cases = async (who: Actor, feature: string) => {
  const id = await featureId(feature);
  const page = await inWorkspace(
    who,
    tx => casesOfWish(tx, who, id, { after: null, before: null }),
    db.client,
  );
  return page.rows.map(row => row.number);
};
const move = async (number: string, more: object) => {
  const { rows } = await db.admin.query("SELECT version FROM feature WHERE number = $1", [number]);
  const input = { number, version: rows[0].version, ...more };
  done(await as(db, w.manufacturer, () => actions.moveFeatureAction(slug(), input)));
  const event = await db.admin.query(
    "SELECT id FROM event WHERE type = 'feature.moved' AND data->>'number' = $1 ORDER BY at DESC, id DESC LIMIT 1",
    [number],
  );
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, event.rows[0].id), db.client);
  const told = await db.admin.query(
    "SELECT person_id, kind, data::text AS data, href FROM notification WHERE event_id = $1",
    [event.rows[0].id],
  );
  return told.rows as { person_id: string; kind: string; data: string; href: string }[];
};

test("a case shows the wish to those of its readers who may read that, the wish shows each side its own cases (R1, T6)", async () => {
  const wish = await create();
  const draft = await create({ publish: false });
  const served = await makeTicket(db, w);
  const own = await makeTicket(db, w, "vendor");
  done(await link(w.engineer, served.number, wish.toLowerCase()));
  done(await link(w.engineer, served.number, wish));
  done(await link(w.manufacturer, own.number, wish));
  done(await link(w.manufacturer, served.number, draft));
  expect(await wishes(w.contact, served.id)).toEqual([wish]);
  expect(await wishes(w.engineer, served.id)).toEqual([wish]);
  expect((await wishes(w.manufacturer, served.id)).sort()).toEqual([wish, draft].sort());
  for (const who of [w.otherPartner, w.otherCustomer, w.ownContact])
    expect(await wishes(who, served.id)).toEqual([]);
  expect((await cases(w.manufacturer, wish)).sort()).toEqual([served.number, own.number].sort());
  expect(await cases(w.engineer, wish)).toEqual([served.number]);
  for (const who of [w.otherPartner, w.contact, w.ownContact]) expect(await cases(who, wish)).toEqual([]);
  // The line says it to who works the case, of a draft to the vendor alone; the customer's timeline has neither.
  const lines = async (who: Actor) =>
    inWorkspace(
      who,
      async (tx, now) => {
        const page = await getTicket(tx, who, served.number, now);
        return page?.timeline.items.flatMap(item =>
          item.type === "event" && item.key === "ticket.wish_linked" ? [item.params.wish] : [],
        );
      },
      db.client,
    );
  expect(await lines(w.contact)).toEqual([]);
  expect(await lines(w.engineer)).toEqual([wish]);
  expect(await lines(w.manufacturer)).toEqual([wish, draft]);
  // Offered are those of the product that the side may read.
  const offered = async (who: Actor) =>
    (await inWorkspace(who, tx => wishChoices(tx, who, served.id), db.client)).map(one => one.number);
  expect(await offered(w.engineer)).toContain(wish);
  expect(await offered(w.engineer)).not.toContain(draft);
  expect(await offered(w.manufacturer)).toContain(draft);
});

test("refused with the reason: unknown, another product, not there, not theirs", async () => {
  const wish = await create();
  const draft = await create({ publish: false });
  const other = await makeProduct(db, w.ws, { name: "Other", ticketPrefix: "OTC" });
  const elsewhere = await create({ productId: other.productId });
  const { number, id } = await makeTicket(db, w);
  const said = async (who: Actor, feature: string) => {
    const result = await link(who, number, feature);
    return result.ok ? "done" : result.fields?.feature;
  };
  expect(await said(w.engineer, "NONE-F1")).toMatch(/no feature request/);
  expect(await said(w.engineer, draft)).toMatch(/no feature request/);
  expect(await said(w.manufacturer, elsewhere)).toMatch(/another product/);
  for (const who of [w.contact, w.reader, w.sales])
    expect(await link(who, number, wish)).toMatchObject({ ok: false, kind: "forbidden" });
  for (const who of [w.otherPartner, w.otherCustomer, w.foreigner])
    expect(await link(who, number, wish)).toMatchObject({ ok: false, kind: "not_found" });
  expect(await link(null, number, wish)).toMatchObject({ ok: false, kind: "signed_out" });
  expect(await wishes(w.manufacturer, id)).toEqual([]);
  done(await link(w.engineer, number, wish));
  for (const who of [w.contact, w.sales])
    expect(await unlink(who, number, wish)).toMatchObject({ ok: false, kind: "forbidden" });
  expect(await unlink(w.otherPartner, number, wish)).toMatchObject({ ok: false, kind: "not_found" });
  done(await unlink(w.engineer, number, wish));
  expect(await unlink(w.engineer, number, wish)).toMatchObject({ ok: false, kind: "not_found" });
  expect(await wishes(w.manufacturer, id)).toEqual([]);
});

test("in the database too: no customer writes a link, no partner one of another's case", async () => {
  const wish = await featureId(await create());
  const { id } = await makeTicket(db, w);
  const row = (partnerOrgId: string | null, customerOrgId: string) => ({
    tenantId: w.ws.tenantId,
    featureId: wish,
    ticketId: id,
    partnerOrgId,
    customerOrgId,
    byName: "x",
  });
  const write = (who: Actor, partnerOrgId: string | null, customerOrgId: string) =>
    inWorkspace(
      who,
      tx => tx.featureCase.createMany({ data: [row(partnerOrgId, customerOrgId)] }),
      db.client,
    );
  const customer = w.contact.orgId;
  await expect(write(w.contact, w.engineer.orgId, customer)).rejects.toThrow();
  await expect(write(w.otherPartner, w.engineer.orgId, customer)).rejects.toThrow();
  await expect(write(w.engineer, null, customer)).rejects.toThrow();
  await write(w.engineer, w.engineer.orgId, customer);
  for (const who of [w.otherPartner, w.otherCustomer, w.ownContact]) {
    const seen = await inWorkspace(
      who,
      tx => tx.featureCase.count({ where: { featureId: wish } }),
      db.client,
    );
    expect(seen).toBe(0);
  }
  await expect(
    inWorkspace(w.contact, tx => tx.featureCase.deleteMany({ where: { ticketId: id } }), db.client),
  ).rejects.toThrow();
});

test("who asked and who follows is told how far it is, of no other case, and nobody who may not read it", async () => {
  const wish = await create();
  const served = await makeTicket(db, w);
  const own = await makeTicket(db, w, "vendor");
  await db.admin.query("UPDATE ticket SET subject = 'Quite another matter' WHERE id = $1", [own.id]);
  done(await link(w.engineer, served.number, wish));
  done(await link(w.manufacturer, own.number, wish));
  // A colleague follows without taking part; somebody of another partner has a row left from earlier.
  for (const [who, ticket] of [
    [w.specialist, served],
    [w.otherPartner, served],
    [w.vendorManager, own],
  ] as const)
    await db.admin.query(
      "INSERT INTO ticket_follower (tenant_id, ticket_id, person_id) VALUES ($1, $2, $3)",
      [w.ws.tenantId, ticket.id, who.personId],
    );
  const told = await move(wish, { progress: "planned", release: "8.1" });
  expect(told.map(one => one.person_id).sort()).toEqual(
    [w.contact, w.ownContact, w.specialist, w.vendorManager].map(one => one.personId).sort(),
  );
  for (const one of told) {
    expect(one).toMatchObject({ kind: "feature.moved_for_case", href: `/${slug()}/features/${wish}` });
    expect(one.data).not.toMatch(new RegExp(`${served.number}|${own.number}|another matter`));
  }
  // Whose contract is over may read the wish no longer, whatever their case asks for.
  await db.admin.query("UPDATE contract SET ends_on = current_date - 3 WHERE id = $1", [w.ownContract.id]);
  const later = await move(wish, { progress: "considered" });
  expect(later.map(one => one.person_id)).not.toContain(w.ownContact.personId);
  expect(later.map(one => one.person_id)).toContain(w.contact.personId);
  await db.admin.query("UPDATE contract SET ends_on = current_date + 300 WHERE id = $1", [w.ownContract.id]);
  // Who voted and follows reads it once, as a voter.
  done(await as(db, w.contact, () => actions.voteAction(slug(), { number: wish, on: true })));
  const both = (await move(wish, { progress: "planned", release: "8.1" })).filter(
    one => one.person_id === w.contact.personId,
  );
  expect(both.map(one => one.kind)).toEqual(["feature.moved"]);
});

test("a case that goes on in another leaves it what it asked for, each wish once and for whoever may read it (T6)", async () => {
  const [both, only, draft] = [await create(), await create(), await create({ publish: false })];
  const [gone, stays] = [await makeTicket(db, w), await makeTicket(db, w)];
  for (const wish of [both, only]) done(await link(w.engineer, gone.number, wish));
  done(await link(w.engineer, stays.number, both));
  done(await link(w.manufacturer, gone.number, draft));
  const { rows } = await db.admin.query("SELECT version FROM ticket WHERE id = $1", [gone.id]);
  const at = { number: gone.number, version: rows[0].version, into: stays.number };
  done(await as(db, w.engineer, () => mergeTicketAction(slug(), at)));
  expect((await wishes(w.engineer, stays.id)).sort()).toEqual([both, only].sort());
  expect((await wishes(w.manufacturer, stays.id)).sort()).toEqual([both, only, draft].sort());
  expect(await wishes(w.otherPartner, stays.id)).toEqual([]);
  for (const wish of [both, only, draft]) expect(await cases(w.manufacturer, wish)).toEqual([stays.number]);
  // Who asked in the case that is closed asked all the same.
  await db.admin.query("UPDATE ticket SET opened_by_id = $2 WHERE id = $1", [stays.id, w.reader.personId]);
  const told = await move(only, { progress: "planned", release: "8.1" });
  expect(told.map(one => one.person_id)).toContain(w.contact.personId);
  // Taken off, it is off both.
  done(await unlink(w.engineer, stays.number, only));
  expect(await wishes(w.engineer, gone.id)).toEqual([]);
  expect(await cases(w.manufacturer, only)).toEqual([]);
  // Asked for on a page from before the merge, it is asked for where the case goes on.
  done(await link(w.engineer, gone.number, only));
  expect(await cases(w.manufacturer, only)).toEqual([stays.number]);
});

test("what was asked for before wishes followed a merge is asked for by the case that goes on, each wish once", async () => {
  const [both, only] = [await create(), await create({ titleEn: "Other" })];
  const [gone, stays] = [await makeTicket(db, w), await makeTicket(db, w)];
  for (const wish of [both, only]) done(await link(w.engineer, gone.number, wish));
  done(await link(w.engineer, stays.number, both));
  await db.admin.query(
    "UPDATE ticket SET merged_into_id = $2, state = 'closed', open = false WHERE id = $1",
    [gone.id, stays.id],
  );
  expect((await cases(w.manufacturer, both)).length).toBe(2);
  const folder = path.resolve(import.meta.dirname, "../../../prisma/migrations");
  await db.admin.query(
    readFileSync(path.join(folder, "20261128113000_wishes_follow_merges/migration.sql"), "utf8"),
  );
  for (const wish of [both, only]) expect(await cases(w.manufacturer, wish)).toEqual([stays.number]);
  expect(await wishes(w.engineer, gone.id)).toEqual([]);
  expect((await wishes(w.engineer, stays.id)).sort()).toEqual([both, only].sort());
});

test("a wish worded from a case is asked for by it, and the link follows the case to another partner (T1)", async () => {
  const { number, id } = await makeTicket(db, w);
  const wish = await create({ caseNumber: number });
  expect(await wishes(w.engineer, id)).toEqual([wish]);
  const nowhere = await as(db, w.manufacturer, () =>
    actions.createFeatureAction(slug(), {
      productId: w.product.productId,
      titleEn: "x",
      caseNumber: "NONE-1",
    }),
  );
  expect(nowhere).toMatchObject({ ok: false, kind: "invalid" });
  await inWorkspace(
    w.vendorManager,
    (tx, now) => {
      const to = { id: w.otherPartner.orgId, name: w.otherPartner.orgName };
      return moveCustomer(tx, w.vendorManager, w.contact.orgId, to, now);
    },
    db.client,
  );
  expect(await wishes(w.otherPartner, id)).toEqual([wish]);
  expect(await cases(w.otherPartner, wish)).toEqual([number]);
  expect(await cases(w.engineer, wish)).toEqual([]);
  expect(await wishes(w.engineer, id)).toEqual([]);
});
