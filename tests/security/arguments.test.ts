import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { forgotInput } from "#lib/features/accounts/schema.ts";
import { createKnowledgeAction, saveKnowledgeAction } from "#lib/features/knowledge/actions.ts";
import { diagnoseTicketAction } from "#lib/features/tickets/actions.ts";
import { followTicketAction, tagTicketAction } from "#lib/features/tickets/actions-links.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { emptyForm } from "#lib/platform/form-state.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));

let db: TestDatabase;
let w: TicketWorld;
let number: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  ({ number } = await makeTicket(db, w));
});
afterAll(() => db.drop());

const round: { self?: unknown } = {};
round.self = round;
const odd: unknown[] = [
  undefined,
  null,
  0,
  -1,
  true,
  "",
  "\0",
  [],
  [[]],
  {},
  { toString: 1, valueOf: 1 },
  { __proto__: null },
  round,
  new Date(Number.NaN),
  new FormData(),
  new Map([["a", 1]]),
  Symbol.for("x"),
  10n,
];

test("an action called with anything in any place answers with a refusal and throws nothing", async () => {
  const call = diagnoseTicketAction as unknown as (...args: unknown[]) => Promise<{ ok: boolean }>;
  for (const value of odd) {
    const whole = { number, version: 99, priority: "P2" };
    for (const args of [
      [value, whole, "key-12345"],
      [w.ws.slug, value, "key-12345"],
      [w.ws.slug, { ...whole, number: value }, "key-12345"],
      [w.ws.slug, { ...whole, version: value === 0 ? 98 : value }, "key-12345"],
      // A list that reads like a key is none.
      [w.ws.slug, whole, [["key-12345"]]],
      [w.ws.slug, whole, value],
    ]) {
      const answer = await as(db, w.engineer, () => call(...args));
      expect(answer, String(args.map(a => typeof a))).toMatchObject({ ok: false });
    }
  }
});

test("a form whose fields are asked about together is refused, whatever came in their place", async () => {
  for (const action of [createKnowledgeAction, saveKnowledgeAction]) {
    const call = action as unknown as (...args: unknown[]) => Promise<{ ok: boolean }>;
    for (const value of odd)
      for (const raw of [value, { en: value, es: value, ranges: value, productId: "", ticketNumber: value }])
        expect(await as(db, w.manufacturer, () => call(w.ws.slug, raw))).toMatchObject({
          ok: false,
          kind: "invalid",
        });
  }
});

test("a form's key that another deed had is that one's alone", async () => {
  const key = "the-same-key-1";
  const follow = (on: boolean) =>
    as(db, w.engineer, () => followTicketAction(w.ws.slug, { number, on }, key));
  expect(await follow(true)).toEqual({ ok: true, data: { number, following: true } });
  expect(
    await as(db, w.engineer, () => tagTicketAction(w.ws.slug, { number, add: ["kept"], remove: [] }, key)),
  ).toMatchObject({ ok: true });
  // Pressed again it is what it was.
  expect(await follow(false)).toEqual({ ok: true, data: { number, following: true } });
});

test("a plain form called with anything answers with messages at its fields", async () => {
  let ran = 0;
  const press = visitorAction({
    input: forgotInput,
    run: async () => {
      ran += 1;
      return undefined;
    },
  }) as unknown as (...args: unknown[]) => Promise<{ attempt: number; trouble: object | null }>;
  for (const value of odd) {
    for (const args of [
      [value, value],
      [emptyForm, value],
      [value, new FormData()],
    ]) {
      const answer = await press(...args);
      expect(answer.attempt).toBe(1);
      expect(answer.trouble).toMatchObject({ kind: "invalid", fields: { email: expect.any(String) } });
    }
  }
  expect(ran).toBe(0);
});
