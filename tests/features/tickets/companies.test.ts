import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { companiesNamed, companyNames, customersServed } from "#lib/features/tickets/queries/companies.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;

/** Hospitals whose calls come to the partner, and one served by the vendor itself. */
const HOSPITALS = Array.from({ length: 90 }, (_, i) => `Clínica del Norte ${String(i).padStart(2, "0")}`);

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  const add = (name: string, partnerOrgId: string | null) =>
    db.admin.query(
      `INSERT INTO organisation (tenant_id, id, side, name, slug, country, partner_org_id)
       VALUES ($1, $2, 'customer', $3, $4, 'ES', $5)`,
      [w.ws.tenantId, newId(), name, newId(), partnerOrgId],
    );
  for (const name of HOSPITALS) await add(name, w.engineer.orgId);
  await add("Hospital 100% Norte", null);
});
afterAll(() => db.drop());

const found = async (actor: Actor, kind: "customer" | "partner", words: string) => {
  const { found, more } = await inWorkspace(actor, tx => companiesNamed(tx, actor, kind, words), db.client);
  return { names: found.map(one => one.name), more };
};

test("companies are found by the beginning of any word of their name, accents aside, twenty at once", async () => {
  expect(await found(w.engineer, "customer", "clinica")).toEqual({
    names: HOSPITALS.slice(0, 20),
    more: true,
  });
  expect(await found(w.engineer, "customer", " NORTE 07 ")).toEqual({ names: [HOSPITALS[7]], more: false });
  expect((await found(w.vendorManager, "customer", "norte")).names).toHaveLength(20);
  expect((await found(w.vendorManager, "customer", "hosp")).names).toEqual(["Hospital 100% Norte"]);
  expect((await found(w.vendorManager, "customer", "orte")).names).toEqual([]);
  expect((await found(w.vendorManager, "customer", "1_0")).names).toEqual([]);
});

test("each side narrows by those it sees, and by no others (R1)", async () => {
  expect((await found(w.engineer, "customer", "hospital")).names).toEqual([]);
  expect((await found(w.otherPartner, "customer", "")).names).toEqual([]);
  expect((await found(w.vendorManager, "partner", "")).names).toContain(w.engineer.orgName);
  for (const [actor, kind] of [
    [w.engineer, "partner"],
    [w.contact, "partner"],
    [w.contact, "customer"],
  ] as const)
    expect(await found(actor, kind, "")).toEqual({ names: [], more: false });
});

test("a list that is narrowed names its company to who sees it", async () => {
  const named = (actor: Actor) =>
    inWorkspace(actor, tx => companyNames(tx, actor, [null, w.contact.orgId, newId()]), db.client);
  expect(await named(w.engineer)).toEqual([{ id: w.contact.orgId, name: w.contact.orgName }]);
  expect(await named(w.otherPartner)).toEqual([]);
});

test("whose call it is is chosen among those one serves, page by page, each once (S8)", async () => {
  const page = (actor: Actor, words: string, after: string) =>
    inWorkspace(actor, tx => customersServed(tx, actor, { words, after }), db.client);
  const walked: string[] = [];
  for (let after = ""; ; ) {
    const { rows, next } = await page(w.engineer, "", after);
    walked.push(...rows.map(row => row.name));
    if (next === null) break;
    after = next;
  }
  expect(walked).toEqual([...walked].sort((a, b) => a.localeCompare(b, "en")));
  expect(new Set(walked)).toEqual(new Set([...HOSPITALS, w.contact.orgName]));
  expect(walked).toHaveLength(91);
  expect((await page(w.engineer, "norte 8", "")).rows.map(row => row.name)).toEqual(HOSPITALS.slice(80));
  for (const made of ["nonsense", `${"-".repeat(36)}|x`, "|", `${newId()}|`])
    expect((await page(w.engineer, "", made)).rows).toHaveLength(40);
  expect((await page(w.vendorManager, "norte", "")).rows.map(row => row.name)).toEqual([
    "Hospital 100% Norte",
  ]);
  expect((await page(w.otherPartner, "", "")).rows).toEqual([]);
});
