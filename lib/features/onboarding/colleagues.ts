import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

export type Colleague = { id: string; name: string };

/** People of an organisation on a day, by name, as far as the reader's side may know them. */
export async function colleagues(
  tx: Tx,
  tenantId: string,
  orgId: string,
  on: PlainDate,
): Promise<Colleague[]> {
  const day = fromPlainDate(on);
  const rows = await tx.membership.findMany({
    where: {
      tenantId,
      orgId,
      validFrom: { lte: day },
      OR: [{ validUntil: null }, { validUntil: { gte: day } }],
    },
    select: { personId: true },
  });
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: rows.map(row => row.personId) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  return people;
}
