import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { stillAt, vendorOrgId } from "#lib/jobs/recipients/people.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// Whom a fact names may have left meanwhile: what is their former company's goes to them no more (R1).

let db: TestDatabase;
let w: TicketWorld;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

const asWork = <T>(work: Parameters<typeof inWorkspace<T>>[1]) =>
  inWorkspace(asWorker(w.ws.tenantId), work, db.client);
const at = async (orgs: (string | null)[], people: unknown[]) =>
  (await asWork(tx => stillAt(tx, w.ws.tenantId, orgs, people))).map(one => one.personId);
const end = (who: Actor, days = 1) =>
  db.admin.query(
    `UPDATE membership m SET valid_until = (now() AT TIME ZONE w.time_zone)::date - $2::int
     FROM workspace w WHERE w.tenant_id = m.tenant_id AND m.person_id = $1`,
    [who.personId, days],
  );
const colleague = (of: Actor, roles: Actor["roles"]) =>
  makePerson(
    db,
    w.ws,
    {
      ...w.ws,
      orgId: of.orgId,
      side: of.side,
      name: of.orgName,
      slug: `of-${of.side}`,
      partnerOrgId: of.side === "partner" ? of.orgId : w.engineer.orgId,
      customerOrgId: of.side === "customer" ? of.orgId : null,
    } as Parameters<typeof makePerson>[2],
    [...roles] as Parameters<typeof makePerson>[3],
  );

test("somebody is there until the end of their last day, wherever they go next, and nowhere else", async () => {
  const one = await colleague(w.contact, ["customer_contact"]);
  expect(await at([w.contact.orgId], [one.personId, w.contact.personId])).toEqual([
    one.personId,
    w.contact.personId,
  ]);
  expect(await at([w.otherCustomer.orgId, w.engineer.orgId], [one.personId])).toEqual([]);
  await end(one, 0);
  expect(await at([w.contact.orgId], [one.personId])).toEqual([one.personId]);
  await end(one, 1);
  // Their row still says where they were.
  expect(await at([w.contact.orgId], [one.personId])).toEqual([]);
  expect(await at([null, undefined as never, w.contact.orgId], [null, "x", 7, undefined])).toEqual([]);
  const vendor = await asWork(tx => vendorOrgId(tx, w.ws.tenantId));
  expect(await at([vendor], [w.manufacturer.personId, w.engineer.personId])).toEqual([
    w.manufacturer.personId,
  ]);
});

test("a contact who never had an account is with the company they were named for", async () => {
  const { rows } = await db.admin.query(
    `INSERT INTO person (tenant_id, id, side, name, email, customer_org_id, partner_org_id)
     VALUES ($1, $2, 'customer', 'Named alone', 'named@alone.example', $3, $4) RETURNING id`,
    [w.ws.tenantId, newId(), w.contact.orgId, w.engineer.orgId],
  );
  expect(await at([w.contact.orgId], [rows[0].id])).toEqual([rows[0].id]);
  expect(await at([w.otherCustomer.orgId], [rows[0].id])).toEqual([]);
  // That a partner serves the company does not make its people the partner's.
  expect(await at([w.engineer.orgId], [rows[0].id])).toEqual([]);
});

test("a contact who has left between the fact and its telling is told nothing, in the portal or by mail", async () => {
  const [stays, leaves] = [
    await colleague(w.contact, ["customer_contact"]),
    await colleague(w.contact, ["customer_contact"]),
  ];
  const { rows } = await db.admin.query(
    "SELECT id FROM contract WHERE tenant_id = $1 AND customer_org_id = $2 LIMIT 1",
    [w.ws.tenantId, w.contact.orgId],
  );
  const facts: string[] = [];
  for (const who of [stays, leaves])
    facts.push(
      await asWork(tx =>
        recordEvent(tx, systemWriter(w.ws.tenantId), {
          subjectType: "contract",
          subjectId: rows[0].id,
          type: "contract.contact_added",
          customerOrgId: w.contact.orgId,
          data: { personId: who.personId, name: who.name },
          tell: true,
        }),
      ),
    );
  await end(leaves);
  for (const id of facts) await asWork(tx => tell(tx, w.ws.tenantId, id));
  const told = await db.admin.query("SELECT person_id FROM notification WHERE event_id = ANY ($1::uuid[])", [
    facts,
  ]);
  expect(told.rows.map(row => row.person_id)).toEqual([stays.personId]);
  const mails = await db.admin.query(
    "SELECT to_email FROM outbox WHERE kind = 'mail' AND to_email = ANY ($1::text[])",
    [[stays.email, leaves.email]],
  );
  expect(mails.rows.map(row => row.to_email)).toEqual([stays.email]);
});
