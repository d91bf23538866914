import { keepCertificateCredentials } from "#lib/features/credentials/keep.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Seeding } from "./types.ts";

/** Everybody's certificates can be checked by everybody; two of three holders show their name. */
export async function writeCredentials({ tx, tenantId, now }: Seeding): Promise<void> {
  const holders = await tx.certification.findMany({
    where: { tenantId, validFrom: { not: null } },
    distinct: ["personId"],
    orderBy: [{ personName: "asc" }, { personId: "asc" }],
    select: { personId: true },
  });
  await tx.person.updateMany({
    where: { tenantId, id: { in: holders.filter((_, i) => i % 3 !== 2).map(holder => holder.personId) } },
    data: { nameShownAt: fromPlainDate("2026-01-12") },
  });
  await keepCertificateCredentials(tx, tenantId, now);
}
