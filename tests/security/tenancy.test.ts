/**
 * Tries to break the tenancy with plain SQL, table by table and side by side: the code above it doesn't matter
 * here. A table that nobody thought of fails by itself (R1, promise 2).
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "#lib/platform/db/row-rules.ts";
import { GLOBAL_TABLES, TENANT_TABLES } from "#lib/platform/db/tenancy.ts";
import { commandsOf, policyName, tenancySql } from "#lib/platform/db/tenancy-sql.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
let app: pg.Pool;

const home = newId();
const abroad = newId();
const mine = { partner: newId(), customer: newId(), person: newId(), account: newId() };
const other = { partner: newId(), customer: newId(), person: newId(), account: newId() };
const audiences = ["everyone", "partner_vendor", "partner", "vendor"] as const;
const heard: Record<string, readonly string[]> = {
  app_vendor: ["everyone", "partner_vendor", "vendor"],
  app_partner: ["everyone", "partner_vendor", "partner"],
  app_customer: ["everyone"],
};
const sides: Role[] = ["app_vendor", "app_partner", "app_customer", "app_person", "app_public", "app_auth"];

type Column = { name: string; type: string; nullable: boolean };
const columns = new Map<string, Column[]>();

beforeAll(async () => {
  db = await cloneDatabase();
  app = new pg.Pool({ connectionString: db.appUrl, max: 2 });
  const { rows } = await db.admin.query(
    `SELECT table_name, column_name, udt_name, is_nullable FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  for (const r of rows) {
    const list = columns.get(r.table_name) ?? [];
    list.push({ name: r.column_name, type: r.udt_name, nullable: r.is_nullable === "YES" });
    columns.set(r.table_name, list);
  }
});
afterAll(async () => {
  await app.end();
  await db.drop();
});

type Owner = {
  tenant: string;
  partner: string;
  customer: string;
  person: string;
  account: string;
  audience: string;
  /** The company somebody acted for. */
  org?: string;
};

function sample(type: string): unknown {
  if (type === "uuid") return newId();
  if (type === "int4" || type === "int8") return 1;
  if (type === "bool") return false;
  if (type === "jsonb") return "{}";
  if (type === "timestamptz" || type === "date") return "2026-11-22";
  if (type === "_text") return [];
  if (type === "bytea") return Buffer.from("x");
  if (type === "tsvector") return "x";
  return `x${newId()}`;
}

function rowFor(table: string, owner: Owner): { sql: string; values: unknown[] } {
  const special: Record<string, unknown> = {
    tenant_id: owner.tenant,
    partner_org_id: owner.partner,
    customer_org_id: owner.customer,
    person_id: owner.person,
    account_id: owner.account,
    audience: owner.audience,
    ...(THERE.includes(table) ? { org_id: owner.org ?? owner.partner } : {}),
  };
  // A person's row goes by its id.
  if (table === "person" && owner.person === other.person) special.id = owner.person;
  const list = (columns.get(table) ?? []).filter(c => !c.nullable || c.name in special);
  const values = list.map(c => (c.name in special ? special[c.name] : sample(c.type)));
  const names = list.map(c => `"${c.name}"`).join(", ");
  return {
    sql: `INSERT INTO "${table}" (${names}) VALUES (${list.map((_, i) => `$${i + 1}`).join(", ")})`,
    values,
  };
}

/** Past foreign keys, triggers and row security: what stands there is what is asked about. */
async function plant(table: string, owner: Owner): Promise<void> {
  const client = await db.admin.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    const row = rowFor(table, owner);
    await client.query(row.sql, row.values);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Also what the database itself keeps anybody from removing. */
const clear = (table: string) =>
  db.admin.query(`BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM "${table}"; COMMIT`);

async function asSide<T>(role: Role, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await app.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `SELECT set_config('role', $1, true), set_config('app.tenant_id', $2, true), set_config('app.org_id', $3, true),
              set_config('app.person_id', $4, true), set_config('app.account_id', $5, true)`,
      [role, home, role === "app_customer" ? mine.customer : mine.partner, mine.person, mine.account],
    );
    return await work(client);
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    client.release();
  }
}

/** "Not allowed": no grant, or a row that the policy refuses. Anything else is not the answer we want. */
const NOT_ALLOWED = "42501";

async function attempt(
  client: pg.PoolClient,
  sql: string,
  values: unknown[] = [],
): Promise<number | "refused"> {
  await client.query("SAVEPOINT attempt");
  try {
    const { rowCount } = await client.query(sql, values);
    return rowCount ?? 0;
  } catch (error) {
    await client.query("ROLLBACK TO attempt");
    if ((error as pg.DatabaseError).code === NOT_ALLOWED) return "refused";
    throw error;
  }
}

/** What is one person's alone. */
const PERSONAL = [
  "signing_code",
  "notification",
  "idempotency",
  "task",
  "task_file",
  "ticket_columns",
  "reply_draft",
  "reading_place",
  "form_draft",
  "bulk_change",
  "bulk_case",
  "mail_choice",
  "rule_trial",
  "rule_trial_hit",
];
/** Of these, what is theirs at one company alone, and does not come along to another. */
const THERE = [
  "ticket_columns",
  "reply_draft",
  "reading_place",
  "form_draft",
  "notification",
  "task",
  "task_file",
  "bulk_change",
  "bulk_case",
  "mail_choice",
  "rule_trial",
  "rule_trial_hit",
];
const has = (table: string, column: string) => (columns.get(table) ?? []).some(c => c.name === column);
const owned: Owner = { tenant: home, ...mine, audience: "everyone" };

/** Rows that a side must neither see nor touch, each with what makes it foreign. */
function foreignRows(table: string, role: Role): { why: string; owner: Owner; filter: string }[] {
  // app_auth finds a person's own memberships in every workspace: what is foreign to it is another account.
  if (role === "app_auth" && has(table, "account_id"))
    return [
      {
        why: "another account",
        owner: { ...owned, account: other.account },
        filter: `account_id = '${other.account}'`,
      },
    ];
  const rows = [
    { why: "another tenant", owner: { ...owned, tenant: abroad }, filter: `tenant_id = '${abroad}'` },
  ];
  const byParty = role === "app_partner" ? "partner" : role === "app_customer" ? "customer" : null;
  if (byParty && has(table, `${byParty}_org_id`)) {
    rows.push({
      why: `another ${byParty}`,
      owner: { ...owned, [byParty]: other[byParty] },
      filter: `${byParty}_org_id = '${other[byParty]}'`,
    });
  }
  if (has(table, "audience") && heard[role]) {
    for (const audience of audiences.filter(a => !heard[role]?.includes(a))) {
      rows.push({
        why: `said to ${audience} alone`,
        owner: { ...owned, audience },
        filter: `audience = '${audience}'`,
      });
    }
  }
  if (role === "app_person" && (table === "person" || has(table, "person_id"))) {
    const column = table === "person" ? "id" : "person_id";
    rows.push({
      why: "another person's",
      owner: { ...owned, person: other.person },
      filter: `${column} = '${other.person}'`,
    });
  }
  if (PERSONAL.includes(table) && heard[role]) {
    rows.push({
      why: "another person's",
      owner: { ...owned, person: other.person },
      filter: `person_id = '${other.person}'`,
    });
  }
  if (THERE.includes(table) && heard[role])
    rows.push({
      why: "one's own at another company",
      owner: { ...owned, org: other.partner },
      filter: `org_id = '${other.partner}'`,
    });
  return rows;
}

describe.each(Object.keys(TENANT_TABLES))("%s", table => {
  test.each(sides)("%s can neither read, write nor remove what is not theirs", async role => {
    const foreign = foreignRows(table, role);
    await clear(table);
    await plant(table, owned);
    for (const row of foreign) await plant(table, row.owner);
    await asSide(role, async client => {
      for (const { why, owner, filter } of foreign) {
        const seen = await attempt(client, `SELECT 1 FROM "${table}" WHERE ${filter}`);
        expect([0, "refused"], `${role} reads ${table} of ${why}`).toContain(seen);
        const changed = await attempt(client, `UPDATE "${table}" SET tenant_id = tenant_id WHERE ${filter}`);
        expect([0, "refused"], `${role} changes ${table} of ${why}`).toContain(changed);
        const removed = await attempt(client, `DELETE FROM "${table}" WHERE ${filter}`);
        expect([0, "refused"], `${role} removes ${table} of ${why}`).toContain(removed);
        const row = rowFor(table, owner);
        // What a side only drops (outbox, audit) has no reader among the sides; the tenant still must be theirs.
        expect(await attempt(client, row.sql, row.values), `${role} adds to ${table} of ${why}`).toBe(
          "refused",
        );
        const column = /^(\w+) = /.exec(filter)?.[1] ?? "tenant_id";
        const value = {
          tenant_id: owner.tenant,
          partner_org_id: owner.partner,
          customer_org_id: owner.customer,
          audience: owner.audience,
          person_id: owner.person,
          org_id: owner.org,
          id: owner.person,
        }[column];
        const moved = await attempt(client, `UPDATE "${table}" SET "${column}" = $1`, [value]);
        expect([0, "refused"], `${role} moves its row of ${table} to ${why}`).toContain(moved);
      }
    });
  });

  test("the application's login reaches nothing without a side's role", async () => {
    const client = await app.connect();
    try {
      await expect(client.query(`SELECT 1 FROM "${table}"`)).rejects.toMatchObject({
        // Without a side it doesn't even see the schema.
        code: expect.stringMatching(/^(42501|42P01)$/),
      });
    } finally {
      client.release();
    }
  });
});

describe("what each side may do is what the registry says", () => {
  test("every table of the database is known: a tenant table or one of the closed list", async () => {
    const { rows } = await db.admin.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
    );
    const known = new Set([...Object.keys(TENANT_TABLES), ...Object.keys(GLOBAL_TABLES)]);
    expect(rows.map(r => r.relname).filter(name => !known.has(name))).toEqual([]);
    expect(rows).toHaveLength(known.size);
  });

  test("every tenant table forces row security, also on its owner", async () => {
    const { rows } = await db.admin.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    const open = rows.map(r => r.relname).filter(name => name in TENANT_TABLES);
    expect(open).toEqual([]);
  });

  test("policies and grants stand as written, one policy a role", async () => {
    const policies = await db.admin.query(
      "SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'",
    );
    const expected = Object.entries(TENANT_TABLES).flatMap(([table, rules]) =>
      (Object.keys(rules) as Role[]).map(role => policyName(table, role)),
    );
    expect(policies.rows.map(r => r.policyname).sort()).toEqual(expected.sort());
    const grants = await db.admin.query(
      `SELECT table_name, grantee, array_agg(privilege_type::text ORDER BY privilege_type) AS held
       FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee = ANY($1) GROUP BY 1, 2`,
      [ROLES],
    );
    const held = new Map(grants.rows.map(r => [`${r.table_name} ${r.grantee}`, r.held.join()]));
    const wanted = new Map<string, string>();
    for (const [table, rules] of Object.entries(TENANT_TABLES)) {
      for (const [role, rule] of Object.entries(rules))
        wanted.set(`${table} ${role}`, commandsOf(rule.grants).sort().join());
    }
    for (const [table, rules] of Object.entries(GLOBAL_TABLES)) {
      for (const [role, g] of Object.entries(rules))
        wanted.set(`${table} ${role}`, commandsOf(g).sort().join());
    }
    expect([...held].sort()).toEqual([...wanted].sort());
  });

  test("what each policy lets through is what the code says, to the letter", async () => {
    const standing = async (client: pg.Client) => {
      const { rows } = await client.query(
        "SELECT policyname AS name, roles::text, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public' ORDER BY 1",
      );
      return rows;
    };
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    try {
      const migrated = await standing(client);
      // As if the tables were made today; nothing of it stays.
      await client.query("BEGIN");
      for (const table of Object.keys(TENANT_TABLES)) await client.query(tenancySql(table));
      const written = await standing(client);
      await client.query("ROLLBACK");
      expect(migrated).toEqual(written);
    } finally {
      await client.end();
    }
  });

  test("the tenant leads every primary key, unique key, foreign key and index of a tenant table", async () => {
    const { rows } = await db.admin.query(
      `SELECT t.relname AS "table", i.relname AS name, a.attname AS first, am.amname AS method
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
       JOIN pg_am am ON am.oid = i.relam
       LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
       WHERE t.relnamespace = 'public'::regnamespace`,
    );
    // The sweeps look across tenants for what is due; a document carries its tenant as a word; who signs in is looked for in all.
    const across = new Set([
      "membership_account_id_idx",
      "timer_due_at_idx",
      "task_due_at_idx",
      "inbound_mail_due_at_idx",
      "outbox_done_at_due_at_idx",
      "search_entry_tsv",
    ]);
    const wrong = rows.filter(
      r => r.table in TENANT_TABLES && r.first !== "tenant_id" && !across.has(r.name),
    );
    expect(wrong.map(r => r.name)).toEqual([]);
    const keys = await db.admin.query(
      `SELECT conname, a.attname AS first, t.relname AS "table" FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'`,
    );
    expect(
      keys.rows.filter(r => r.table in TENANT_TABLES && r.first !== "tenant_id").map(r => r.conname),
    ).toEqual([]);
  });
});
