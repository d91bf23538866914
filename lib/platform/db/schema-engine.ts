import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";

type Engine = typeof import("@prisma/schema-engine-wasm");

let loaded: Promise<Engine> | undefined;

/**
 * The adapter cuts a script at every semicolon, also inside a function's body or a comment. Here the server
 * gets the whole script and cuts it itself.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    return whole(await super.connect());
  }
}

function whole<T extends object>(adapter: T): T {
  const { client } = adapter as unknown as { client: { query: (sql: string) => Promise<unknown> } };
  return Object.assign(adapter, {
    executeScript: async (script: string) => {
      await client.query(script);
    },
  });
}

/**
 * Prisma's own migration engine as WebAssembly from npm: the native one is downloaded from outside the
 * registry. Node can't import a `.wasm` by name without a flag, so it is put together by hand.
 */
async function loadEngine(): Promise<Engine> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const file = path.join(
      path.dirname(require.resolve("@prisma/schema-engine-wasm")),
      "schema_engine_bg.wasm",
    );
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    const exports = instance.exports as { __wbindgen_start: () => void };
    (glue as unknown as { __wbg_set_wasm: (exports: unknown) => void }).__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return glue as unknown as Engine;
  })();
  return loaded;
}

/** Runs the engine against one database. */
export async function withSchemaEngine<T>(
  url: string,
  schema: SchemaContainer[],
  run: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: url }));
  const datamodels = schema.map((file): [string, string] => [file.path, file.content]);
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    return await run(engine);
  } finally {
    engine.free();
  }
}

/** All `prisma/schema/*.prisma`, as the engine wants them. */
export function readSchema(root: string): SchemaContainer[] {
  const folder = path.join(root, "prisma", "schema");
  return readdirSync(folder)
    .filter(name => name.endsWith(".prisma"))
    .sort()
    .map(name => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), "utf8") }));
}

/** The schema as the newest migration left it: one file beside the migrations, written together with them. */
export function readSnapshot(root: string): SchemaContainer[] {
  const file = path.join(root, "prisma", "migrations", "schema.snapshot");
  return existsSync(file) ? [{ path: file, content: readFileSync(file, "utf8") }] : [];
}

/** What the snapshot says when the migrations and the schema agree. */
export const snapshotOf = (schema: SchemaContainer[]): string => schema.map(file => file.content).join("\n");

/** The migrations folder, in order, as the engine wants it. */
export function readMigrations(root: string): MigrationList {
  const baseDir = path.join(root, "prisma", "migrations");
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter(entry => entry.isDirectory() && existsSync(path.join(baseDir, entry.name, "migration.sql")))
        .map(entry => entry.name)
        .sort()
    : [];
  const lock = path.join(baseDir, "migration_lock.toml");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.map(name => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
