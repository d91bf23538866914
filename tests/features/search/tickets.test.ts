import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { findTickets } from "#lib/features/search/tickets.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let printer: { id: string; number: string };
let other: { id: string; number: string };

const say = (actor: Actor, number: string, audience: Audience, body: string) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      const reply = { number, audience, body, files: [], answer: false, seenMessageId: null };
      await replyToTicket({ tx, actor, now }, target.row, { ...reply, nextState: "stay" });
    },
    db.client,
  );

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  printer = await makeTicket(db, w);
  other = await makeTicket(db, w);
  await db.admin.query("UPDATE ticket SET subject = 'Impresora atascada en Bilbao' WHERE id = $1", [
    printer.id,
  ]);
  await say(
    w.contact,
    printer.number,
    "everyone",
    "La instalación de los controladores quedó <b>bloqueada</b> ayer.",
  );
  await say(w.engineer, printer.number, "partner", "Sospechamos del firmware zafiro.");
  await say(w.manufacturer, printer.number, "vendor", "Known since obsidiana.");
  await db.admin.query(
    `INSERT INTO attachment (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, name, media_type, size, sha256, uploaded_by)
     SELECT tenant_id, gen_random_uuid(), 'ticket', id, a, partner_org_id, customer_org_id, n, 'text/plain', 1, 'x', 'A'
     FROM ticket, (VALUES ('everyone', 'informe_trimestral-2026.txt'), ('vendor', 'volcado_interno.txt')) f (a, n) WHERE id = $1`,
    [printer.id],
  );
});
afterAll(() => db.drop());

const find = (actor: Actor, words: string) =>
  inWorkspace(actor, tx => findTickets(tx, actor, words, 6), db.client);
const numbers = async (actor: Actor, words: string) => (await find(actor, words)).map(row => row.number);

test("by number: whole, without its prefix or dash, and its beginning; before what only mentions it", async () => {
  await say(w.contact, other.number, "everyone", `Like ${printer.number} it is.`);
  const [prefix = "", digits = ""] = printer.number.split("-");
  for (const asked of [
    printer.number,
    printer.number.toLowerCase(),
    digits,
    `#${digits}`,
    `${prefix}${digits}`,
  ])
    expect([asked, (await numbers(w.contact, asked))[0]]).toEqual([asked, printer.number]);
  expect(await numbers(w.contact, printer.number)).toEqual([printer.number, other.number]);
  expect(await numbers(w.contact, `${prefix}-${digits.slice(0, -1)}`)).toContain(other.number);
});

test("words in both languages: stems, accents, beginnings, fillers, and over subject and messages together", async () => {
  const found = [
    "instalar",
    "INSTALACION",
    "controlador",
    "impresoras",
    "la impresora de bilbao",
    "bilb",
    "instalaciones impresora",
  ];
  for (const asked of found)
    expect([asked, await numbers(w.contact, asked)]).toEqual([asked, [printer.number]]);
  await say(w.contact, other.number, "everyone", "Backups were failing all night");
  for (const asked of ["backup fails", "fail backup"])
    expect([asked, await numbers(w.contact, asked)]).toEqual([asked, [other.number]]);
  expect(await numbers(w.contact, "impresora obelisco")).toEqual([]);
});

test("a typing error in what a case or a file is called still finds it", async () => {
  for (const asked of ["inpresora", "impresroa atascda", "trimestarl"])
    expect([asked, await numbers(w.contact, asked)]).toEqual([asked, [printer.number]]);
});

test("files by any part of their names, with the name shown", async () => {
  for (const asked of ["trimestral", "informe_trim", "informe 2026"]) {
    const [row] = await find(w.contact, asked);
    expect([asked, row?.excerpt?.map(piece => piece.text).join("")]).toEqual([
      asked,
      "informe_trimestral-2026.txt",
    ]);
  }
});

test("the words in which it was found are shown as text with hits marked, and only words the asker may read", async () => {
  const [row] = await find(w.contact, "bloqueada");
  expect(row?.excerpt).toEqual([
    { text: "La instalación de los controladores quedó <b>", hit: false },
    { text: "bloqueada", hit: true },
    { text: "</b> ayer.", hit: false },
  ]);
  const [named] = await find(w.contact, "atascada");
  expect(named?.excerpt).toBeUndefined();
});

test("what is for another audience never helps to find: alone, beside readable words, by a name or a typing error (T4)", async () => {
  const secrets: [string, Actor[]][] = [
    ["zafiro", [w.engineer]],
    ["obsidiana", [w.manufacturer]],
    ["volcado", [w.manufacturer]],
    ["volcdo_interno", [w.manufacturer]],
  ];
  for (const [word, may] of secrets)
    for (const actor of [w.contact, w.engineer, w.manufacturer, w.otherPartner, w.otherCustomer, w.foreigner])
      for (const asked of [word, `impresora ${word}`]) {
        const found = await find(actor, asked);
        const mayFind = may.includes(actor);
        expect([actor.side, asked, found.length]).toEqual([actor.side, asked, mayFind ? 1 : 0]);
      }
  for (const actor of [w.otherPartner, w.otherCustomer, w.foreigner, w.ownContact])
    expect(await numbers(actor, "impresora")).toEqual([]);
});

test("whatever is typed is a question and never an error", async () => {
  for (const asked of [
    "'",
    "\\",
    "a'b\\c",
    "&|!",
    ":*",
    "()",
    "%_",
    "🖨",
    "<->",
    "de",
    "x".repeat(100),
    "-5",
    "c:\\temp\\x.txt",
    "' | 'a':*",
  ])
    await expect(find(w.contact, asked)).resolves.toBeInstanceOf(Array);
});
