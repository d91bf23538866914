import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { parseCalendar } from "#lib/features/plans/calendar.ts";
import { parseSupportPlan } from "#lib/features/plans/definition.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

export type VersionLine = {
  version: number;
  effectiveFrom: PlainDate;
  publishedBy: string;
  state: "in_force" | "coming" | "former";
};

/** Everything published of one kind (P20): which there are, and one of them in one version with its definition. */
export type Shelf<T> = {
  items: { key: string; name: LocalText }[];
  shown: { key: string; version: number; versions: VersionLine[]; definition: T } | null;
};

/** Which one of a shelf; left out: the first, in the version in force. */
export type Pick = { key?: string | undefined; version?: number | undefined };

type Row = {
  key: string;
  version: number;
  effectiveFrom: Date;
  publishedBy: string;
  definition: unknown;
};

/** The version in force on a day: of those that have begun, the one that began last. */
function inForce(rows: readonly Row[], today: PlainDate): Row | null {
  const begun = rows.filter(row => toPlainDate(row.effectiveFrom) <= today);
  begun.sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime() || a.version - b.version);
  return begun.at(-1) ?? null;
}

/** Throws not_found for a key or version that was never published here. */
function shelf<T extends { name: LocalText }>(
  rows: readonly Row[],
  parse: (row: Row) => T,
  pick: Pick,
  today: PlainDate,
): Shelf<T> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  const items = [...groups].map(([key, all]) => ({
    key,
    name: parse(inForce(all, today) ?? (all[0] as Row)).name,
  }));
  const key = pick.key ?? items[0]?.key;
  if (key === undefined) return { items, shown: null };
  const all = groups.get(key) ?? notFoundRefusal();
  const current = inForce(all, today);
  const row =
    pick.version === undefined
      ? (current ?? all[0])
      : (all.find(one => one.version === pick.version) ?? notFoundRefusal());
  if (!row) return notFoundRefusal();
  const versions = [...all]
    .sort((a, b) => b.version - a.version)
    .map(one => {
      const effectiveFrom = toPlainDate(one.effectiveFrom);
      const state =
        one === current
          ? ("in_force" as const)
          : effectiveFrom > today
            ? ("coming" as const)
            : ("former" as const);
      return { version: one.version, effectiveFrom, publishedBy: one.publishedBy, state };
    });
  return { items, shown: { key, version: row.version, versions, definition: parse(row) } };
}

/** The workspace's support plans by key (S1). */
export async function publishedPlans(
  tx: Tx,
  tenantId: string,
  pick: Pick,
  today: PlainDate,
): Promise<Shelf<SupportPlanDefinition>> {
  const rows = await tx.supportPlan.findMany({
    where: { tenantId },
    orderBy: [{ key: "asc" }],
    include: { versions: true },
  });
  const flat = rows.flatMap(({ key, versions }) => versions.map(version => ({ ...version, key })));
  return shelf(flat, row => parseSupportPlan(row.definition), pick, today);
}

/** The workspace's business calendars by key (S2). */
export async function publishedCalendars(
  tx: Tx,
  tenantId: string,
  pick: Pick,
  today: PlainDate,
): Promise<Shelf<BusinessCalendar>> {
  const rows = await tx.businessCalendarVersion.findMany({ where: { tenantId }, orderBy: { key: "asc" } });
  return shelf(
    rows,
    // The row's own key and version count, whatever the document says of itself.
    row => parseCalendar({ ...(row.definition as object), key: row.key, version: row.version }),
    pick,
    today,
  );
}
