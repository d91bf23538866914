import { startTask } from "#lib/features/tasks/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { EXPORT_KIND } from "./export.ts";
import { type ExportPartnersInput, healthQuery, readHealthQuery } from "./schema.ts";

/** Asks for the list as a file; the worker makes it. */
export async function startExport(
  tx: Tx,
  actor: By,
  input: ExportPartnersInput,
): Promise<{ taskId: string }> {
  // As this version understands it: what an address holds besides is not kept.
  const query = healthQuery(readHealthQuery(input.query));
  return { taskId: await startTask(tx, actor, EXPORT_KIND, { query, format: input.format }) };
}
