import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Packet } from "#lib/domain/tickets/packet.ts";
import { savePacketAction } from "#lib/features/products/actions.ts";
import {
  acceptEscalationAction,
  answerEscalationAction,
  askForMoreAction,
  diagnoseTicketAction,
  escalateTicketAction,
  giveMoreAction,
  passOnAnswerAction,
} from "#lib/features/tickets/actions.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
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

const slug = () => w.ws.slug;
function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const read = async (actor: Actor, number: string): Promise<TicketDTO> => {
  const ticket = await inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
  if (!ticket) throw new Error(number);
  return ticket;
};
const at = async (number: string) => ({ number, version: (await read(w.vendorManager, number)).version });
const evidence = {
  product: "SIGAP",
  version: "8.0",
  environment: "one server",
  steps: "1.",
  logs: "E",
  tried: "x",
};

async function diagnosed(): Promise<string> {
  const { number } = await makeTicket(db, w);
  const input = { ...(await at(number)), priority: "P2" };
  done(await as(db, w.specialist, () => diagnoseTicketAction(slug(), input)));
  return number;
}
async function escalate(number: string, more: object = {}, anyway = false) {
  const input = { ...(await at(number)), evidence: { ...evidence, ...more }, anyway };
  return as(db, w.specialist, () => escalateTicketAction(slug(), input));
}
async function accepted(): Promise<string> {
  const number = await diagnosed();
  done(await escalate(number));
  const input = await at(number);
  done(await as(db, w.manufacturer, () => acceptEscalationAction(slug(), input)));
  return number;
}
async function savePacket(packet: Partial<Packet["fields"]> & { parts?: object[] }) {
  const product = await inWorkspace(
    asWorker(w.ws.tenantId),
    tx => tx.product.findFirstOrThrow({ where: { id: w.product.productId } }),
    db.client,
  );
  const input = {
    productId: product.id,
    version: product.version,
    environment: "required",
    steps: "required",
    logs: "required",
    tried: "required",
    logsAsFile: false,
    callHours: 48,
    parts: [],
    ...packet,
  };
  return done(await as(db, w.vendorManager, () => savePacketAction(slug(), input)));
}
const bodies = (ticket: TicketDTO) =>
  ticket.timeline.items.flatMap(item => (item.type === "message" ? [item.body] : []));

test("T3: the form asks for what the product's level 3 needs; what was sent stays as it was asked for", async () => {
  const number = await diagnosed();
  const bundle = { key: "", labelEn: "Bundle", labelEs: "Paquete", hintEn: "", hintEs: "", required: true };
  await savePacket({ tried: "left_out", parts: [bundle] });
  const before = (await read(w.specialist, number)).level3Detail;
  expect(before?.missing).toEqual(["steps", "logs"]);
  expect(before?.missingParts).toEqual([{ en: "Bundle", es: "Paquete" }]);
  const refused = await escalate(number, { tried: "" });
  expect(refused).toMatchObject({ ok: false, kind: "invalid" });
  expect(Object.keys((refused as { fields: object }).fields)).toEqual(["evidence.own.paquete"]);
  done(await escalate(number, { tried: "", own: { paquete: "diag-219.tgz" } }));
  await savePacket({});
  const sent = (await read(w.manufacturer, number)).level3Detail;
  expect(sent?.evidence.own).toEqual({ paquete: "diag-219.tgz" });
  expect(sent?.packet.parts.map(part => part.key)).toEqual(["paquete"]);
  expect((await read(w.contact, number)).level3Detail).toBeNull();
});

test("T3: what looks like a secret stops it once, and goes only by a person's word", async () => {
  const number = await diagnosed();
  const secret = { logs: "connect postgres://app:s3cret@db/one\nerror" };
  const refused = await escalate(number, secret);
  expect(refused).toMatchObject({ ok: false, kind: "invalid", fields: { anyway: expect.any(String) } });
  // Nothing of it was kept on the way.
  expect((await read(w.specialist, number)).level3Detail?.state).toBe("none");
  done(await escalate(number, secret, true));
  const more = await at(number);
  done(await as(db, w.manufacturer, () => askForMoreAction(slug(), { ...more, body: "The rest?" })));
  const given = { ...(await at(number)), body: "password: hunter22" };
  const give = (anyway: boolean) => as(db, w.specialist, () => giveMoreAction(slug(), { ...given, anyway }));
  expect(await give(false)).toMatchObject({ ok: false, kind: "invalid" });
  done(await give(true));
});

test("P14, S18: the manufacturer's words for the customer go on by one press, and none of its others", async () => {
  const number = await accepted();
  const input = {
    ...(await at(number)),
    body: "Our build 4411 is wrong; do not say so. Patch 12 mends it.",
    forCustomer: "Install patch 12 and restart.",
  };
  done(await as(db, w.manufacturer, () => answerEscalationAction(slug(), input)));
  const partner = (await read(w.specialist, number)).level3Detail;
  expect(partner).toMatchObject({ forCustomer: input.forCustomer, passedOn: false });
  expect(JSON.stringify(await read(w.contact, number))).not.toMatch(/4411|patch 12/i);

  const press = await at(number);
  const pass = () => as(db, w.specialist, () => passOnAnswerAction(slug(), press));
  done(await pass());
  const customer = await read(w.contact, number);
  expect(bodies(customer)).toContain("Install patch 12 and restart.");
  expect(JSON.stringify(customer)).not.toContain("4411");
  // It is the answer that stops the response clock (S3).
  expect(customer.firstAnswerAt).not.toBeNull();
  // A second press: the page is an old one, and then it is done.
  expect(await pass()).toMatchObject({ ok: false, kind: "conflict" });
  const again = await at(number);
  expect(await as(db, w.specialist, () => passOnAnswerAction(slug(), again))).toMatchObject({
    ok: false,
    kind: "refused",
  });
  expect(bodies(await read(w.contact, number)).filter(body => body.startsWith("Install"))).toHaveLength(1);
});

test("P14: changed before it goes; and nothing to pass on where everyone read the answer itself", async () => {
  const [own, open] = [await accepted(), await accepted()];
  const answer = async (number: string, audience: string) => {
    const input = { ...(await at(number)), body: "The answer", forCustomer: "Their words", audience };
    return done(await as(db, w.manufacturer, () => answerEscalationAction(slug(), input)));
  };
  await answer(own, "partner_vendor");
  await answer(open, "everyone");
  const press = async (number: string, body: string) => {
    const input = { ...(await at(number)), body };
    return as(db, w.specialist, () => passOnAnswerAction(slug(), input));
  };
  done(await press(own, "In our words"));
  expect(bodies(await read(w.contact, own))).toEqual(expect.arrayContaining(["In our words"]));
  expect(bodies(await read(w.contact, own))).not.toContain("Their words");
  expect(await press(open, "")).toMatchObject({ ok: false, kind: "refused" });
});
