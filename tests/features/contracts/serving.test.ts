import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { createDraft } from "#lib/features/contracts/draft.ts";
import { changeServing } from "#lib/features/contracts/move.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract, type TestContract } from "#tests/support/factories/contract.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makeCustomer, makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import {
  makeCalendars,
  makePlan,
  makeProduct,
  type TestPlan,
  type TestProduct,
} from "#tests/support/factories/plan.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let vendor: Actor;
let plan: TestPlan;
let product: TestProduct;
const today = "2026-11-22";

beforeAll(async () => {
  db = await cloneDatabase();
  ws = await makeWorkspace(db);
  await makeCalendars(db, ws);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
  vendor = await makeVendorActor(db, ws);
});
afterAll(() => db.drop());

const as = <T>(actor: Actor, work: (tx: Tx, now: Date) => Promise<T>) => inWorkspace(actor, work, db.client);

async function activePartner() {
  const made = await makePartner(db, ws);
  await makePartnership(db, made.org);
  return made;
}

/** A ticket with a message for each audience, a clock, a file and an event. */
async function makeTicket(customer: TestOrg, contract: TestContract, assignee: Actor, state = "in_progress") {
  const { tenantId } = ws;
  const id = newId();
  const parties = { partnerOrgId: customer.partnerOrgId, customerOrgId: customer.orgId };
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.ticket.createMany({
        data: [
          {
            tenantId,
            id,
            number: `T-${id.slice(-8)}`,
            subject: "Subject",
            contractId: contract.id,
            planVersionId: contract.planVersionId,
            ...parties,
            customerName: customer.name,
            servedByName: "Old",
            productId: contract.productId,
            productName: "SIGAP",
            environment: "production",
            affectedBp: 0,
            canWork: true,
            priority: "P4",
            priorityReason: "fewer",
            state,
            open: state !== "closed",
            openedById: newId(),
            openedByName: "Vera",
            assigneeId: assignee.personId,
            assigneeName: assignee.name,
          },
        ],
      });
      await tx.ticketMessage.createMany({
        data: ["everyone", "partner_vendor", "partner", "vendor"].map(audience => ({
          tenantId,
          id: newId(),
          ticketId: id,
          audience,
          ...parties,
          authorName: "Somebody",
          authorSide: "partner",
          authorOrgName: "Old",
          body: audience,
        })),
      });
      await tx.ticketClock.createMany({
        data: [
          {
            tenantId,
            id: newId(),
            ticketId: id,
            ...parties,
            kind: "response",
            cycle: 1,
            priority: "P4",
            targetMinutes: 60,
            calendarKey: "mexico-city",
            calendarVersion: 1,
            startedAt: new Date("2026-11-20T16:00:00Z"),
            warnAtPercent: 75,
          },
        ],
      });
      for (const audience of ["everyone", "partner"]) {
        const attachmentId = newId();
        const file = { tenantId, audience, ...parties };
        await tx.attachment.createMany({
          data: [
            {
              ...file,
              id: attachmentId,
              subjectType: "ticket",
              subjectId: id,
              name: `${audience}.txt`,
              mediaType: "text/plain",
              size: 1,
              sha256: "x",
              uploadedBy: "Somebody",
            },
          ],
        });
        await tx.attachmentContent.createMany({ data: [{ ...file, attachmentId, bytes: Buffer.from("x") }] });
        await tx.event.createMany({
          data: [
            {
              ...file,
              id: newId(),
              subjectType: "ticket",
              subjectId: id,
              type: "ticket.noted",
              actorName: "Somebody",
              actorSide: "partner",
            },
          ],
        });
      }
    },
    db.client,
  );
  return id;
}

/** What a side sees of a ticket. */
const seen = (actor: Actor, ticketId: string) =>
  as(actor, async tx => {
    const where = { tenantId: ws.tenantId, ticketId };
    const about = { tenantId: ws.tenantId, subjectId: ticketId };
    return {
      ticket: await tx.ticket.count({ where: { tenantId: ws.tenantId, id: ticketId } }),
      messages: (await tx.ticketMessage.findMany({ where, orderBy: { audience: "asc" } })).map(
        m => m.audience,
      ),
      clocks: await tx.ticketClock.count({ where }),
      files: (await tx.attachment.findMany({ where: about, orderBy: { name: "asc" } })).map(f => f.name),
      contents: await tx.attachmentContent.count({ where: { tenantId: ws.tenantId } }),
      noted: await tx.event.count({ where: { ...about, type: "ticket.noted" } }),
    };
  });

test("another partner takes over: open tickets and what hangs on them move, the old one's own notes stay its own (T1)", async () => {
  const old = await activePartner();
  const next = await activePartner();
  const { org: customer, actor: contact } = await makeCustomer(db, ws, old.org);
  const made = await makeContract(db, ws, customer, {
    plan,
    product,
    contacts: [{ personId: contact.personId, name: contact.name, email: contact.email }],
  });
  const open = await makeTicket(customer, made, old.actor);
  const closed = await makeTicket(customer, made, old.actor, "closed");
  const contract = (await as(vendor, tx => findContract(tx, ws.tenantId, made.id, today)))!;
  const input = {
    contractId: made.id,
    version: contract.version,
    serving: next.org.orgId,
    reason: "The region changed hands",
  };
  const done = await as(vendor, (tx, now) => changeServing(tx, vendor, contract, input, now));
  expect(done.tickets).toBe(1);

  expect(await seen(next.actor, open)).toEqual({
    ticket: 1,
    messages: ["everyone", "partner_vendor"],
    clocks: 1,
    files: ["everyone.txt"],
    contents: 1,
    noted: 1,
  });
  expect(await seen(old.actor, open)).toMatchObject({
    ticket: 0,
    messages: ["partner"],
    clocks: 0,
    files: ["partner.txt"],
    noted: 1,
  });
  expect((await seen(old.actor, closed)).ticket).toBe(1);
  expect((await seen(next.actor, closed)).ticket).toBe(0);
  expect((await seen(contact, open)).messages).toEqual(["everyone"]);

  const row = await as(vendor, tx => tx.ticket.findFirst({ where: { tenantId: ws.tenantId, id: open } }));
  expect(row).toMatchObject({ assigneeId: null, partnerOrgId: next.org.orgId, servedByName: next.org.name });
  const visible = (actor: Actor) =>
    as(actor, async tx => [
      await tx.contract.count({ where: { tenantId: ws.tenantId, id: made.id } }),
      await tx.authorisedContact.count({ where: { tenantId: ws.tenantId, contractId: made.id } }),
      await tx.organisation.count({ where: { tenantId: ws.tenantId, id: customer.orgId } }),
      await tx.person.count({ where: { tenantId: ws.tenantId, id: contact.personId } }),
    ]);
  expect(await visible(next.actor)).toEqual([1, 1, 1, 1]);
  expect(await visible(old.actor)).toEqual([0, 0, 0, 0]);

  const again = await as(vendor, (tx, now) => changeServing(tx, vendor, contract, input, now)).catch(e => e);
  expect(again).toBeInstanceOf(Refusal);
});

test("the vendor takes a customer over itself, and a ticket its own engineer holds stays with them (T1)", async () => {
  const old = await activePartner();
  const { org: customer } = await makeCustomer(db, ws, old.org);
  const made = await makeContract(db, ws, customer, { plan, product });
  const ticket = await makeTicket(customer, made, vendor);
  const contract = (await as(vendor, tx => findContract(tx, ws.tenantId, made.id, today)))!;
  await as(vendor, (tx, now) =>
    changeServing(
      tx,
      vendor,
      contract,
      { contractId: made.id, version: contract.version, serving: "vendor", reason: "Ours now" },
      now,
    ),
  );
  const row = await as(vendor, tx => tx.ticket.findFirst({ where: { tenantId: ws.tenantId, id: ticket } }));
  expect(row).toMatchObject({ partnerOrgId: null, assigneeId: vendor.personId });
  expect((await seen(old.actor, ticket)).ticket).toBe(0);
});

test("a second contract does not bring a second partner, and only an active one may serve (T1)", async () => {
  const old = await activePartner();
  const next = await activePartner();
  const idle = await makePartner(db, ws);
  const { org: customer } = await makeCustomer(db, ws, old.org);
  await makeContract(db, ws, customer, { plan, product });
  const draft = (serving: string) =>
    as(vendor, (tx, now) =>
      createDraft(
        tx,
        vendor,
        {
          customerId: customer.orgId,
          planId: plan.planId,
          startsOn: today,
          months: 12,
          serving,
          systems: [
            {
              productId: product.productId,
              name: "SIGAP",
              modules: [],
              version: "",
              unit: null,
              units: 1,
              salePrice: 90_000,
            },
          ],
        },
        now,
      ),
    ).catch((e: unknown) => e);
  expect(await draft(next.org.orgId)).toMatchObject({
    fields: { serving: { key: "contracts.invalid.servedByOther" } },
  });
  expect(await draft(idle.org.orgId)).toMatchObject({
    fields: { serving: { key: "customers.invalid.serving" } },
  });
  expect(await draft(old.org.orgId)).toHaveProperty("number");
});
