import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { besideCase } from "#lib/features/tickets/queries/beside.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

test("what hangs on a case is said to whom it is there for: a desk's tags to the desk, a draft to its writer, a mail to no customer (R1, T4)", async () => {
  const { id } = await makeTicket(db, w);
  const beside = async (actor: Actor) => {
    const found = await inWorkspace(actor, tx => besideCase(tx, actor, id), db.client);
    return Object.entries(found).flatMap(([part, is]) => (is ? [part] : []));
  };
  const everybody = [w.engineer, w.sales, w.manufacturer, w.contact, w.otherPartner, w.otherCustomer];
  for (const actor of everybody) expect(await beside(actor)).toEqual([]);

  const { tenantId } = w.ws;
  const put = (sql: string, ...more: unknown[]) => db.admin.query(sql, [tenantId, id, ...more]);
  await put(
    "INSERT INTO ticket_tag (tenant_id, ticket_id, org_id, name, by_name) VALUES ($1, $2, $3, 'vip', 'Test')",
    w.engineer.orgId,
  );
  await put(
    `INSERT INTO reply_draft (tenant_id, ticket_id, person_id, org_id, body, meant_for, state, version, saved_at)
     VALUES ($1, $2, $3, $4, 'So far', 'everyone', '', 1, now())`,
    w.engineer.personId,
    w.engineer.orgId,
  );
  await put(
    `INSERT INTO mail_delivery (tenant_id, ticket_id, id, person_id, address, topic, audience, partner_org_id)
     VALUES ($1, $2, $3, $4, 'a@b.example', 'tickets', 'partner', $5)`,
    newId(),
    w.contact.personId,
    w.engineer.orgId,
  );
  expect(await beside(w.engineer)).toEqual(["mails", "tags", "draft"]);
  expect(await beside(w.sales)).toEqual(["mails", "tags"]);
  expect(await beside(w.manufacturer)).not.toContain("tags");
  for (const actor of [w.contact, w.otherPartner, w.otherCustomer, w.foreigner])
    expect(await beside(actor)).toEqual([]);
});
