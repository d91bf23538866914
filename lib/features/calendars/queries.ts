import type { Actor } from "#lib/domain/policies/types.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { type CalendarDifference, calendarDifferences } from "#lib/domain/time/calendar-differences.ts";
import type {
  BusinessCalendar,
  CalendarVersion,
  HolidayRule,
  Place,
} from "#lib/domain/time/calendar-types.ts";
import { joinVersions, versionInForce } from "#lib/domain/time/calendar-versions.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import { datedCalendar } from "#lib/features/plans/queries.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { countLeftBehind, RECOUNT_KIND } from "#lib/features/tickets/recount.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type FormProblem, readForm } from "./definition.ts";
import { type CalendarDraft, firstDayFrom, lastDayFrom, loadCalendarDraft, usualDay } from "./drafts.ts";
import type { CalendarLine, DraftLine } from "./dto.ts";
import { countries, type PlaceName, regions, suggestedRules } from "./library.ts";
import { blastRadius, type Radius, usersOf } from "./radius.ts";
import { type CalendarYearDto, calendarYears, yearsToConfirm } from "./years.ts";

export type CalendarVersionDto = {
  version: number;
  effectiveFrom: PlainDate;
  publishedBy: string;
  publishedAt: Instant;
  note: string;
  state: "in_force" | "coming" | "former";
  /** Against the version before it; null for the first. */
  differences: CalendarDifference[] | null;
};

const lineOf = (draft: CalendarDraft): DraftLine => ({
  version: draft.version,
  savedBy: draft.savedBy,
  savedAt: draft.savedAt.getTime(),
});

/** All calendars of a workspace by key, with drafts for those who may edit them. */
export async function calendarList(tx: Tx, actor: Actor, today: PlainDate): Promise<CalendarLine[]> {
  if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const rows = await tx.businessCalendarVersion.findMany({
    where: { tenantId },
    orderBy: [{ key: "asc" }, { version: "desc" }],
  });
  const keys = workspacePolicy.change(actor, null)
    ? await tx.businessCalendarDraft.findMany({ where: { tenantId }, select: { key: true } })
    : [];
  const lines: CalendarLine[] = [];
  for (const key of [...new Set([...rows, ...keys].map(row => row.key))].sort()) {
    const mine = rows
      .filter(row => row.key === key)
      .map(row => ({ ...row, effectiveFrom: toPlainDate(row.effectiveFrom) }));
    const draft = keys.some(one => one.key === key) ? await loadCalendarDraft(tx, tenantId, key) : null;
    const newest = rows.find(row => row.key === key);
    const inForce = versionInForce(mine, today) ?? mine.at(-1)?.version ?? null;
    const coming = mine[0] && mine[0].version !== inForce ? mine[0] : null;
    const said = newest ? datedCalendar(newest).calendar : null;
    lines.push({
      key,
      name: said?.name ?? draft?.form.name ?? key,
      zone: said?.zone ?? draft?.form.zone ?? "",
      inForce,
      coming: coming && { version: coming.version, from: coming.effectiveFrom },
      draft: draft && lineOf(draft),
    });
  }
  return lines;
}

export type CalendarPage = {
  key: string;
  name: LocalText;
  /** Null: never published. */
  shown: { version: number; calendar: CalendarVersion } | null;
  /** With all its versions, each on its own days: what the year is drawn from. */
  calendar: BusinessCalendar | null;
  versions: CalendarVersionDto[];
  draft: DraftLine | null;
  edits: boolean;
  years: CalendarYearDto[];
  users: Pick<Radius, "plans" | "workspace">;
  /** Open clocks that still count by an earlier version, and the tasks that see to them. */
  behind: number;
  tasks: TaskDto[];
};

/** A calendar as published, in the version asked for or the one in force. */
export async function calendarPage(
  tx: Tx,
  actor: Actor,
  key: string,
  asked: number | null,
  today: PlainDate,
  now: Date,
): Promise<CalendarPage> {
  if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const edits = workspacePolicy.change(actor, null);
  const draft = edits ? await loadCalendarDraft(tx, tenantId, key) : null;
  const rows = await tx.businessCalendarVersion.findMany({
    where: { tenantId, key },
    orderBy: { version: "desc" },
  });
  const versions = versionsOf(rows, today);
  const inForce = versions.find(one => one.state === "in_force") ?? versions.at(-1);
  const row = rows.find(one => one.version === (asked ?? inForce?.version));
  if (!row && (asked !== null || !draft)) return notFoundRefusal();
  const calendar = rows.length > 0 ? joinVersions(rows.map(datedCalendar)) : null;
  const newest = rows[0]?.version ?? 0;
  return {
    key,
    name: row ? datedCalendar(row).calendar.name : (draft?.form.name ?? key),
    shown: row ? { version: row.version, calendar: datedCalendar(row).calendar } : null,
    calendar,
    versions,
    draft: draft && lineOf(draft),
    edits,
    years: calendar ? await calendarYears(tx, tenantId, calendar, yearsToConfirm(today)) : [],
    users: await usersOf(tx, tenantId, key, today),
    behind: edits ? await countLeftBehind(tx, tenantId, key, newest) : 0,
    tasks: edits ? await recentTasks(tx, actor, [RECOUNT_KIND], now, 3) : [],
  };
}

type Rows = Awaited<ReturnType<Tx["businessCalendarVersion"]["findMany"]>>;

function versionsOf(rows: Rows, today: PlainDate): CalendarVersionDto[] {
  const dated = rows.map(row => ({ version: row.version, effectiveFrom: toPlainDate(row.effectiveFrom) }));
  const inForce = versionInForce(dated, today) ?? dated.at(-1)?.version;
  return rows.map((row, i) => {
    const older = rows[i + 1];
    return {
      version: row.version,
      effectiveFrom: toPlainDate(row.effectiveFrom),
      publishedBy: row.publishedBy,
      publishedAt: row.publishedAt.getTime(),
      note: row.note,
      state: row.version === inForce ? "in_force" : row.version > (inForce ?? 0) ? "coming" : "former",
      differences: older
        ? calendarDifferences(datedCalendar(older).calendar, datedCalendar(row).calendar)
        : null,
    };
  });
}

export type CalendarEditor = {
  draft: CalendarDraft;
  base: CalendarVersion | null;
  places: PlaceName[];
};

/** A draft to be edited; not found where there is none, or for who may not. */
export async function calendarEditor(tx: Tx, actor: Actor, key: string): Promise<CalendarEditor> {
  if (!workspacePolicy.change(actor, null)) return notFoundRefusal();
  const draft = (await loadCalendarDraft(tx, actor.tenantId, key)) ?? notFoundRefusal();
  return {
    draft,
    base:
      draft.baseVersion === null ? null : await versionNumbered(tx, actor.tenantId, key, draft.baseVersion),
    places: await countries(actor.locale),
  };
}

async function versionNumbered(tx: Tx, tenantId: string, key: string, version: number) {
  const row = await tx.businessCalendarVersion.findFirst({ where: { tenantId, key, version } });
  return row && datedCalendar(row).calendar;
}

/** What the library knows of a place: its regions, and its public holidays as rules. */
export async function placeSuggestions(
  actor: Actor,
  place: Place,
  year: number,
): Promise<{ regions: PlaceName[]; rules: HolidayRule[] }> {
  return { regions: await regions(place.country, actor.locale), rules: await suggestedRules(place, year) };
}

export type CalendarReview = {
  draft: CalendarDraft;
  number: number;
  problems: FormProblem[];
  differences: CalendarDifference[] | null;
  effectiveFrom: PlainDate;
  limits: { first: PlainDate; last: PlainDate };
  today: PlainDate;
  /** A version that was to come and would be replaced. */
  replaces: { version: number; from: PlainDate } | null;
  radius: Radius | null;
};

/** A draft before it is published from a day on: what it says otherwise, and which open clocks it moves. */
export async function calendarReview(
  tx: Tx,
  actor: Actor,
  key: string,
  asked: PlainDate | null,
  today: PlainDate,
  now: Date,
): Promise<CalendarReview> {
  const { draft } = await calendarEditor(tx, actor, key);
  const { tenantId } = actor;
  const limits = { first: firstDayFrom(today), last: lastDayFrom(today) };
  const wanted = asked ?? usualDay(draft, today);
  const effectiveFrom = wanted < limits.first ? limits.first : wanted > limits.last ? limits.last : wanted;
  const newest = await tx.businessCalendarVersion.findFirst({
    where: { tenantId, key },
    orderBy: { version: "desc" },
  });
  const number = (newest?.version ?? 0) + 1;
  const { body, problems } = readForm(draft.form, effectiveFrom, actor.locale);
  const calendar = body && ({ ...body, key, version: number } as CalendarVersion);
  const coming =
    newest && toPlainDate(newest.effectiveFrom) >= effectiveFrom && newest.version > 1 ? newest : null;
  return {
    draft,
    number,
    problems,
    differences: calendar && newest ? calendarDifferences(datedCalendar(newest).calendar, calendar) : null,
    effectiveFrom,
    limits,
    today,
    replaces: coming && { version: coming.version, from: toPlainDate(coming.effectiveFrom) },
    radius:
      calendar && newest
        ? await blastRadius(tx, actor, { calendar, effectiveFrom }, today, now.getTime())
        : null,
  };
}
