/** Deeds that cross: each of two at one moment is done whole or refused with a word, whatever they hold and wait for. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { replyToTicketAction } from "#lib/features/tickets/actions.ts";
import * as actions from "#lib/features/tickets/actions-links.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
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

const slug = () => w.ws.slug;
const read = async (actor: Actor, number: string): Promise<TicketDTO> => {
  const ticket = await inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
  if (!ticket) throw new Error(`${actor.side} finds no ${number}`);
  return ticket;
};
const version = async (number: string) => (await read(w.engineer, number)).version;

const merge = (actor: Actor, number: string, at: number, into: string) =>
  as(db, actor, () => actions.mergeTicketAction(slug(), { number, version: at, into }));
const messages = async (number: string) =>
  (await read(w.engineer, number)).timeline.items.flatMap(item =>
    item.type === "message" ? [item.body] : [],
  );

test("of two cases merged into each other one goes on, and who was slower is told why", async () => {
  for (let i = 0; i < 3; i++) {
    const [a, b] = [await makeTicket(db, w), await makeTicket(db, w)];
    const [va, vb] = [await version(a.number), await version(b.number)];
    const answers = await as(db, w.engineer, () =>
      Promise.all([
        actions.mergeTicketAction(slug(), { number: a.number, version: va, into: b.number }),
        actions.mergeTicketAction(slug(), { number: b.number, version: vb, into: a.number }),
      ]),
    );
    expect(answers.map(one => (one.ok ? "done" : one.kind)).sort()).toEqual(["conflict", "done"]);
    const closed = await Promise.all([a, b].map(async one => (await read(w.engineer, one.number)).state));
    expect(closed.sort()).toEqual(["closed", "new"]);
  }
});

test("what is written to a case while that one is merged on arrives where it goes on, each once", async () => {
  for (let i = 0; i < 6; i++) {
    const [a, b, c] = [await makeTicket(db, w), await makeTicket(db, w), await makeTicket(db, w)];
    expect(await merge(w.engineer, a.number, await version(a.number), b.number)).toMatchObject({ ok: true });
    const at = await version(b.number);
    const say = (body: string) =>
      as(db, w.contact, () =>
        replyToTicketAction(slug(), { number: a.number, audience: "everyone", body }, `late-${i}-${body}`),
      );
    const said = ["one", "two", "three"];
    const merged = merge(w.engineer, b.number, at, c.number);
    const replies = Promise.all([...said, "three"].map(say));
    for (const answer of await replies) expect(answer).toMatchObject({ ok: true });
    const goesOn = (await merged).ok ? c.number : b.number;
    expect((await messages(goesOn)).filter(body => said.includes(body)).sort()).toEqual([...said].sort());
    expect((await read(w.engineer, b.number)).state).toBe(goesOn === c.number ? "closed" : "new");
  }
});

test("two colleagues who split the same message off at once make one case of it", async () => {
  const a = await makeTicket(db, w);
  const at = await version(a.number);
  const [message] = (await read(w.engineer, a.number)).timeline.items.filter(item => item.type === "message");
  const split = (actor: Actor) =>
    as(db, actor, () =>
      actions.splitTicketAction(slug(), {
        number: a.number,
        version: at,
        subject: "Another matter",
        messageIds: [message?.id ?? ""],
      }),
    );
  const answers = await Promise.all([w.engineer, w.specialist, w.partnerManager].map(split));
  expect(answers.map(one => (one.ok ? "done" : one.kind)).sort()).toEqual(["conflict", "conflict", "done"]);
});
