import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import { dropOldDrafts, keepReplyDraft, replyDraft } from "#lib/features/tickets/reply-draft.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
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
});
afterAll(() => db.drop());

const words = (body: string) => ({ body, audience: "everyone", state: "stay" });
const keep = (who: Actor, ticketId: string, body: string, version: number, at?: Date) =>
  inWorkspace(
    who,
    (tx, now) => keepReplyDraft(tx, who, ticketId, words(body), version, at ?? now),
    db.client,
  );
const kept = (who: Actor, ticketId: string) =>
  inWorkspace(who, tx => replyDraft(tx, who, ticketId), db.client);

test("a draft goes on from window to window, and one that knows an older version writes over nothing", async () => {
  const { id } = await makeTicket(db, w);
  const me = w.engineer;
  expect(await keep(me, id, "One", 0)).toEqual({ version: 1 });
  expect(await keep(me, id, "One, two", 1)).toEqual({ version: 2 });
  expect(await keep(me, id, "Another", 1)).toEqual({ other: { ...words("One, two"), version: 2 } });
  // What a page wrote while it was left is not held against the next one.
  expect(await keep(me, id, "One, two", 0)).toEqual({ version: 2 });
  expect(await keep(me, id, "", 1)).toEqual({ other: { ...words("One, two"), version: 2 } });
  expect(await kept(me, id)).toEqual({ ...words("One, two"), version: 2 });
  expect(await keep(me, id, " ", 2)).toEqual({ version: 2 });
  expect(await kept(me, id)).toBeNull();
});

test("two windows that begin at the same moment: one is kept, the other hears of it", async () => {
  const { id } = await makeTicket(db, w);
  const answers = await Promise.all([keep(w.engineer, id, "Left", 0), keep(w.engineer, id, "Right", 0)]);
  expect(answers.filter(answer => "version" in answer)).toHaveLength(1);
  expect(answers.filter(answer => "other" in answer)).toHaveLength(1);
});

test("a draft is its writer's alone, gone with the message, and dropped after two months", async () => {
  const { id, number } = await makeTicket(db, w);
  const me = w.engineer;
  await keep(me, id, "Only mine", 0);
  for (const other of [w.specialist, w.manufacturer, w.contact, w.otherPartner])
    expect(await kept(other, id)).toBeNull();

  const sent = await as(db, me, () =>
    replyToTicketAction(w.ws.slug, { number, audience: "everyone", body: "Only mine" }),
  );
  expect(sent.ok).toBe(true);
  expect(await kept(me, id)).toBeNull();

  const drop = () =>
    inWorkspace(asWorker(w.ws.tenantId), (tx, now) => dropOldDrafts(tx, w.ws.tenantId, now), db.client);
  await keep(me, id, "Fresh", 0);
  expect(await drop()).toBe(0);
  await keep(me, id, "Old", 1, new Date(Date.now() - 61 * 86_400_000));
  expect(await drop()).toBe(1);
});
