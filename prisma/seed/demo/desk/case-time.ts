import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

const WHAT = {
  es: [
    "Revisión de registros con el cliente",
    "Reproducción del fallo en pruebas",
    "Llamada y cambio en producción",
  ],
  en: [
    "Went through the logs with the customer",
    "Reproduced it on the test system",
    "Call and change in production",
  ],
};
const MINUTES = [25, 50, 40, 15, 75, 30];

/** What the support of the newest diagnosed cases took, under their contracts: hours bought in packs stand in their own accounts. */
export async function writeCaseTime(s: Seeding): Promise<void> {
  const { tx, tenantId, now, workspace } = s;
  const cases = await tx.ticket.findMany({
    where: { tenantId, assigneeId: { not: null }, diagnosedAt: { not: null } },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: 16,
  });
  const words = workspace.locale === "es" ? WHAT.es : WHAT.en;
  const today = todayIn(workspace.timeZone, now.getTime());
  for (const [i, one] of cases.entries()) {
    const opened = todayIn(workspace.timeZone, one.openedAt.getTime());
    for (let n = 0; n <= i % 3; n++) {
      const on = addDays(opened, n) < today ? addDays(opened, n) : today;
      await tx.hourEntry.create({
        data: {
          tenantId,
          id: seedId(one.id, "time", String(n)),
          contractId: one.contractId,
          customerOrgId: one.customerOrgId,
          partnerOrgId: one.partnerOrgId,
          on: fromPlainDate(on),
          minutes: MINUTES[(i + n) % MINUTES.length] ?? 30,
          consultant: one.assigneeName ?? "",
          what: words[(i + n) % words.length] ?? "",
          ticketNumber: one.number,
          underContract: true,
          by: one.assigneeName ?? "",
          at: now,
        },
      });
    }
  }
}
