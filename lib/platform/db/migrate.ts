import { connected } from "#lib/platform/db/bootstrap.ts";
import {
  readMigrations,
  readSchema,
  readSnapshot,
  withSchemaEngine,
} from "#lib/platform/db/schema-engine.ts";

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that are missing, as the tables' owner, and keeps `_prisma_migrations`.
 * @param root the checkout, whose `prisma/migrations` is read
 * @returns the names of those just applied
 * @throws when one fails; it stays marked as failed until it is resolved by hand
 */
export async function applyMigrations(ownerUrl: string, root: string): Promise<string[]> {
  const applied = await withSchemaEngine(ownerUrl, readSchema(root), async engine => {
    const result = await engine.applyMigrations({
      migrationsList: readMigrations(root),
      filters: NO_FILTERS,
    });
    return result.appliedMigrationNames;
  });
  // The health check of the web server compares names, and has no other way to see them.
  await connected(ownerUrl, client =>
    client.query(
      `DO $$ BEGIN
         IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
           GRANT SELECT (migration_name, finished_at, rolled_back_at) ON public._prisma_migrations TO app_auth, app_worker;
         END IF;
       END $$`,
    ),
  );
  return applied;
}

/**
 * The SQL that leads from the newest migration to the schema files; empty when they agree. Compares with the snapshot
 * beside the migrations and not with a database: the adapter can't read all that describes functions and triggers.
 */
export async function pendingSql(anyUrl: string, root: string): Promise<string> {
  const schema = readSchema(root);
  const snapshot = readSnapshot(root);
  return withSchemaEngine(anyUrl, schema, async engine => {
    const { stdout } = await engine.diff({
      from: snapshot.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: snapshot },
      to: { tag: "schemaDatamodel", files: schema },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    const sql = (stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  });
}
