import fs from "node:fs";
import path from "node:path";
import { connected, type DatabaseUrls } from "#lib/platform/db/bootstrap.ts";

export type DemoAccount = {
  workspace: string;
  side: string;
  role?: string;
  name?: string;
  email: string;
  password: string;
};

type SeedModule = {
  seed: (options: { ownerUrl: string; appUrl: string; log: (text: string) => void }) => Promise<void>;
};

/** `seeding` stays behind when loading was killed half way: what is there then is nobody's work. */
export type SeedState = "empty" | "seeding" | "demo" | "own";

export async function seedState(ownerUrl: string): Promise<SeedState> {
  return connected(ownerUrl, async client => {
    const { rows } = await client.query<{ mark: string | null; tables: boolean }>(
      `SELECT obj_description(to_regclass('public._prisma_migrations'), 'pg_class') AS mark,
              to_regclass('public.workspace_slug') IS NOT NULL AS tables`,
    );
    if (rows[0]?.mark === "escala: seeding") return "seeding";
    if (rows[0]?.mark === "escala: demo") return "demo";
    if (!rows[0]?.tables) return "empty";
    const any = await client.query("SELECT 1 FROM public.workspace_slug LIMIT 1");
    return any.rowCount ? "own" : "empty";
  });
}

/** Removes everything in this database and the queue's jobs; whoever calls has asked `seedState`. */
export async function emptyDatabase(urls: DatabaseUrls): Promise<void> {
  await connected(urls.queueUrl, client => client.query(dropAll("pgboss")));
  await connected(urls.ownerUrl, async client => {
    await client.query("SET ROLE app_search");
    await client.query(dropAll("public"));
    await client.query("RESET ROLE");
    await client.query(dropAll("public"));
    await client.query(DROP_OWN_SCHEMAS);
  });
}

/**
 * Drops what the current role owns in a schema, and keeps the schema with its grants. The names are
 * collected first: CASCADE takes some of them away while the loop goes on.
 */
const dropAll = (schema: string) => `DO $$ DECLARE
  item text;
  items text[] := ARRAY(
    SELECT 'TABLE IF EXISTS ' || c.oid::regclass::text FROM pg_class c
     WHERE relnamespace = '${schema}'::regnamespace AND relkind IN ('r', 'p') AND relowner = current_user::regrole
    UNION ALL
    SELECT 'ROUTINE IF EXISTS ' || p.oid::regprocedure::text FROM pg_proc p
     WHERE pronamespace = '${schema}'::regnamespace AND proowner = current_user::regrole
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 'TYPE IF EXISTS ' || t.oid::regtype::text FROM pg_type t
     WHERE typnamespace = '${schema}'::regnamespace AND typowner = current_user::regrole AND typtype = 'e');
BEGIN
  FOREACH item IN ARRAY items LOOP EXECUTE 'DROP ' || item || ' CASCADE'; END LOOP;
END $$`;

/** Schemas that migrations have made, with what is in them: migrations make them again, and find none. */
const DROP_OWN_SCHEMAS = `DO $$ DECLARE
  item text;
BEGIN
  FOR item IN SELECT nspname FROM pg_namespace WHERE nspowner = current_user::regrole AND nspname <> 'public' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', item);
  END LOOP;
END $$`;

/** Loads the three programmes and the demonstration data. */
export async function loadDemo(root: string, urls: DatabaseUrls, log: (text: string) => void): Promise<void> {
  const { seed } = (await import(path.join(root, "prisma", "seed", "run.ts"))) as SeedModule;
  const mark = (text: string) =>
    connected(urls.ownerUrl, client =>
      client.query(`COMMENT ON TABLE public._prisma_migrations IS '${text}'`),
    );
  await mark("escala: seeding");
  await seed({ ownerUrl: urls.ownerUrl, appUrl: urls.appUrl, log });
  await mark("escala: demo");
}

/** Who can sign in to the demonstration data, for the closing table. */
export async function readDemoAccounts(root: string): Promise<DemoAccount[]> {
  const file = path.join(root, "prisma", "seed", "accounts.ts");
  if (!fs.existsSync(file)) return [];
  const { demoAccounts } = (await import(file)) as { demoAccounts: DemoAccount[] };
  return demoAccounts;
}
