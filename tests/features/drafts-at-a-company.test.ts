import { afterAll, beforeAll, expect, test } from "vitest";
import { newTicketForm } from "#lib/domain/form-draft.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { usualColumns } from "#lib/domain/tickets/columns.ts";
import { formDraft, keepFormDraft } from "#lib/features/form-drafts/drafts.ts";
import { keepColumns, queueColumns } from "#lib/features/tickets/columns.ts";
import { besideCase } from "#lib/features/tickets/queries/beside.ts";
import { keepReadingPlace, readingPlace } from "#lib/features/tickets/reading-place.ts";
import { keepReplyDraft, replyDraft } from "#lib/features/tickets/reply-draft.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
/** The same person of two partners: of the one that serves the case, and of another. */
let here: Actor;
let there: Actor;
let ticketId: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  here = w.engineer;
  there = {
    ...here,
    orgId: w.otherPartner.orgId,
    orgName: w.otherPartner.orgName,
    membershipId: newId(),
  };
  ({ id: ticketId } = await makeTicket(db, w));
});
afterAll(() => db.drop());

const as = <T>(who: Actor, work: (tx: Tx, now: Date) => Promise<T>) => inWorkspace(who, work, db.client);
/** What the database itself lets through, whatever a query asks for. */
const rows = async (who: Actor, table: string) =>
  as(who, tx => tx.$queryRawUnsafe<object[]>(`SELECT * FROM ${table}`));

test("R1: what somebody writes on a case for one company is neither read nor lost with another", async () => {
  const words = { body: "Our customer must not know", audience: "partner", state: "" };
  await as(here, (tx, now) => keepReplyDraft(tx, here, ticketId, words, 0, now));
  expect(await as(there, tx => replyDraft(tx, there, ticketId))).toBeNull();
  expect(await rows(there, "reply_draft")).toEqual([]);
  expect(await as(there, tx => besideCase(tx, there, ticketId))).toMatchObject({ draft: false });
  // What is written there begins anew, and neither of the two writes over the other.
  const other = { ...words, body: "Another company's word" };
  expect(await as(there, (tx, now) => keepReplyDraft(tx, there, ticketId, other, 0, now))).toEqual({
    version: 1,
  });
  expect(await as(here, tx => replyDraft(tx, here, ticketId))).toEqual({ ...words, version: 1 });
  expect(await as(here, tx => besideCase(tx, here, ticketId))).toMatchObject({ draft: true });
});

test("R1: so is a form that was begun", async () => {
  const form = newTicketForm(null);
  await as(here, (tx, now) => keepFormDraft(tx, here, form, { subject: "Of this company" }, 0, now));
  expect(await as(there, tx => formDraft(tx, there, form))).toBeNull();
  expect(await rows(there, "form_draft")).toEqual([]);
  await as(there, (tx, now) => keepFormDraft(tx, there, form, { subject: "Of another" }, 0, now));
  expect(await as(here, tx => formDraft(tx, here, form))).toEqual({
    content: { subject: "Of this company" },
    version: 1,
  });
});

test("R1: how far a case was read for one company says nothing with another", async () => {
  const [message] = await as(here, tx => tx.ticketMessage.findMany({ where: { ticketId } }));
  if (!message) throw new Error("a case begins with a message");
  expect(
    await as(here, (tx, now) =>
      keepReadingPlace(tx, here, { tenantId: w.ws.tenantId, id: ticketId }, message.id, now),
    ),
  ).toBe(true);
  expect(await as(there, tx => readingPlace(tx, there, ticketId))).toBeNull();
  expect(await rows(there, "reading_place")).toEqual([]);
  expect(await as(here, tx => readingPlace(tx, here, ticketId))).toBe(message.at.getTime());
});

test("R1: each company's queue has its own columns", async () => {
  const [first = "level", ...rest] = usualColumns(here.side);
  await as(here, tx => keepColumns(tx, here, rest));
  expect(await as(there, tx => queueColumns(tx, there))).toEqual(usualColumns(there.side));
  expect(await rows(there, "ticket_columns")).toEqual([]);
  await as(there, tx => keepColumns(tx, there, [first]));
  expect(await as(here, tx => queueColumns(tx, here))).toEqual(rest);
});

test("no side writes a row for a company it does not act for", async () => {
  await expect(
    as(here, tx =>
      tx.ticketColumns.create({
        data: { tenantId: here.tenantId, personId: here.personId, orgId: there.orgId, columns: [] },
      }),
    ),
  ).rejects.toThrow();
});
