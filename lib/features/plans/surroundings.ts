import { z } from "zod";
import type { PlanSurroundings } from "#lib/domain/contracts/plan-problems.ts";
import { rolesOfSide } from "#lib/domain/policies/person.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { calendarProblems } from "#lib/domain/time/calendar-problems.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { localText } from "#lib/features/programmes/definition/words.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { datedCalendar } from "./queries.ts";

/** Roles of the sides that work cases: whom a step of an escalation may tell. */
export const ESCALATION_ROLES: readonly string[] = [...rolesOfSide.partner, ...rolesOfSide.vendor];

/** What a plan may refer to, with names to choose by. */
export type PlanAround = Omit<PlanSurroundings, "calendars"> & {
  calendars: readonly { key: string; name: LocalText; opens: boolean }[];
  areaNames: readonly { key: string; name: LocalText }[];
};

/** Of a programme, what a plan may refer to. */
const withAreas = z.object({ areas: z.array(z.object({ key: z.string(), name: localText })) });

/** The workspace's calendars in their newest version, the roles, and the areas of certification of its programmes. */
export async function planSurroundings(tx: Tx, tenantId: string, today: PlainDate): Promise<PlanAround> {
  const rows = await tx.businessCalendarVersion.findMany({
    where: { tenantId },
    distinct: ["key"],
    orderBy: [{ key: "asc" }, { version: "desc" }],
  });
  const versions = await tx.programmeVersion.findMany({
    where: { tenantId, withdrawnAt: null },
    orderBy: { effectiveFrom: "asc" },
    select: { definition: true },
  });
  const areaNames = new Map<string, LocalText>();
  for (const { definition } of versions)
    for (const area of withAreas.parse(definition).areas) areaNames.set(area.key, area.name);
  return {
    calendars: rows.map(row => {
      const { calendar } = datedCalendar(row);
      const opens = !calendarProblems(calendar, today).some(problem => problem.key === "neverOpens");
      return { key: row.key, name: calendar.name, opens };
    }),
    roles: ESCALATION_ROLES,
    areas: [...areaNames.keys()],
    areaNames: [...areaNames].map(([key, name]) => ({ key, name })),
  };
}
