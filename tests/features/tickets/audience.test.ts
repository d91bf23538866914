import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { uploadFiles } from "#lib/features/files/commands.ts";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import { diagnoseTicket } from "#lib/features/tickets/commands/diagnose.ts";
import { escalateTicket } from "#lib/features/tickets/commands/escalate.ts";
import { acceptEscalation, askForMore } from "#lib/features/tickets/commands/level3.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { ticketClock } from "#lib/features/tickets/queries/clock.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import { searchTickets } from "#lib/features/tickets/queries/search.ts";
import { getTicket, ticketTimelineBetween } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let number: string;
let id: string;

type Ctx = { tx: Parameters<typeof getTicket>[0]; actor: Actor; now: Date };
const change = (actor: Actor, work: (ctx: Ctx, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      await work({ tx, actor, now }, target.row);
    },
    db.client,
  );
const say = (actor: Actor, audience: Audience, body: string) =>
  change(actor, (ctx, row) =>
    replyToTicket(ctx, row, {
      number,
      audience,
      body,
      files: [],
      answer: false,
      nextState: "stay",
      seenMessageId: null,
    }),
  );

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  ({ id, number } = await makeTicket(db, w));
  await change(w.engineer, (ctx, row) =>
    diagnoseTicket(ctx, row, { number, version: row.version, priority: "P2", reason: "", diagnosis: "" }),
  );
  await say(w.engineer, "everyone", "wordforeveryone");
  await say(w.engineer, "partner_vendor", "wordforpartnerandvendor");
  await say(w.engineer, "partner", "wordforpartner");
  await say(w.manufacturer, "vendor", "wordforvendor");
  const evidence = {
    product: "p",
    version: "v",
    environment: "e",
    steps: "wordofevidence",
    logs: "l",
    tried: "t",
    own: {},
  };
  await change(w.specialist, (ctx, row) =>
    escalateTicket(ctx, row, {
      number,
      version: row.version,
      evidence,
      files: [],
      anyway: false,
      opened: null,
    }),
  );
  await change(w.manufacturer, (ctx, row) =>
    askForMore(ctx, row, { version: row.version, body: "wordofquestion", files: [] }),
  );
  await change(w.manufacturer, (ctx, row) => acceptEscalation(ctx, row, { version: row.version }));
});
afterAll(() => db.drop());

/** All that any query tells an actor about the ticket, as one text. */
const everythingSaidTo = (actor: Actor): Promise<string> =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const answers: unknown[] = [
        await getTicket(tx, actor, number, now),
        await ticketClock(tx, actor, number, now),
        await ticketTimelineBetween(tx, actor, number, `0_${id}`, `${Date.now() + 1000}_${id}`),
        await listTickets(tx, actor, { view: "all" }, now),
        await listTickets(tx, actor, { view: "level3" }, now),
        await searchTickets(tx, actor, "imports", now),
      ];
      return JSON.stringify(answers);
    },
    db.client,
  );

const WORDS = [
  "wordforeveryone",
  "wordforpartnerandvendor",
  "wordforpartner",
  "wordforvendor",
  "wordofevidence",
  "wordofquestion",
];
const readBy: [string, (w: TicketWorld) => Actor, string[]][] = [
  ["the customer", w => w.contact, ["wordforeveryone"]],
  ["the customer's reader", w => w.reader, ["wordforeveryone"]],
  ["the partner", w => w.engineer, WORDS.filter(word => word !== "wordforvendor")],
  [
    "the vendor",
    w => w.manufacturer,
    ["wordforeveryone", "wordforpartnerandvendor", "wordforvendor", "wordofevidence", "wordofquestion"],
  ],
];

for (const [name, who, words] of readBy) {
  test(`${name} reads ${words.length} of the ${WORDS.length} lines, through every query (T4)`, async () => {
    const said = await everythingSaidTo(who(w));
    // Whole words: one of them begins like another.
    const read = WORDS.filter(word => new RegExp(`${word}\\b`).test(said));
    expect(read.sort()).toEqual([...words].sort());
  });

  test(`${name} finds by search only what it reads (T4)`, async () => {
    const actor = who(w);
    for (const word of WORDS.slice(0, 4)) {
      const found = await inWorkspace(actor, (tx, now) => searchTickets(tx, actor, word, now), db.client);
      // A search word is the beginning of a word too.
      const readable = words.some(read => read.startsWith(word));
      expect([word, found.length]).toEqual([word, readable ? 1 : 0]);
    }
  });
}

test("nothing of level 3 reaches the customer: no clock, no names, no facts; one clear state (T2, T5)", async () => {
  const said = await everythingSaidTo(w.contact);
  expect(said).not.toMatch(/"kind":"level3"|l3_|ticket\.escalated|more_wanted|"level3":"/);
  expect(said).not.toContain(w.manufacturer.name);
  expect(said).toContain("with_manufacturer");
});

test("another party is told of nothing, and the address answers as if there were no such ticket (R1)", async () => {
  for (const actor of [w.otherPartner, w.otherCustomer, w.ownContact, w.foreigner]) {
    const said = await everythingSaidTo(actor);
    expect(said).not.toContain(number);
    expect(said.startsWith("[null,null,null")).toBe(true);
  }
});

test("the composer names who reads and who does not (T4)", async () => {
  const ticket = await inWorkspace(
    w.engineer,
    (tx, now) => getTicket(tx, w.engineer, number, now),
    db.client,
  );
  const beside = ticket?.readers.find(r => r.audience === "partner_vendor");
  expect(beside?.reads.map(r => r.side)).toEqual(["partner", "vendor"]);
  expect(beside?.reads[0]?.names).toContain(w.specialist.name);
  expect(beside?.readsNot).toMatchObject([{ side: "customer" }]);
});

test("a private note leaves no trace on what the customer sees change", async () => {
  const look = () => inWorkspace(w.contact, (tx, now) => getTicket(tx, w.contact, number, now), db.client);
  const before = await look();
  await say(w.engineer, "partner", "quiet");
  const after = await look();
  expect([after?.version, after?.lastMessageAt]).toEqual([before?.version, before?.lastMessageAt]);
});

test("a file is read and found by those who read its message, and by nobody else (T4)", async () => {
  const [file] = await inWorkspace(
    w.engineer,
    tx => uploadFiles(tx, w.engineer, [new File(["a log of the lock"], "lockfile.log")]),
    db.client,
  );
  await change(w.engineer, (ctx, row) =>
    replyToTicket(ctx, row, {
      number,
      audience: "partner_vendor",
      body: "See the log.",
      files: [file?.id ?? ""],
      answer: false,
      nextState: "stay",
      seenMessageId: null,
    }),
  );
  const reads = async (actor: Actor) => [
    /lockfile/.test(await everythingSaidTo(actor)),
    (await inWorkspace(actor, (tx, now) => searchTickets(tx, actor, "lockfile", now), db.client)).length > 0,
    (await inWorkspace(actor, tx => fileWithBytes(tx, actor.tenantId, file?.id ?? ""), db.client)) !== null,
  ];
  expect(await reads(w.specialist)).toEqual([true, true, true]);
  expect(await reads(w.manufacturer)).toEqual([true, true, true]);
  for (const actor of [w.contact, w.otherPartner, w.foreigner])
    expect(await reads(actor)).toEqual([false, false, false]);
});
