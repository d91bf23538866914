import { acrossTenants } from "#lib/platform/db/workspace.ts";

/** Says that a worker lives, for /api/health/ready. */
export async function beat(name: string): Promise<void> {
  await acrossTenants(
    tx => tx.$executeRaw`
      INSERT INTO worker_heartbeat (name, beat_at, started_at) VALUES (${name}, now(), now())
      ON CONFLICT (name) DO UPDATE SET beat_at = now()`,
  );
  await acrossTenants(
    tx => tx.$executeRaw`DELETE FROM worker_heartbeat WHERE beat_at < now() - interval '1 day'`,
  );
}
