import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { connect, type PrismaClient } from "#lib/platform/db/prisma.ts";
import { runsAs, statementNames } from "#lib/platform/db/statements.ts";
import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { membershipsOf } from "#lib/platform/lookup.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

describe("names of statements", () => {
  test("what is asked often gets a name, always the same", () => {
    const nameOf = statementNames({ often: 3 });
    expect([1, 2, 3, 4].map(() => nameOf("SELECT 1"))).toEqual([
      undefined,
      undefined,
      "escala_1",
      "escala_1",
    ]);
    expect(nameOf("SELECT 2")).toBeUndefined();
  });

  test("each role has names of its own", async () => {
    const nameOf = statementNames({ often: 1 });
    const names = [];
    for (const role of ["app_vendor", "app_customer", "app_vendor"])
      names.push(await runsAs(role, async () => nameOf("SELECT 1")));
    expect(names).toEqual(["escala_1", "escala_2", "escala_1"]);
  });

  test("there are at most so many, and what is counted is bounded", () => {
    const nameOf = statementNames({ often: 2, most: 5 });
    const given = new Set<string | undefined>();
    for (let round = 0; round < 3; round++)
      for (let i = 0; i < 200; i++) given.add(nameOf(`SELECT ${i % 20}`));
    given.delete(undefined);
    expect(given.size).toBe(5);
  });
});

describe("on one connection", () => {
  let db: TestDatabase;
  let w: TicketWorld;
  let one: PrismaClient;
  beforeAll(async () => {
    db = await cloneDatabase();
    w = await makeTicketWorld(db);
    one = connect(db.appUrl, 1);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(async () => {
    await one.$disconnect();
    await db.drop();
  });

  test("a lull doesn't cost what the connection knows", async () => {
    const backend = async () =>
      (await one.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const before = await backend();
    // The pool begins to count when it gets the connection back, which is after the answer.
    await new Promise(resolve => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    vi.useRealTimers();
    expect(await backend()).toBe(before);
  });

  test("sides that take turns each see what is theirs, and what was planned is kept", async () => {
    const sides = [w.vendorManager, w.engineer, w.reader];
    const seen = (who: (typeof sides)[number]) =>
      inWorkspace(
        who,
        async tx =>
          (await tx.organisation.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(o => o.id),
        one,
      );
    const first = [];
    for (const who of sides) first.push(await seen(who));
    expect(new Set(first.map(ids => ids.join())).size).toBe(3);
    for (let i = 0; i < 60; i++)
      expect(await seen(sides[i % 3] as (typeof sides)[number])).toEqual(first[i % 3]);
    const kept = await inWorkspace(
      asWorker(w.ws.tenantId),
      tx => tx.$queryRaw<{ plans: number }[]>`
        SELECT generic_plans::int AS plans FROM pg_prepared_statements
        WHERE statement LIKE '%FROM "public"."organisation"%'`,
      one,
    );
    expect(kept).toHaveLength(3);
    for (const { plans } of kept) expect(plans).toBeGreaterThan(0);
  });

  test("other workspaces are never answered from what was kept", async () => {
    const other = await makeTicketWorld(db);
    const own = (who: typeof w.engineer) =>
      inWorkspace(
        who,
        async tx => (await tx.person.findMany({ select: { tenantId: true } })).map(p => p.tenantId),
        one,
      );
    for (let i = 0; i < 40; i++) {
      const who = i % 2 ? other.engineer : w.engineer;
      expect(new Set(await own(who))).toEqual(new Set([who.tenantId]));
    }
  });

  test("a function that answers more after a migration answers those who asked it before", async () => {
    const { accountId } = w.engineer;
    const ask = () => inAuth(tx => membershipsOf(tx, accountId), accountId, one);
    const before = await ask();
    expect(before.memberships).toHaveLength(1);
    for (let i = 0; i < 12; i++) await ask();
    const { rows } = await db.admin.query("SELECT pg_get_functiondef('memberships_of'::regproc) AS made");
    const made = String(rows[0].made)
      .replace("acts boolean)", "acts boolean, more text)")
      .replace(/(AND x\.stands)(\s+FROM)/, "$1, 'more'$2");
    await db.admin.query("DROP FUNCTION memberships_of(uuid)");
    await db.admin.query(made);
    expect(await ask()).toEqual(before);
  });
});
