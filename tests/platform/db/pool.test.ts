/**
 * What a request leaves behind on a connection that the next one takes: nothing, however it ended. Two connections for two
 * workspaces and three sides, with statements that fail, time out, are cut off and whose connection is killed in between.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type PrismaClient, type Tx } from "#lib/platform/db/prisma.ts";
import { inAuth, inWorkspace, stepAs } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let few: PrismaClient;
let worlds: TicketWorld[];

beforeAll(async () => {
  db = await cloneDatabase();
  worlds = [await makeTicketWorld(db), await makeTicketWorld(db)];
  few = connect(db.appUrl, 2);
});
afterAll(async () => {
  await few.$disconnect();
  await db.drop();
});

type Settings = { login: string; role: string; tenant: string; org: string; person: string; account: string };
const SETTINGS = (tx: Pick<Tx, "$queryRaw">) => tx.$queryRaw<Settings[]>`
  SELECT session_user::text AS login, current_user::text AS role,
    coalesce(current_setting('app.tenant_id', true), '') AS tenant, coalesce(current_setting('app.org_id', true), '') AS org,
    coalesce(current_setting('app.person_id', true), '') AS person, coalesce(current_setting('app.account_id', true), '') AS account`;

type Who = TicketWorld["engineer"];
const people = () => worlds.flatMap(w => [w.vendorManager, w.engineer, w.reader]);

/** What somebody sees of companies, people and cases, in the order of their numbers. */
async function seen(tx: Tx): Promise<string> {
  const select = { id: true } as const;
  const orderBy = { id: "asc" } as const;
  const all = [
    await tx.organisation.findMany({ select, orderBy }),
    await tx.person.findMany({ select, orderBy }),
    await tx.membership.findMany({ select, orderBy }),
  ];
  return all.map(rows => rows.map(row => row.id).join()).join("|");
}

async function looks(who: Who): Promise<string> {
  return inWorkspace(
    who,
    async tx => {
      const [as] = await SETTINGS(tx);
      expect(as).toEqual({
        login: "escala_app",
        role: `app_${who.side}`,
        tenant: who.tenantId,
        org: who.orgId,
        person: who.personId,
        account: "",
      });
      return seen(tx);
    },
    few,
  );
}

const nobody = async () => {
  const [as] = await SETTINGS(few);
  expect(as).toEqual({
    login: "escala_app",
    role: "escala_app",
    tenant: "",
    org: "",
    person: "",
    account: "",
  });
};

const fails = (work: Promise<unknown>) => expect(work).rejects.toThrow();

/** Ways in which a request can end badly. */
const ENDS: Record<string, (who: Who) => Promise<unknown>> = {
  "a statement that fails": who =>
    fails(inWorkspace(who, tx => tx.$queryRaw`SELECT 1 / (random() * 0)::int AS n`, few)),
  "one that fails and is passed over": who =>
    fails(
      inWorkspace(
        who,
        async tx => {
          await tx.$queryRaw`SELECT no_such_column FROM ticket`.catch(() => undefined);
          return seen(tx);
        },
        few,
      ),
    ),
  "a statement timeout": who =>
    fails(
      inWorkspace(
        who,
        async tx => {
          await tx.$executeRaw`SET LOCAL statement_timeout = 20`;
          return tx.$queryRaw`SELECT pg_sleep(5)::text`;
        },
        few,
      ),
    ),
  "a transaction that takes too long": who =>
    fails(inWorkspace(who, tx => tx.$queryRaw`SELECT pg_sleep(0.3)::text`, few, 100)),
  "a step in another role that fails": who =>
    fails(
      inWorkspace(
        who,
        tx => stepAs(tx, who, "app_worker", () => tx.$queryRaw`SELECT 1 / (random() * 0)::int AS n`),
        few,
      ),
    ),
  "a refusal by the code": who =>
    fails(
      inWorkspace(
        who,
        async () => {
          throw new Error("refused");
        },
        few,
      ),
    ),
  "a connection that is killed": who =>
    fails(
      inWorkspace(
        who,
        async tx => {
          const [one] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
          await db.admin.query("SELECT pg_terminate_backend($1)", [one?.pid]);
          await new Promise(resolve => setTimeout(resolve, 20));
          return seen(tx);
        },
        few,
      ),
    ),
  "somebody who signs in": who => inAuth(tx => tx.$queryRaw`SELECT 1 AS n`, who.accountId, few),
};

test("the next request knows nothing of the one before, however that ended", async () => {
  const own = new Map<Who, string>();
  for (const who of people()) own.set(who, await looks(who));
  expect(new Set(own.values()).size).toBe(6);
  for (const [name, end] of Object.entries(ENDS))
    for (const who of people()) {
      await end(who).catch(error => {
        throw new Error(`${name}: ${error}`);
      });
      await nobody();
      const next = people()[Math.floor(Math.random() * 6)] as Who;
      expect(await looks(next), name).toBe(own.get(next));
    }
});

test("nor under load", { timeout: 120_000 }, async () => {
  const own = new Map<Who, string>();
  for (const who of people()) own.set(who, await looks(who));
  const ends = Object.values(ENDS);
  let done = 0;
  const one = async (seed: number) => {
    for (let i = 0; i < 40; i++) {
      const who = people()[(seed + i) % 6] as Who;
      if ((seed * 7 + i) % 9 === 0) await ends[(seed + i) % ends.length]?.(who);
      else if (i % 5 === 0) await nobody();
      else expect(await looks(who)).toBe(own.get(who));
      done++;
    }
  };
  await Promise.all(Array.from({ length: 12 }, (_, seed) => one(seed)));
  expect(done).toBe(12 * 40);
});
