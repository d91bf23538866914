import { afterAll, beforeAll, expect, test } from "vitest";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { stillActs } from "#lib/platform/lookup.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// What stays open longer than a request (live events) ends with the right to it.

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());

async function signedIn(who: { accountId: string }) {
  const sessionId = newId();
  await db.admin.query(
    "INSERT INTO session (id, account_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
    [sessionId, who.accountId],
  );
  return { accountId: who.accountId, sessionId };
}
const change = (sql: string, ...values: unknown[]) => db.admin.query(sql, values);

test("a reader whom the vendor lets in no more is not who they were, and is again once readers are", async () => {
  const claim = await signedIn(w.reader);
  const still = () => stillActs(claim, w.reader.membershipId);
  expect(await still()).toBe(true);
  const readers = (allowed: boolean) =>
    change("UPDATE workspace SET settings = settings || $2 WHERE tenant_id = $1", w.ws.tenantId, {
      readersAllowed: allowed,
    });
  await readers(false);
  expect(await still()).toBe(false);
  await readers(true);
  expect(await still()).toBe(true);
});

test("nor is who has no role, whose stay is over, or whose session has ended", async () => {
  const { membershipId } = w.engineer;
  const claim = await signedIn(w.engineer);
  const still = () => stillActs(claim, membershipId);
  expect(await still()).toBe(true);
  expect(await stillActs(claim, w.specialist.membershipId)).toBe(false);
  await change("UPDATE membership SET roles = '{}' WHERE id = $1", membershipId);
  expect(await still()).toBe(false);
  await change("UPDATE membership SET roles = '{partner_support}' WHERE id = $1", membershipId);
  expect(await still()).toBe(true);
  await change(
    "UPDATE membership SET valid_from = current_date - 9, valid_until = current_date - 2 WHERE id = $1",
    membershipId,
  );
  expect(await still()).toBe(false);
  await change("UPDATE membership SET valid_until = NULL WHERE id = $1", membershipId);
  await change("UPDATE session SET revoked_at = now() WHERE id = $1", claim.sessionId);
  expect(await still()).toBe(false);
});
