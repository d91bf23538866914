import { type BookedState, daysLeft } from "#lib/domain/contracts/booked-days.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { timeIn, todayIn } from "#lib/domain/time/zone.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { BookedDayDto, BookedDaysDto, BookedDaysSummary } from "./dto.ts";

type Of = Pick<ContractDto, "id" | "plan" | "coveredUntil">;

/** The calendar whose hours are office hours for a plan's booked days (S12). */
export const officeHours = (
  tx: Tx,
  tenantId: string,
  { plan }: Pick<Of, "plan">,
): Promise<BusinessCalendar> =>
  loadCalendar(tx, tenantId, optionsOf(plan).bookedDays.calendar ?? plan.terms.calendars.P4);

type Row = {
  id: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  reason: string;
  answer: string;
  answeredBy: string;
  by: string;
  version: number;
};

export function dayDto(row: Row, zone: Zone, now: number): BookedDayDto {
  const startsAt = row.startsAt.getTime();
  const endsAt = row.endsAt.getTime();
  return {
    id: row.id,
    state: row.state as BookedState,
    startsAt,
    endsAt,
    on: todayIn(zone, startsAt),
    from: timeIn(zone, startsAt),
    to: timeIn(zone, endsAt),
    reason: row.reason,
    answer: row.answer,
    answeredBy: row.answeredBy,
    by: row.by,
    over: endsAt <= now,
    version: row.version,
  };
}

const rowsOf = (tx: Tx, tenantId: string, contractId: string) =>
  tx.bookedDay.findMany({
    where: { tenantId, contractId },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
  });

/** The booked days of a contract's term (S12): what the plan grants, what is left, every one that was asked for. */
export async function readBookedDays(
  tx: Tx,
  tenantId: string,
  contract: Of,
  today: PlainDate,
  now: Date,
): Promise<BookedDaysDto> {
  const { zone } = await officeHours(tx, tenantId, contract);
  const { leadDays } = optionsOf(contract.plan).bookedDays;
  const rows = await rowsOf(tx, tenantId, contract.id);
  const days = rows.map(row => dayDto(row, zone, now.getTime()));
  return {
    granted: contract.plan.bookedDays,
    left: daysLeft(
      contract.plan.bookedDays,
      days.map(day => day.state),
    ),
    leadDays,
    firstDay: addDays(today, leadDays),
    until: contract.coveredUntil,
    zone,
    days,
  };
}

/** How many are left and when the next one is; null where the plan grants none and none was agreed. */
export async function bookedDaysSummary(
  tx: Tx,
  tenantId: string,
  contract: Of,
  now: Date,
): Promise<BookedDaysSummary | null> {
  const granted = contract.plan.bookedDays;
  if (granted === 0) return null;
  const rows = await rowsOf(tx, tenantId, contract.id);
  const coming = rows.filter(row => row.state === "agreed" && row.endsAt > now);
  return {
    granted,
    left: daysLeft(
      granted,
      rows.map(row => row.state as BookedState),
    ),
    next: coming.at(-1)?.startsAt.getTime() ?? null,
  };
}
