import { z } from "zod";
import { one } from "#lib/domain/query.ts";
import { DECISIONS, type Decision } from "#lib/domain/tickets/decision.ts";
import { CLOCK_KINDS, type ClockKind } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES, type Priority } from "#lib/domain/tickets/types.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { sheetFormat } from "#lib/features/tasks/schema.ts";

/** What figures stand under: a line each. */
export const REPORT_BY = ["month", "priority", "plan", "product", "partner", "customer"] as const;
export type ReportBy = (typeof REPORT_BY)[number];

/** The first time a case was open, or after it was reopened (or escalated again). */
export const ROUNDS = ["first", "again"] as const;
export type Round = (typeof ROUNDS)[number];

/** As far back as can be asked for, and as much at once. */
export const MOST_MONTHS = 36;
const DEFAULT_MONTHS = 12;

/** Of cases the vendor serves itself, where partners are told apart. */
export const VENDORS_OWN = "vendor";

export type ReportFilter = {
  by: ReportBy;
  /** First and last month, as `2027-03`; both included. */
  from: string;
  to: string;
  clock: ClockKind | null;
  round: Round | null;
  priority: Priority | null;
  /** Ids; of a partner also `vendor`. */
  plan: string | null;
  product: string | null;
  partner: string | null;
  customer: string | null;
  /** How it was decided; of the list of cases alone. */
  result: Decision | null;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const idOf = (value: string) => (uuid.test(value) ? value.toLowerCase() : null);
const monthOf = (day: PlainDate): string => day.slice(0, 7);
/** A month so many later or earlier. */
export const monthsFrom = (month: string, months: number): string =>
  monthOf(addMonths(`${month}-01`, months));

/** The filter of an address; what it does not understand is left out, so that an old link still opens. */
export function readReportFilter(params: SearchParams, today: PlainDate): ReportFilter {
  const current = monthOf(today);
  const earliest = monthsFrom(current, 1 - MOST_MONTHS);
  const asMonth = (value: string, otherwise: string) => {
    const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : otherwise;
    return month < earliest ? earliest : month > current ? current : month;
  };
  const to = asMonth(one(params.to), current);
  const from = asMonth(one(params.from), monthsFrom(to, 1 - DEFAULT_MONTHS));
  const partner = one(params.partner);
  return {
    by: REPORT_BY.find(by => by === one(params.by)) ?? "month",
    from: from > to ? to : from,
    to: from > to ? from : to,
    clock: CLOCK_KINDS.find(kind => kind === one(params.clock)) ?? null,
    round: ROUNDS.find(round => round === one(params.round)) ?? null,
    priority: PRIORITIES.find(priority => priority === one(params.priority)) ?? null,
    plan: idOf(one(params.plan)),
    product: idOf(one(params.product)),
    partner: partner === VENDORS_OWN ? VENDORS_OWN : idOf(partner),
    customer: idOf(one(params.customer)),
    result: DECISIONS.find(result => result === one(params.result)) ?? null,
  };
}

/** The query of an address that shows the same; with changes. */
export function reportQuery(filter: ReportFilter, change: Partial<ReportFilter> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) params.set(name, value);
  return params.toString();
}

/** Whether anything but the period and what the lines stand for is asked for. */
export const isNarrowed = ({ by: _by, from: _from, to: _to, ...rest }: ReportFilter): boolean =>
  Object.values(rest).some(value => value !== null);

/** Months to choose from, the latest first. */
export const monthsToChoose = (today: PlainDate): string[] =>
  Array.from({ length: MOST_MONTHS }, (_, i) => monthsFrom(monthOf(today), -i));

export const exportReportInput = z.object({ query: z.string().max(1_000), format: sheetFormat });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "reports.invalid.month");
export const sendReportInput = z.object({ customerId: z.uuid("reports.invalid.customer"), month });
export type SendReportInput = z.infer<typeof sendReportInput>;
export const isMonth = (value: string): boolean => month.safeParse(value).success;

/** Where a customer's month stands, as a page and as a file. */
export const monthPath = (customer: string, of: string): string =>
  `/reports/month?${new URLSearchParams({ customer, month: of })}`;
