import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

test("the application's login has no right of its own", async () => {
  await expect(db.client.$queryRawUnsafe("SELECT * FROM public._prisma_migrations")).rejects.toThrow(
    /permission denied/,
  );
});

test("the application's login can become each side and not the search role", async () => {
  for (const role of [
    "app_vendor",
    "app_partner",
    "app_customer",
    "app_person",
    "app_worker",
    "app_public",
    "app_auth",
  ]) {
    await db.client.$transaction(tx => tx.$executeRawUnsafe(`SET LOCAL ROLE ${role}`));
  }
  await expect(
    db.client.$transaction(tx => tx.$executeRawUnsafe("SET LOCAL ROLE app_search")),
  ).rejects.toThrow(/permission denied/);
  await expect(
    db.client.$transaction(tx => tx.$executeRawUnsafe("SET LOCAL ROLE escala_owner")),
  ).rejects.toThrow(/permission denied/);
});
