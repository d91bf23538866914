import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  countOfSenderAction,
  decideManyAction,
  declineMailAction,
} from "#lib/features/inbound-mail/actions.ts";
import type { ManyDto } from "#lib/features/inbound-mail/dto.ts";
import { manyDeeds, recentDecisions } from "#lib/features/inbound-mail/many-queries.ts";
import type { renderMail } from "#lib/jobs/mail/render.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import type { InboundMail } from "#lib/platform/db/client/client.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { makeMailbox, openMailIn, rowOf, send } from "#tests/support/mail/world.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let to: string;
let domain: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w);
  domain = w.contact.email.split("@")[1] as string;
});
afterAll(() => db.drop());

const held = (name: string, subject: string, vouched = true) =>
  send(db, { from: `${name}@${domain}`, to, subject, text: "Please help.", vouched });
const rows = (mails: InboundMail[]) => mails.map(({ id, version }) => ({ mailId: id, version }));
type Asked = Parameters<typeof decideManyAction>[1];
const decide = (who: Actor, asked: Asked) => as(db, who, () => decideManyAction(w.ws.slug, asked));
async function work(who: Actor): Promise<ManyDto> {
  while ((await workOnTasks(10_000, db.client)) > 0);
  const [last] = await inWorkspace(who, (tx, now) => recentDecisions(tx, who, now), db.client);
  if (!last) throw new Error("nothing was decided");
  return last;
}
const states = async (mails: InboundMail[]) =>
  Promise.all(mails.map(async mail => (await rowOf(db, w.ws.tenantId, mail.id)).state));
async function post() {
  const sent: ReturnType<typeof renderMail>[] = [];
  const transport = {
    send: async (mail: (typeof sent)[number]) => void sent.push(mail),
    close: () => undefined,
  };
  while ((await deliverOutbox(transport)) > 0);
  return sent
    .map(mail => ({
      to: (mail.to as { address: string }).address,
      subject: String(mail.subject),
      text: String(mail.text),
    }))
    .filter(mail => mail.to === w.contact.email);
}

test("several are let in, each with its own case; what was decided meanwhile stays, with the reason", async () => {
  const mails = [
    await held("a", "First of three"),
    await held("b", "Second of three"),
    await held("a", "Third of three"),
  ];
  const declined = mails[1] as InboundMail;
  done(
    await as(db, w.contact, () =>
      declineMailAction(w.ws.slug, { mailId: declined.id, version: declined.version, reason: "" }),
    ),
  );
  done(await decide(w.contact, { deed: { kind: "approve" }, choice: { of: "rows", rows: rows(mails) } }));
  const came = await work(w.contact);
  expect(came.counts).toEqual({ waiting: 0, done: 2, refused: 1 });
  expect(came.refused).toEqual([
    { mailId: declined.id, subject: "Second of three", reason: expect.stringContaining("decided about it") },
  ]);
  expect(await states(mails)).toEqual(["processed", "declined", "processed"]);
  const numbers = await Promise.all(
    mails.map(async mail => (await rowOf(db, w.ws.tenantId, mail.id)).ticketNumber),
  );
  expect(new Set(numbers.filter(Boolean)).size).toBe(2);
});

test("all of one sender are declined at once; what is only said to be theirs is another matter, and the other way round", async () => {
  const forged = [await held("c", "Forged one", false), await held("c", "Forged two", false)];
  const genuine = [await held("c", "Genuine")];
  const others = [await held("d", "Of somebody else")];
  const [one] = forged as [InboundMail];
  const counted = await as(db, w.contact, () => countOfSenderAction(w.ws.slug, { mailId: one.id }));
  expect(done(counted).count).toBe(2);
  done(
    await decide(w.contact, {
      deed: { kind: "decline", reason: "Not ours" },
      choice: { of: "sender", mailId: one.id },
    }),
  );
  expect((await work(w.contact)).counts).toEqual({ waiting: 0, done: 2, refused: 0 });
  expect(await states([...forged, ...genuine, ...others])).toEqual(["declined", "declined", "held", "held"]);
  const { note, decidedBy } = await rowOf(db, w.ws.tenantId, one.id);
  expect([note, decidedBy]).toEqual(["Not ours", w.contact.name]);
});

test("nobody decides what isn't theirs: the desk lets nothing in, another customer finds nothing, and whoever reads is refused", async () => {
  const mails = [await held("e", "Not yours to let in")];
  const choice = { of: "rows" as const, rows: rows(mails) };
  done(await decide(w.vendorManager, { deed: { kind: "approve" }, choice }));
  expect((await work(w.vendorManager)).refused[0]?.reason).toContain("Only an authorised contact");
  const [mail] = mails as [InboundMail];
  const count = (who: Actor) => as(db, who, () => countOfSenderAction(w.ws.slug, { mailId: mail.id }));
  for (const answer of [
    await decide(w.otherCustomer, { deed: { kind: "decline", reason: "" }, choice }),
    await count(w.otherCustomer),
  ])
    expect(answer).toMatchObject({ ok: false, kind: "not_found" });
  for (const who of [w.reader, w.engineer]) expect((await count(who)).ok).toBe(false);
  for (const who of [w.reader, w.engineer])
    expect(await decide(who, { deed: { kind: "decline", reason: "" }, choice })).toMatchObject({
      ok: false,
      kind: "forbidden",
    });
  expect(await states(mails)).toEqual(["held"]);
  // Of one's own and another's, only one's own is touched.
  const theirs = await send(db, { from: "x@gmail.com", to, subject: "Of nobody", text: "x" });
  const both = [mail, theirs];
  done(
    await decide(w.contact, {
      deed: { kind: "decline", reason: "" },
      choice: { of: "rows", rows: rows(both) },
    }),
  );
  expect((await work(w.contact)).counts).toEqual({ waiting: 0, done: 1, refused: 0 });
  expect(await states(both)).toEqual(["declined", "held"]);
  // What one person decided is nobody else's to read.
  const seen = await inWorkspace(
    w.contact,
    tx => tx.mailChoice.findMany({ where: { tenantId: w.ws.tenantId } }),
    db.client,
  );
  expect(seen.every(one => one.personId === w.contact.personId)).toBe(true);
});

test("the desk discards several with a reason, which it must say, and has several looked at again", async () => {
  const mails = [await held("f", "Rubbish one"), await held("f", "Rubbish two")];
  const choice = { of: "rows" as const, rows: rows(mails) };
  expect(await decide(w.vendorManager, { deed: { kind: "discard", reason: " " }, choice })).toMatchObject({
    ok: false,
    kind: "invalid",
  });
  done(await decide(w.vendorManager, { deed: { kind: "discard", reason: "Spam" }, choice }));
  expect((await work(w.vendorManager)).counts.done).toBe(2);
  expect(await states(mails)).toEqual(["discarded", "discarded"]);
  expect(manyDeeds(w.contact, "held")).toEqual(["approve", "decline"]);
  expect(manyDeeds(w.contact, "declined")).toEqual([]);
  expect(manyDeeds(w.vendorManager, "set_aside")).toEqual(["retry", "discard"]);
  expect(manyDeeds(w.engineer, "held")).toEqual([]);
});

test("of many mails of one sender contacts hear at once of the first and together of the rest; decided ones are not told of", async () => {
  await db.admin.query("UPDATE inbound_mail SET received_at = received_at - interval '5 hours'");
  await post();
  for (let n = 0; n < 4; n++) await held("flood", `Flood ${n}`);
  expect((await post()).map(one => one.subject)).toEqual(["A mail waits for your word: Flood 0"]);
  const due = "UPDATE outbox SET due_at = now() WHERE done_at IS NULL";
  await db.admin.query(due);
  const [gathered, ...more] = await post();
  expect(more).toEqual([]);
  expect(gathered?.subject).toBe(`3 more mails wait for your word: flood@${domain}`);
  expect(gathered?.text).toContain("/tickets/mail");
  await db.admin.query("UPDATE inbound_mail SET received_at = received_at - interval '5 hours'");
  const again = [await held("second-flood", "One"), await held("second-flood", "Two")];
  await post();
  done(
    await decide(w.contact, {
      deed: { kind: "decline", reason: "" },
      choice: { of: "rows", rows: rows(again) },
    }),
  );
  await work(w.contact);
  await db.admin.query(due);
  expect((await post()).filter(one => one.subject.includes("more mail"))).toEqual([]);
});
