import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import { uploadFiles } from "#lib/features/files/commands.ts";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import {
  diagnoseTicketAction,
  escalateTicketAction,
  saveEvidenceAction,
} from "#lib/features/tickets/actions.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
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

// What a partner gathers for level 3 is its own until it is sent: secrets in it are pointed out at the sending, so nobody
// at the manufacturer may have read them before.

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const SECRET = "db.password=Tr0ub4dor&3";
const evidence = {
  product: "SIGAP",
  version: "8.0",
  environment: "one server",
  steps: "1. Start.",
  logs: SECRET,
  tried: "restart",
};
const slug = () => w.ws.slug;
function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const read = (actor: Actor, number: string) =>
  inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
const versionOf = async (number: string) => (await read(w.engineer, number))?.version ?? -1;
const bytesOf = (actor: Actor, id: string) =>
  inWorkspace(actor, tx => fileWithBytes(tx, actor.tenantId, id), db.client);
const numbersFound = async (actor: Actor, words: string) =>
  (await inWorkspace(actor, tx => searchEverything(tx, actor, words, "2026-11-27"), db.client)).flatMap(
    group => group.items.map(item => item.number),
  );

async function gathered() {
  const { number, id } = await makeTicket(db, w);
  const input = { number, version: await versionOf(number), priority: "P2" };
  done(await as(db, w.specialist, () => diagnoseTicketAction(slug(), input)));
  const name = `dump-${number.toLowerCase()}.txt`;
  const [file] = await inWorkspace(
    w.specialist,
    tx => uploadFiles(tx, w.specialist, [new File([SECRET], name, { type: "text/plain" })]),
    db.client,
  );
  if (!file) throw new Error("no file");
  done(await as(db, w.specialist, () => saveEvidenceAction(slug(), { number, evidence, files: [file.id] })));
  return { number, id, file: file.id, name };
}

test("T3, T4: what is gathered and not sent is the partner's alone: words, files, and their names in search", async () => {
  const { number, file, name } = await gathered();
  for (const actor of [w.manufacturer, w.vendorManager]) {
    expect(JSON.stringify(await read(actor, number))).not.toContain("Tr0ub4dor");
    expect((await read(actor, number))?.level3Detail).toMatchObject({ state: "none", files: [] });
    expect(await bytesOf(actor, file)).toBeNull();
    expect(await numbersFound(actor, name)).toEqual([]);
  }
  expect((await read(w.engineer, number))?.level3Detail).toMatchObject({
    state: "draft",
    evidence: { logs: SECRET },
    files: [{ id: file }],
  });
  expect(await bytesOf(w.engineer, file)).not.toBeNull();
  expect(await numbersFound(w.engineer, name)).toEqual([number]);
});

test("T3: sent, the manufacturer reads all of it, with the files that were added before", async () => {
  const { number, file, name } = await gathered();
  const input = { number, version: await versionOf(number), evidence };
  const stopped = await as(db, w.specialist, () => escalateTicketAction(slug(), input));
  expect(stopped).toMatchObject({ ok: false, fields: { anyway: expect.any(String) } });
  expect(await bytesOf(w.manufacturer, file)).toBeNull();
  done(await as(db, w.specialist, () => escalateTicketAction(slug(), { ...input, anyway: true })));
  expect((await read(w.manufacturer, number))?.level3Detail).toMatchObject({
    state: "asked",
    evidence: { logs: SECRET },
    files: [{ id: file }],
  });
  expect(await bytesOf(w.manufacturer, file)).not.toBeNull();
  expect(await numbersFound(w.manufacturer, name)).toEqual([number]);
  for (const actor of [w.contact, w.otherPartner, w.otherCustomer])
    expect(await bytesOf(actor, file)).toBeNull();
});

test("T1, T4: what a partner gathered and never sent stays its own when another serves the customer", async () => {
  const { number, file } = await gathered();
  const { orgId: id, orgName: name } = w.otherPartner;
  await inWorkspace(
    w.vendorManager,
    (tx, now) => moveCustomer(tx, w.vendorManager, w.contact.orgId, { id, name }, now),
    db.client,
  );
  expect(await read(w.otherPartner, number)).not.toBeNull();
  for (const actor of [w.otherPartner, w.manufacturer]) {
    expect(JSON.stringify(await read(actor, number))).not.toContain("Tr0ub4dor");
    expect(await bytesOf(actor, file)).toBeNull();
  }
});
