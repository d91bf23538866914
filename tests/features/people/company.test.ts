import { afterAll, beforeAll, expect, test } from "vitest";
import { freeSlug } from "#lib/features/people/company.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
const tenantId = newId();
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

test("a company's address is readable, and its own", async () => {
  const slugs: string[] = [];
  for (let i = 0; i < 3; i++)
    await inWorkspace(
      asWorker(tenantId),
      async tx => {
        const slug = await freeSlug(tx, tenantId, "Nueva Énergia S.L.");
        await tx.organisation.create({ data: { tenantId, id: newId(), side: "partner", name: "x", slug } });
        slugs.push(slug);
      },
      db.client,
    );
  expect(slugs).toEqual(["nueva-energia-s-l", "nueva-energia-s-l-2", "nueva-energia-s-l-3"]);
});

test("a name without a letter of ours still gets an address", async () => {
  const slug = await inWorkspace(asWorker(tenantId), tx => freeSlug(tx, tenantId, "日本"), db.client);
  expect(slug).toBe("company");
});

test("a name that is a page's own word gets another address: /directory/embed stays the frame", async () => {
  const slug = await inWorkspace(asWorker(tenantId), tx => freeSlug(tx, tenantId, "Embed"), db.client);
  expect(slug).toBe("embed-2");
});
