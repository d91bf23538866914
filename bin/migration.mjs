// npm run migration -- NAME: writes prisma/migrations/<stamp>_NAME/migration.sql with what the schema
// files have and the migrations don't. Needs no running Escala: it works on the tests' server.
import fs from "node:fs";
import path from "node:path";
import { bootstrap, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { startEmbedded } from "#lib/platform/db/embedded.ts";
import { pendingSql } from "#lib/platform/db/migrate.ts";
import { readSchema, snapshotOf } from "#lib/platform/db/schema-engine.ts";
import { tenancySql } from "#lib/platform/db/tenancy-sql.ts";

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    "Usage: npm run migration -- NAME     (lower case, digits and _; for example: add_ticket_tags)",
  );
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, "..");
const server = await startEmbedded({ home: path.join(root, ".data"), name: "test-postgres", durable: false });
try {
  const { password } = new URL(server.adminUrl);
  await bootstrap(server.adminUrl, "escala_scratch", { owner: password, app: password, queue: password });
  const sql = await pendingSql(withDatabase(server.adminUrl, "escala_scratch"), root);
  if (!sql) {
    console.log("The migrations and the schema agree: nothing to write.");
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join(root, "prisma", "migrations", `${stamp}_${name}`);
    fs.mkdirSync(folder, { recursive: true });
    // A new table comes with its row security: `tenancySql` throws where the registry doesn't know it.
    const tables = [...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(match => tenancySql(match[1]));
    fs.writeFileSync(path.join(folder, "migration.sql"), [sql, ...tables, ""].join("\n\n"));
    fs.writeFileSync(
      path.join(root, "prisma", "migrations", "schema.snapshot"),
      snapshotOf(readSchema(root)),
    );
    fs.writeFileSync(
      path.join(root, "prisma", "migrations", "migration_lock.toml"),
      '# Prisma checks this file: the migrations are for one kind of database.\nprovider = "postgresql"\n',
    );
    console.log(path.relative(root, path.join(folder, "migration.sql")));
  }
} finally {
  await server.stop();
}
