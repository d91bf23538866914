import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { rateCaseAction } from "#lib/features/ratings/actions.ts";
import { caseRating } from "#lib/features/ratings/queries.ts";
import { readRated, readRatings } from "#lib/features/reports/ratings.ts";
import { readReportFilter } from "#lib/features/reports/schema.ts";
import { diagnoseTicket } from "#lib/features/tickets/commands/diagnose.ts";
import { linkTickets } from "#lib/features/tickets/commands/link.ts";
import { mergeTicket } from "#lib/features/tickets/commands/merge.ts";
import { closeTicket, reopenTicket, resolveTicket } from "#lib/features/tickets/commands/resolve.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { askForRatings } from "#lib/jobs/ask-ratings.ts";
import { renderMail } from "#lib/jobs/mail/render.ts";
import { tell } from "#lib/jobs/tell.ts";
import { workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);
vi.stubEnv("AUTH_SECRET", "a secret for tests alone, long enough");

let db: TestDatabase;
let w: TicketWorld;
let colleague: Actor;
let id: string;
let number: string;
const HOUR = 60;
const DAY = 24 * HOUR;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  const { orgId, orgName: name, tenantId } = w.contact;
  const org = {
    tenantId,
    orgId,
    name,
    slug: "",
    side: "customer" as const,
    partnerOrgId: w.engineer.orgId,
    customerOrgId: orgId,
  };
  colleague = await makePerson(db, w.ws, org, ["customer_contact"]);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await settings({ ratingAfterHours: 24, ratingDays: 14 });
  await db.admin.query("DELETE FROM ticket_rating");
  await db.admin.query("DELETE FROM outbox");
  await db.admin.query("UPDATE ticket SET resolved_at = resolved_at - interval '1 year' WHERE NOT open");
  ({ id, number } = await makeTicket(db, w));
  await change(w.engineer, (ctx, row) =>
    diagnoseTicket(ctx, row, { number, version: row.version, diagnosis: "Seen", priority: "P2", reason: "" }),
  );
});

type Ctx = { tx: Parameters<typeof ticketToChange>[0]; actor: Actor; now: Date };
const change = (actor: Actor, work: (ctx: Ctx, row: TicketRow) => Promise<unknown>, of = number) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, of);
      if (!target) throw new Error("no ticket");
      await work({ tx, actor, now }, target.row);
    },
    db.client,
  );
const settings = (all: object) =>
  db.admin.query("UPDATE workspace SET settings = $2 WHERE tenant_id = $1", [w.ws.tenantId, all]);
const resolve = () =>
  change(w.engineer, (ctx, row) => resolveTicket(ctx, row, { version: row.version, note: "Fixed." }));
const pass = (minutes: number) => letTimePass(db, w.ws.tenantId, id, minutes);
const sweep = () => askForRatings(w.ws.tenantId);
const rows = async (of = id) =>
  (await db.admin.query("SELECT * FROM ticket_rating WHERE ticket_id = $1 ORDER BY cycle", [of])).rows;
const asked = async () => {
  await resolve();
  await pass(25 * HOUR);
  await sweep();
};
const rate = (who: Actor, rating: "good" | "bad", words = "") =>
  as(db, who, () => rateCaseAction(w.ws.slug, { number, rating, words }));
const onPage = (who: Actor) => inWorkspace(who, (tx, now) => caseRating(tx, who, id, now), db.client);

describe("who opened a case is asked how it went", () => {
  test("once after its end, from the hour set on, and by no second sweep", async () => {
    await resolve();
    await pass(23 * HOUR);
    await sweep();
    expect(await rows()).toEqual([]);
    await pass(2 * HOUR);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await rows()).toMatchObject([
      { cycle: 1, contact_id: w.contact.personId, rating: null, partner_org_id: w.engineer.orgId },
    ]);
    const facts = await db.admin.query(
      "SELECT 1 FROM event WHERE subject_id = $1 AND type = 'ticket.rating_asked'",
      [id],
    );
    expect(facts.rowCount).toBe(1);
  });

  test("closing it afterwards asks no second time; the next end after a reopening asks anew (T5)", async () => {
    await asked();
    await rate(w.contact, "bad", "Too slow");
    await change(w.contact, (ctx, row) => reopenTicket(ctx, row, { version: row.version, reason: "Again" }));
    await sweep();
    expect(await rate(w.contact, "good")).toMatchObject({ ok: false, kind: "refused" });
    await resolve();
    await pass(25 * HOUR);
    await sweep();
    await change(w.contact, (ctx, row) => closeTicket(ctx, row, { version: row.version }));
    await pass(25 * HOUR);
    await sweep();
    expect((await rows()).map(r => [r.cycle, r.rating])).toEqual([
      [1, "bad"],
      [2, null],
    ]);
    // The page asks of the newest end.
    expect(await onPage(w.contact)).toMatchObject({ rating: null, mine: true });
  });

  test("nobody is asked where the workspace asks nobody, or long after", async () => {
    await settings({});
    await asked();
    await settings({ ratingAfterHours: 24, ratingDays: 14 });
    await pass(8 * DAY);
    await sweep();
    expect(await rows()).toEqual([]);
  });

  test("not of a case that went on in another, is the same as another, or ended by silence (T6)", async () => {
    const other = await makeTicket(db, w);
    const twin = await makeTicket(db, w);
    await change(
      w.engineer,
      (ctx, row) => mergeTicket(ctx, row, { number: other.number, version: row.version, into: number }),
      other.number,
    );
    await change(
      w.engineer,
      (ctx, row) => linkTickets(ctx, row, { number: twin.number, relation: "duplicate_of", other: number }),
      twin.number,
    );
    await db.admin.query(
      "UPDATE ticket SET state = 'resolved', open = false, resolved_at = now() - interval '25 hours' WHERE id = ANY ($1)",
      [[twin.id, id]],
    );
    await db.admin.query(
      `INSERT INTO event (tenant_id, id, subject_type, subject_id, type, data, audience, actor_name, actor_side, actor_org_name, at)
       SELECT tenant_id, $2, 'ticket', id, 'ticket.resolved_by_silence', '{}', 'everyone', '', 'system', '', resolved_at FROM ticket WHERE id = $1`,
      [id, newId()],
    );
    await sweep();
    for (const one of [id, other.id, twin.id]) expect(await rows(one)).toEqual([]);
    // Reopened and resolved by somebody, the same case is asked of.
    await db.admin.query(
      "UPDATE event SET at = at - interval '2 days' WHERE type = 'ticket.resolved_by_silence'",
    );
    await sweep();
    expect(await rows()).toHaveLength(1);
  });

  test("who is no contact any more is not asked, and nobody in their place (S7)", async () => {
    await db.admin.query("UPDATE membership SET roles = '{customer_reader}' WHERE id = $1", [
      w.contact.membershipId,
    ]);
    await asked();
    expect(await rows()).toEqual([]);
    await db.admin.query("UPDATE membership SET roles = '{customer_contact}' WHERE id = $1", [
      w.contact.membershipId,
    ]);
  });
});

describe("the answer", () => {
  test("is given and changed by who was asked, until its time is over; audited, and on the timeline without its words", async () => {
    await asked();
    expect(await rate(w.contact, "good", "Quick.")).toMatchObject({ ok: true });
    expect(await rate(w.contact, "good", "Quick.")).toMatchObject({ ok: true });
    expect(await rate(w.contact, "bad", "It broke again.")).toMatchObject({ ok: true });
    expect(await rows()).toMatchObject([{ rating: "bad", words: "It broke again." }]);
    const audits = await db.admin.query(
      "SELECT before, after, actor_side FROM audit_entry WHERE subject_id = $1 AND action = 'ticket.rate' ORDER BY at, id",
      [id],
    );
    expect(audits.rows).toMatchObject([
      { before: { rating: null }, after: { rating: "good", words: "Quick." }, actor_side: "customer" },
      { before: { rating: "good" }, after: { rating: "bad" } },
    ]);
    const facts = await db.admin.query(
      "SELECT type, data FROM event WHERE subject_id = $1 AND type LIKE 'ticket.rat%'",
      [id],
    );
    expect(facts.rows.map(r => r.type).sort()).toEqual([
      "ticket.rated",
      "ticket.rating_asked",
      "ticket.rating_changed",
    ]);
    expect(JSON.stringify(facts.rows)).not.toMatch(/broke|Quick|"bad"|"good"/);
    await db.admin.query(
      "UPDATE ticket_rating SET until = now() - interval '1 second' WHERE ticket_id = $1",
      [id],
    );
    expect(await rate(w.contact, "good")).toMatchObject({ ok: false, kind: "refused" });
    expect(await rows()).toMatchObject([{ rating: "bad" }]);
  });

  test("an answer that is none, or words without end, are refused at their field", async () => {
    await asked();
    const send = (more: object) =>
      as(db, w.contact, () => rateCaseAction(w.ws.slug, { number, words: "", ...more }));
    expect(await send({ rating: "fine" })).toMatchObject({
      kind: "invalid",
      fields: { rating: expect.stringMatching(/./) },
    });
    expect(await send({ rating: "good", words: "x".repeat(2_001) })).toMatchObject({
      fields: { words: expect.stringMatching(/./) },
    });
  });

  test("is read by the vendor, the partner that served, and the customer's own people; before it is given it presses nobody", async () => {
    await asked();
    expect(await onPage(w.contact)).toMatchObject({ mine: true, rating: null });
    for (const who of [colleague, w.reader, w.engineer, w.vendorManager])
      expect(await onPage(who)).toBeNull();
    await rate(w.contact, "good", "Quick.");
    for (const who of [colleague, w.reader, w.engineer, w.vendorManager])
      expect(await onPage(who)).toMatchObject({ rating: "good", words: "Quick.", mine: false });
    for (const who of [w.otherPartner, w.otherCustomer, w.foreigner, w.ownContact])
      expect(await onPage(who)).toBeNull();
  });

  test("no side writes it in the database itself, and none reads another's (R1)", async () => {
    await asked();
    await rate(w.contact, "bad", "Slow.");
    for (const who of [w.contact, w.engineer, w.vendorManager]) {
      await expect(
        inWorkspace(who, tx => tx.$executeRaw`UPDATE ticket_rating SET rating = 'good'`, db.client),
      ).rejects.toThrow(/permission denied/);
      await expect(
        inWorkspace(who, tx => tx.$executeRaw`DELETE FROM ticket_rating`, db.client),
      ).rejects.toThrow(/permission denied/);
    }
    for (const who of [w.otherPartner, w.otherCustomer, w.foreigner])
      expect(await inWorkspace(who, tx => tx.ticketRating.findMany(), db.client)).toEqual([]);
  });

  test("goes to nobody with the case: who serves it next neither reads it nor its words (T1)", async () => {
    await asked();
    await rate(w.contact, "bad", "A secret about the first partner.");
    const next = w.otherPartner;
    await db.admin.query("UPDATE ticket SET partner_org_id = $2 WHERE id = $1", [id, next.orgId]);
    await db.admin.query("UPDATE event SET partner_org_id = $2 WHERE subject_id = $1", [id, next.orgId]);
    expect(await onPage(next)).toBeNull();
    const page = await inWorkspace(next, (tx, now) => getTicket(tx, next, number, now), db.client);
    expect(page).not.toBeNull();
    expect(JSON.stringify(page)).not.toContain("A secret about the first partner");
    // What is told of it now is told to nobody there.
    await db.admin.query("DELETE FROM notification");
    const fact = await db.admin.query(
      "SELECT id FROM event WHERE subject_id = $1 AND type = 'ticket.rated'",
      [id],
    );
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, fact.rows[0].id), db.client);
    expect((await db.admin.query("SELECT 1 FROM notification")).rowCount).toBe(0);
  });
});

describe("the mail", () => {
  const told = async (type: string) => {
    const fact = await db.admin.query(
      "SELECT id FROM event WHERE subject_id = $1 AND type = $2 ORDER BY at DESC, id DESC LIMIT 1",
      [id, type],
    );
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, fact.rows[0].id), db.client);
    return (await db.admin.query("SELECT * FROM outbox WHERE kind = 'mail' AND topic LIKE 'ticket.rat%'"))
      .rows;
  };

  test("goes to who was asked alone, with a link an answer, and takes no answer by mail", async () => {
    await asked();
    const mails = await told("ticket.rating_asked");
    expect(mails.map(m => m.to_email)).toEqual([w.contact.email]);
    const mail = renderMail({
      topic: mails[0].topic,
      locale: "es",
      data: mails[0].data,
      messageId: "x",
      to: { name: "A", address: w.contact.email },
    });
    const all = [...String(mail.text).matchAll(/https?:\S+/g)].map(m => new URL(m[0]));
    // Beside the answers only the way to have no such mails.
    const links = all.filter(link => !link.pathname.startsWith("/unsubscribe/"));
    expect([all.length, links.length]).toEqual([3, 2]);
    expect(links.map(l => l.searchParams.get("as"))).toEqual(["good", "bad"]);
    for (const link of links)
      expect(link.pathname).toMatch(new RegExp(`^/${w.ws.slug}/rate/[0-9a-f-]{36}\\.[\\w-]{32}$`));
    expect(mail.text).toContain("Se atendió bien");
    expect(mail.replyTo).toBeUndefined();
    // A mark of the case in the subject would let an answer in, and open the case again.
    expect(mail.subject).not.toContain(`[${number}]`);
    const notes = await db.admin.query("SELECT href FROM notification WHERE kind = 'ticket.rating_asked'");
    expect(notes.rows).toEqual([{ href: `/${w.ws.slug}/tickets/${number}` }]);
  });

  test("a good word goes to who had the case, a bad one to who leads the desk, too", async () => {
    await change(w.engineer, async (ctx, row) => {
      await ctx.tx.ticket.updateMany({ where: { id: row.id }, data: { assigneeId: w.engineer.personId } });
    });
    await asked();
    await rate(w.contact, "good", "Quick.");
    expect((await told("ticket.rated")).map(m => m.to_email)).toEqual([w.engineer.email]);
    await db.admin.query("DELETE FROM outbox");
    await rate(w.contact, "bad", "It broke again.");
    const mails = await told("ticket.rating_changed");
    expect(mails.map(m => m.to_email).sort()).toEqual([w.engineer.email, w.partnerManager.email].sort());
    expect(JSON.stringify(mails[0].data)).toContain("It broke again.");
  });
});

test("a report says a share with how many answered of how many asked, each side its own, and none of too few", async () => {
  const one = async (partner: boolean, rating: string | null) => {
    const made = await makeTicket(db, w, partner ? "partner" : "vendor");
    const contact = partner ? w.contact : w.ownContact;
    await db.admin.query(
      `INSERT INTO ticket_rating (tenant_id, id, ticket_id, cycle, partner_org_id, customer_org_id, served_by_name,
         contact_id, contact_name, asked_at, until, rating, words)
       VALUES ($1, $2, $3, 1, $4, $5, 'Served', $6, $7, now(), now() + interval '1 day', $8, '')`,
      [
        w.ws.tenantId,
        newId(),
        made.id,
        partner ? w.engineer.orgId : null,
        contact.orgId,
        contact.personId,
        contact.name,
        rating,
      ],
    );
  };
  for (const rating of ["good", "good", "good", "bad", null]) await one(true, rating);
  for (const rating of ["good", "good"]) await one(false, rating);
  const info = workspaceInfo(
    await inWorkspace(asWorker(w.ws.tenantId), tx => tx.workspace.findFirstOrThrow(), db.client),
  );
  const asking = (actor: Actor, now: Date, query: Record<string, string> = {}) => ({
    actor,
    workspace: info,
    filter: readReportFilter(query, todayIn(info.timeZone, now.getTime())),
    now,
  });
  const report = (actor: Actor, query = {}) =>
    inWorkspace(actor, (tx, now) => readRatings(tx, asking(actor, now, query)), db.client);
  expect((await report(w.vendorManager)).total).toEqual({ asked: 7, rated: 6, good: 5 });
  expect((await report(w.engineer)).total).toEqual({ asked: 5, rated: 4, good: 3 });
  expect((await report(w.contact)).total).toEqual({ asked: 5, rated: 4, good: 3 });
  expect((await report(w.ownContact)).total).toEqual({ asked: 2, rated: 2, good: 2 });
  for (const who of [w.otherPartner, w.otherCustomer]) expect((await report(who)).total.asked).toBe(0);
  expect((await report(w.vendorManager, { partner: "vendor" })).total.asked).toBe(2);
  expect((await report(w.vendorManager, { by: "partner" })).groups).toHaveLength(2);
  expect((await report(w.vendorManager, { priority: "P4" })).total.asked).toBe(0);
  const list = (actor: Actor, rating: "good" | "bad" | null) =>
    inWorkspace(actor, (tx, now) => readRated(tx, asking(actor, now), rating, null), db.client);
  expect((await list(w.vendorManager, null)).count).toBe(6);
  // The case goes to another partner: what was said of the first one's work stays that one's, without the case.
  await db.admin.query(
    "UPDATE ticket SET partner_org_id = $1 WHERE id IN (SELECT ticket_id FROM ticket_rating WHERE rating = 'bad')",
    [w.otherPartner.orgId],
  );
  expect((await report(w.engineer)).total).toEqual({ asked: 5, rated: 4, good: 3 });
  expect((await list(w.engineer, "bad")).rows).toMatchObject([
    { number: null, subject: null, customer: null },
  ]);
  expect((await report(w.engineer, { by: "customer" })).groups.map(group => group.key)).toContain("");
  expect((await report(w.otherPartner)).total.asked).toBe(0);
  expect((await report(w.vendorManager)).total).toEqual({ asked: 7, rated: 6, good: 5 });
  expect((await list(w.engineer, "bad")).rows).toMatchObject([{ rating: "bad" }]);
  expect((await list(w.otherPartner, null)).rows).toEqual([]);
});
