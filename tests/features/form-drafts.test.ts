import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isKeptForm, newTicketForm } from "#lib/domain/form-draft.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { dropOldFormDrafts, formDraft, keepFormDraft } from "#lib/features/form-drafts/drafts.ts";
import { openTicketAction } from "#lib/features/tickets/actions.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
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
});
afterAll(() => db.drop());

type Content = Record<string, unknown> | null;
const FORM = newTicketForm(null);
const keep = (who: Actor, content: Content, version: number, form = FORM, at?: Date) =>
  inWorkspace(who, (tx, now) => keepFormDraft(tx, who, form, content, version, at ?? now), db.client);
const kept = (who: Actor, form = FORM) => inWorkspace(who, tx => formDraft(tx, who, form), db.client);

test("only forms that there are have a name", () => {
  expect(isKeptForm(newTicketForm(null))).toBe(true);
  expect(isKeptForm(newTicketForm(w.contact.orgId))).toBe(true);
  for (const name of ["", "new-ticket/", "new-ticket/x", "other", `${FORM}/../x`])
    expect(isKeptForm(name)).toBe(false);
});

test("a form goes on from window to window, and one that knows an older version writes over nothing", async () => {
  const me = w.engineer;
  expect(await keep(me, { subject: "One" }, 0)).toEqual({ version: 1 });
  expect(await keep(me, { subject: "One, two", kind: "incident" }, 1)).toEqual({ version: 2 });
  const stands = { content: { subject: "One, two", kind: "incident" }, version: 2 };
  expect(await keep(me, { subject: "Another" }, 1)).toEqual({ other: stands });
  // The same in another order is the same.
  expect(await keep(me, { kind: "incident", subject: "One, two" }, 0)).toEqual({ version: 2 });
  expect(await keep(me, null, 1)).toEqual({ other: stands });
  expect(await kept(me)).toEqual(stands);
  expect(await keep(me, null, 2)).toEqual({ version: 2 });
  expect(await kept(me)).toBeNull();
});

test("two windows that begin at the same moment: one is kept, the other hears of it", async () => {
  const answers = await Promise.all([
    keep(w.specialist, { subject: "Left" }, 0),
    keep(w.specialist, { subject: "Right" }, 0),
  ]);
  expect(answers.filter(answer => "version" in answer)).toHaveLength(1);
  expect(answers.filter(answer => "other" in answer)).toHaveLength(1);
});

test("a form is its writer's alone, one a customer for staff, and the oldest of very many goes", async () => {
  const me = w.engineer;
  const about = newTicketForm(w.contact.orgId);
  await keep(me, { subject: "Mine" }, 0);
  await keep(me, { subject: "A call" }, 0, about);
  expect((await kept(me))?.content).toEqual({ subject: "Mine" });
  expect((await kept(me, about))?.content).toEqual({ subject: "A call" });
  for (const other of [w.manufacturer, w.contact, w.otherPartner]) expect(await kept(other)).toBeNull();
  const early = new Date(Date.now() - 86_400_000);
  await keep(me, { subject: "Mine, long ago" }, 1, FORM, early);
  for (let i = 0; i < 40; i += 1)
    await keep(me, { subject: `${i}` }, 0, newTicketForm(`00000000-0000-4000-8000-0000000000${10 + i}`));
  expect(await kept(me)).toBeNull();
  const rows = await inWorkspace(me, tx => tx.formDraft.count(), db.client);
  expect(rows).toBe(40);
});

test("it goes with the case that is opened, in its transaction, and after two months", async () => {
  const me = w.contact;
  await keep(me, { subject: "The node does not start" }, 0);
  const opening = await openingOf(db, w.contract, w.ws.tenantId);
  const open = (subject: string) => as(db, me, () => openTicketAction(w.ws.slug, { ...opening, subject }));
  expect((await open("")).ok).toBe(false);
  expect(await kept(me)).not.toBeNull();
  expect(await open("The node does not start")).toMatchObject({ ok: true });
  expect(await kept(me)).toBeNull();

  const drop = () =>
    inWorkspace(asWorker(w.ws.tenantId), (tx, now) => dropOldFormDrafts(tx, w.ws.tenantId, now), db.client);
  await keep(me, { subject: "Fresh" }, 0);
  expect(await drop()).toBe(0);
  await keep(me, { subject: "Old" }, 1, FORM, new Date(Date.now() - 61 * 86_400_000));
  expect(await drop()).toBe(1);
});
