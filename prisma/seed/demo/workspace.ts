import { seedId } from "./ids.ts";
import { writeOrganisation } from "./people.ts";
import type { Seeding } from "./types.ts";

export const tenantIdOf = (slug: string): string => seedId("workspace", slug);

/** The workspace itself and its vendor's people. */
export async function writeWorkspace(s: Seeding): Promise<void> {
  const w = s.workspace;
  await s.tx.workspace.create({
    data: {
      tenantId: s.tenantId,
      id: s.tenantId,
      slug: w.slug,
      name: w.name,
      legalName: w.legalName,
      locale: w.locale,
      timeZone: w.timeZone,
      colour: w.colour,
      logoSvg: w.logoSvg,
      ticketPrefix: w.ticketPrefix,
      calendarKey: w.calendarKey,
      supportEmail: w.supportEmail,
      supportPhone: w.supportPhone,
      settings: {
        readersAllowed: true,
        slaGoalPercent: 95,
        silenceWarnDays: 10,
        silenceCloseDays: 5,
        silenceCount: "business",
        ratingAfterHours: 24,
        ratingDays: 14,
      },
    },
  });
  await writeOrganisation(s, w.vendor);
}
