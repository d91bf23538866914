import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { inAuth } from "#lib/platform/db/workspace.ts";

/** A worker says every few seconds that it lives; silent for longer than this, it counts as gone. */
export const WORKER_SILENCE_SECONDS = 60;

export type Readiness = { ready: boolean; database: boolean; migrations: boolean; worker: boolean };

/** Looks at the database, whether it has all migrations of this release, and the worker's last beat. Never throws. */
export async function checkReadiness(): Promise<Readiness> {
  const result: Readiness = { ready: false, database: false, migrations: false, worker: false };
  try {
    await inAuth(async tx => {
      result.database = true;
      const applied = await tx.$queryRaw<{ name: string }[]>`
        SELECT migration_name AS name FROM public._prisma_migrations
         WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
      const names = new Set(applied.map(row => row.name));
      result.migrations = migrationNames().every(name => names.has(name));
      const beats = await tx.$queryRaw<{ fresh: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM worker_heartbeat
                        WHERE beat_at > now() - make_interval(secs => ${WORKER_SILENCE_SECONDS})) AS fresh`;
      result.worker = beats[0]?.fresh ?? false;
    });
  } catch {
    // Which step failed shows in what is still false; details belong in the log, not on a public address.
  }
  result.ready = result.database && result.migrations && result.worker;
  return result;
}

let known: string[] | undefined;

function migrationNames(): string[] {
  if (known) return known;
  const folder = path.join(process.cwd(), "prisma", "migrations");
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  known = entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
  return known;
}
