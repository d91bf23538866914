import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { partiesOf } from "./note.ts";

type Of = Parameters<typeof partiesOf>[1];

/** The last word on each point of the readiness list comes along to a renewal (S14, S17): what is kept ready stays so. */
export async function carryReadiness(
  tx: Tx,
  actor: By,
  fromContractId: string,
  contract: Of,
): Promise<number> {
  const { tenantId } = actor;
  // As the worker: the contract before may have been another partner's.
  return stepAs(tx, actor, "app_worker", async () => {
    const rows = await tx.readinessEntry.findMany({
      where: { tenantId, contractId: fromContractId },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    });
    const last = new Map(rows.map(row => [row.itemKey, row]));
    await tx.readinessEntry.createMany({
      data: [...last.values()].map(row => ({
        ...row,
        ...partiesOf(tenantId, contract),
        id: newId(),
        carriedFromId: row.carriedFromId ?? row.id,
      })),
    });
    return last.size;
  });
}
