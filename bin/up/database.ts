import pg from "pg";
import { bootstrap, connected, type DatabaseUrls, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { type EmbeddedServer, startEmbedded } from "#lib/platform/db/embedded.ts";
import { isAlive } from "#lib/platform/db/embedded-process.ts";
import type { Settings } from "#lib/platform/env.ts";
import { Stop, step } from "../steps/progress.mjs";
import type { Secrets } from "./secrets.ts";

export type Database = DatabaseUrls & { embedded: EmbeddedServer | undefined };

const NAME = "escala";

/** The built-in Postgres or the one that DATABASE_URL names, with roles, logins and database in place. */
export async function openDatabase(settings: Settings, secrets: Secrets): Promise<Database> {
  const outside = settings.DATABASE_URL;
  if (outside) return step("Database of DATABASE_URL", () => openOutside(settings, outside, secrets));
  return step("Postgres", async note => {
    const embedded = await startEmbedded({ home: settings.DATA_DIR, name: "postgres", durable: true });
    note(`port ${embedded.port}`);
    try {
      return { embedded, ...(await bootstrap(embedded.adminUrl, NAME, secrets)) };
    } catch (error) {
      await embedded.stop();
      throw error;
    }
  });
}

/**
 * Starts the built-in Postgres again, on its port, when it was killed while Escala runs; the other parts
 * connect again by themselves.
 * @returns stops watching, then the server
 */
export function keepRunning(
  settings: Settings,
  first: EmbeddedServer,
  tell: (line: string) => void,
): () => Promise<void> {
  let server = first;
  let working = Promise.resolve();
  let stopped = false;
  const watch = setInterval(() => {
    working = working.then(async () => {
      if (stopped || isAlive(server.pid)) return;
      tell("Postgres stopped and starts again.");
      try {
        server = await startEmbedded({ home: settings.DATA_DIR, name: "postgres", durable: true });
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    });
  }, 1_000);
  return async () => {
    stopped = true;
    clearInterval(watch);
    await working;
    await server.stop();
  };
}

async function openOutside(settings: Settings, url: string, secrets: Secrets): Promise<Database> {
  const { MIGRATION_DATABASE_URL: ownerUrl, QUEUE_DATABASE_URL: queueUrl } = settings;
  if (ownerUrl && queueUrl) {
    await tryLogin("DATABASE_URL", url);
    await tryLogin("MIGRATION_DATABASE_URL", ownerUrl);
    await tryLogin("QUEUE_DATABASE_URL", queueUrl);
    return { embedded: undefined, appUrl: url, ownerUrl, queueUrl };
  }
  if (ownerUrl || queueUrl) {
    const missing = ownerUrl ? "QUEUE_DATABASE_URL" : "MIGRATION_DATABASE_URL";
    throw new Stop(`${missing}: is not set; the three addresses go together (see .env.example).`);
  }
  try {
    const { adminUrl, database } = await openAdmin("DATABASE_URL", url);
    return { embedded: undefined, ...(await bootstrap(adminUrl, database, secrets)) };
  } catch (error) {
    if (error instanceof pg.DatabaseError) throw new Stop(`DATABASE_URL: ${error.message}`);
    throw error;
  }
}

/**
 * Checks that an address is a login that may make roles and databases on a new enough server.
 * @param variable what the address is called in the one line that says what is wrong
 */
export async function openAdmin(
  variable: string,
  url: string,
): Promise<{ adminUrl: string; database: string }> {
  const adminUrl = await maintenanceUrl(variable, url);
  const { rows } = await connected(adminUrl, client =>
    client.query<{ version: string; number: number; allowed: boolean }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
              rolsuper OR (rolcreaterole AND rolcreatedb) AS allowed
         FROM pg_roles WHERE rolname = current_user`,
    ),
  );
  const rights = rows[0];
  if (!rights || rights.number < 150_000) {
    throw new Stop(`${variable}: Postgres 15 or newer is needed; this server is ${rights?.version}.`);
  }
  if (!rights.allowed) {
    throw new Stop(
      `${variable}: this login may not create roles and databases; give one that may, or set MIGRATION_DATABASE_URL and QUEUE_DATABASE_URL too (see .env.example).`,
    );
  }
  return { adminUrl, database: decodeURIComponent(new URL(url).pathname.slice(1)) };
}

/** The database itself when it exists, else the server's `postgres`, from which it can be created. */
async function maintenanceUrl(variable: string, url: string): Promise<string> {
  try {
    await connected(url, async () => undefined);
    return url;
  } catch (error) {
    const isMissing = error instanceof pg.DatabaseError && error.code === "3D000";
    if (!isMissing) throw unreachable(variable, url, error);
  }
  const maintenance = withDatabase(url, "postgres");
  await tryLogin(variable, maintenance);
  return maintenance;
}

async function tryLogin(variable: string, url: string): Promise<void> {
  try {
    await connected(url, async () => undefined);
  } catch (error) {
    throw unreachable(variable, url, error);
  }
}

function unreachable(variable: string, address: string, error: unknown): Stop {
  const url = new URL(address);
  const place = `${url.hostname}:${url.port || 5432}`;
  if (error instanceof pg.DatabaseError) {
    const user = decodeURIComponent(url.username);
    if (error.code === "28P01") return new Stop(`${variable}: ${place} refuses the password of ${user}.`);
    return new Stop(`${variable}: ${place} says: ${error.message}`);
  }
  const failure = error as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] };
  const code = failure.code ?? failure.errors?.[0]?.code;
  if (code === "ECONNREFUSED") return new Stop(`${variable}: no Postgres answers at ${place}.`);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new Stop(`${variable}: there is no host ${url.hostname}.`);
  }
  return new Stop(`${variable}: ${place} can't be reached (${failure.message || code}).`);
}
