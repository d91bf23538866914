import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "./db/prisma.ts";

/** The workspace's zone, and its day at a moment: a vendor's programme, plans and papers count in the vendor's days. */
export async function workspaceDay(
  tx: Tx,
  tenantId: string,
  now: Date,
): Promise<{ zone: Zone; today: PlainDate }> {
  const { timeZone: zone } = await tx.workspace.findFirstOrThrow({
    where: { tenantId },
    select: { timeZone: true },
  });
  return { zone, today: todayIn(zone, now.getTime()) };
}
