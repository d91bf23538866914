import { holidaysIn } from "#lib/domain/time/calendar.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { BLANK_EXCEPTION, formOf } from "#lib/features/calendars/definition.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { madridHours, mexicoCityHours } from "#prisma/seed/calendars.ts";
import { seedId } from "./ids.ts";
import type { Seeding } from "./types.ts";

/** Who looked through this year's public holidays in each workspace, the coming ones still open; EMMA closes an afternoon soon. */
const people: Record<string, { by: string; email: string }> = {
  emma: { by: "Carmen Rueda", email: "carmen.rueda" },
  opennebula: { by: "Elena Robles", email: "elena.robles" },
  ecm: { by: "Mariana Solís", email: "mariana.solis" },
};

const json = (value: unknown) => value as Prisma.InputJsonObject;

/** What people do with the calendars that are published: a year found right, and a draft with a closing that comes. */
export async function writeCalendarWork(s: Seeding): Promise<void> {
  const { tx, tenantId, today, now } = s;
  const { slug } = s.workspace;
  const who = people[slug];
  if (!who) return;
  const calendar = slug === "ecm" ? mexicoCityHours : madridHours;
  const year = Number(today.slice(0, 4));
  await tx.calendarYear.createMany({
    data: [
      {
        tenantId,
        id: seedId(slug, "calendar-year", calendar.key, String(year)),
        key: calendar.key,
        year,
        days: holidaysIn(calendar, year) as unknown as Prisma.InputJsonArray,
        confirmedById: seedId(slug, "person", "vendor", who.email),
        confirmedBy: who.by,
        confirmedAt: fromPlainDate(addDays(`${year}-01-01`, -20)),
      },
    ],
  });
  if (slug !== "emma") return;
  const form = formOf(calendar);
  const closing = addDays(today, 6);
  await tx.businessCalendarDraft.createMany({
    data: [
      {
        tenantId,
        id: seedId(slug, "calendar-draft", calendar.key),
        key: calendar.key,
        definition: json({
          ...form,
          exceptions: [
            {
              ...BLANK_EXCEPTION,
              name: { en: "Moving to the new office", es: "Mudanza a la nueva oficina" },
              date: closing,
              until: addDays(closing, 1),
            },
          ],
        }),
        baseVersion: 1,
        effectiveFrom: fromPlainDate(today),
        note: "El equipo se muda y dos días no hay nadie al teléfono.",
        createdBy: "Carmen Rueda",
        savedBy: "Carmen Rueda",
        savedAt: new Date(now.getTime() - 5 * 3_600_000),
      },
    ],
  });
}
