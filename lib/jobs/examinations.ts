import { handInDue } from "#lib/features/training/exam.ts";
import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import { forEachOf } from "./for-each.ts";
import { allTenants } from "./schedule.ts";

/** Hands in examinations whose time is up, one a transaction, of every workspace; returns how many. */
export async function handInExaminations(client: PrismaClient = prisma()): Promise<number> {
  let handed = 0;
  await forEachOf(await allTenants(), async tenantId => {
    const one = () =>
      inWorkspace(
        asWorker(tenantId),
        async (tx, now) => {
          const row = await tx.workspace.findFirst({ where: { tenantId } });
          return row !== null && (await handInDue(tx, workspaceInfo(row), now));
        },
        client,
        20_000,
      );
    while (await one()) handed += 1;
  });
  return handed;
}
