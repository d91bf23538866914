import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Told } from "#lib/domain/live/hint.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { tellPresence } from "#lib/features/live/presence.ts";
import { liveStream } from "#lib/features/live/stream.ts";
import { markAllRead } from "#lib/features/notifications/commands.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { closeLive } from "#lib/platform/live.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let number: string;
let id: string;
const before = process.env.LIVE_DATABASE_URL;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  process.env.LIVE_DATABASE_URL = db.appUrl;
  w = await makeTicketWorld(db);
  ({ id, number } = await makeTicket(db, w));
});
afterAll(async () => {
  await closeLive();
  if (before === undefined) delete process.env.LIVE_DATABASE_URL;
  else process.env.LIVE_DATABASE_URL = before;
  await db.drop();
});

const opened: AbortController[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.abort();
});

type Line = { told: Told[]; raw: () => string; over: () => boolean };

/** An open page of somebody: what it has been told so far. */
function open(actor: Actor, stillIn = async () => true, trust = 4_000): Line {
  const ending = new AbortController();
  opened.push(ending);
  const stream = liveStream({ actor, stillIn, signal: ending.signal, trust });
  if (!stream) throw new Error("too many windows");
  const line = { told: [] as Told[], text: "", ended: false };
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const words = decoder.decode(value);
      line.text += words;
      for (const [, json] of words.matchAll(/^data: (.*)$/gm))
        if (json && json !== "{}") line.told.push(JSON.parse(json) as Told);
    }
    line.ended = true;
  })();
  return { told: line.told, raw: () => line.text, over: () => line.ended };
}

const say = (actor: Actor, audience: Audience, body: string) =>
  inWorkspace(actor, async (tx, now) => {
    const target = await ticketToChange(tx, actor, number);
    if (!target) throw new Error("no ticket");
    await replyToTicket({ tx, actor, now }, target.row, {
      number,
      audience,
      body,
      files: [],
      answer: false,
      nextState: "stay",
      seenMessageId: null,
    });
  });

/** Somebody who hears everything the manufacturer may, to know that the others would have been told by now. */
const settled = async (line: Line, count: number) => {
  await expect.poll(() => line.told.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count);
  // The same commit reached all lines; what is told together waits as long for each.
  await new Promise(done => setTimeout(done, 250));
};
const aboutCase = (line: Line) => line.told.filter(one => one.kind === "ticket").length;

test("what is written is told to whom it is for and to nobody else, without its words (T4, R1)", async () => {
  const people = {
    contact: w.contact,
    engineer: w.engineer,
    manufacturer: w.manufacturer,
    otherPartner: w.otherPartner,
    otherCustomer: w.otherCustomer,
    foreigner: w.foreigner,
  };
  const lines = Object.fromEntries(Object.entries(people).map(([who, actor]) => [who, open(actor)]));
  // The line to the database is there once the first is told.
  await expect
    .poll(
      async () => {
        await inWorkspace(w.specialist, tx => tellPresence(tx, w.specialist, id, "looks"));
        return lines.engineer?.told.length ?? 0;
      },
      { timeout: 10_000, interval: 200 },
    )
    .toBeGreaterThan(0);
  const heard = async (audience: Audience, by: Actor) => {
    for (const line of Object.values(lines)) line.told.length = 0;
    await say(by, audience, "the-secret-word");
    const witness = lines[audience === "vendor" ? "manufacturer" : "engineer"];
    if (!witness) throw new Error("no witness");
    await settled(witness, 1);
    return Object.entries(lines)
      .filter(([, line]) => aboutCase(line) > 0)
      .map(([who]) => who);
  };
  expect(await heard("everyone", w.engineer)).toEqual(["contact", "engineer", "manufacturer"]);
  expect(await heard("partner_vendor", w.engineer)).toEqual(["engineer", "manufacturer"]);
  expect(await heard("partner", w.engineer)).toEqual(["engineer"]);
  for (const line of Object.values(lines)) {
    expect(line.raw()).not.toContain("secret");
    expect(line.raw()).not.toContain(w.ws.tenantId);
    expect(line.raw()).not.toContain(w.contract.customerOrgId);
  }
});

test("who looks or writes is told to colleagues alone, and not to oneself; a customer tells nobody", async () => {
  const [colleague, own, maker, contact] = [w.specialist, w.engineer, w.manufacturer, w.contact].map(one =>
    open(one),
  );
  const tell = (actor: Actor, what: "looks" | "writes" | "left", ticket = id) =>
    inWorkspace(actor, tx => tellPresence(tx, actor, ticket, what));
  expect(await tell(w.engineer, "writes")).toBe(true);
  if (!colleague || !own || !maker || !contact) throw new Error("no line");
  await settled(colleague, 1);
  expect(colleague.told).toEqual([
    { kind: "presence", ticketId: id, personId: w.engineer.personId, name: w.engineer.name, doing: "writes" },
  ]);
  expect([own, maker, contact].flatMap(line => line.told)).toEqual([]);
  expect(await tell(w.contact, "looks")).toBe(false);
  for (const stranger of [w.otherPartner, w.foreigner]) expect(await tell(stranger, "looks")).toBe(false);
  expect(await tell(w.engineer, "looks", newId())).toBe(false);
  expect(await tell(w.engineer, "looks", "no'id")).toBe(false);
});

test("a notification is told to its person as it comes and as it is read", async () => {
  const [mine, other] = [open(w.engineer), open(w.specialist)];
  await inWorkspace(asWorker(w.ws.tenantId), tx =>
    tx.notification.create({
      data: {
        tenantId: w.ws.tenantId,
        id: newId(),
        personId: w.engineer.personId,
        kind: "ticket.opened",
        data: { subject: "the-secret-word" },
        href: "/x",
      },
    }),
  );
  await settled(mine, 1);
  expect(mine.told).toEqual([{ kind: "notifications" }]);
  await inWorkspace(w.engineer, (tx, now) =>
    markAllRead(tx, w.engineer, new Date(now.getTime() + 1_000), now),
  );
  await settled(mine, 2);
  expect(mine.told).toHaveLength(2);
  expect(other.told).toEqual([]);
});

test("a broken line to the database comes back by itself and says that something may have been missed", async () => {
  const line = open(w.engineer);
  await db.admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'escala live' AND datname = current_database()",
  );
  await expect.poll(() => line.told.map(one => one.kind), { timeout: 10_000 }).toContain("missed");
  await say(w.engineer, "everyone", "again");
  await expect.poll(() => aboutCase(line), { timeout: 5_000 }).toBeGreaterThan(0);
});

test("whoever is signed out is told nothing more, and too many windows of one person are turned away", async () => {
  let signedIn = true;
  const line = open(w.engineer, async () => signedIn, 50);
  signedIn = false;
  await new Promise(done => setTimeout(done, 60));
  await say(w.specialist, "everyone", "after");
  await expect.poll(line.over, { timeout: 5_000 }).toBe(true);
  expect(line.told).toEqual([]);
  expect(line.raw()).toContain("event: out");
  const windows = Array.from({ length: 12 }, () => open(w.partnerManager));
  expect(windows).toHaveLength(12);
  const more = () =>
    liveStream({
      actor: w.partnerManager,
      stillIn: async () => true,
      signal: new AbortController().signal,
    });
  expect(more()).toBeNull();
  opened.pop()?.abort();
  expect(more()).not.toBeNull();
});

/** So many cases of the engineer's company change at once. */
const changed = (count: number) =>
  db.admin.query(
    `SELECT pg_notify('escala_live', json_build_object('kind', 'ticket', 'tenant', $1::text, 'ticket', gen_random_uuid(),
       'audience', 'partner', 'partner', $2::text)::text) FROM generate_series(1, $3::int)`,
    [w.ws.tenantId, w.engineer.orgId, count],
  );

test("thousands that change at once are told as one thing: to look again", async () => {
  const line = open(w.engineer);
  await changed(3_000);
  await expect.poll(() => line.told, { timeout: 5_000 }).toContainEqual({ kind: "missed" });
  expect(line.told.length).toBeLessThan(500);
});

test("who takes nothing of what is sent is not waited for: the line ends, and what was kept for it goes", async () => {
  const ending = new AbortController();
  opened.push(ending);
  const ask = { actor: w.sales, stillIn: async () => true, signal: ending.signal };
  const stream = liveStream(ask);
  // Heard by all whose page is open, taken by nobody.
  const line = open(w.engineer);
  for (let round = 1; round <= 6; round++) {
    await changed(100);
    await settled(line, round * 100);
  }
  await expect(stream?.getReader().read()).rejects.toThrow("nobody reads");
  // Its place is another window's once they are gone.
  const others = { ...ask, signal: new AbortController().signal };
  const windows = () => Array.from({ length: 12 }, () => liveStream(others)).filter(Boolean).length;
  expect(windows()).toBe(11);
  ending.abort();
  expect(windows()).toBe(1);
});
