import type { CalendarVersion } from "#lib/domain/time/calendar-types.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { datedCalendar } from "#lib/features/plans/queries.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { countLeftBehind, RECOUNT_KIND } from "#lib/features/tickets/recount.ts";
import { fromPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { holdDraft } from "#lib/platform/held-draft.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import { typedCalendar } from "./definition/typed.ts";
import { blankCalendar, type CalendarIn, formOf, readForm } from "./definition.ts";
import type { NewCalendarInput, PublishCalendarInput } from "./schema.ts";

/** A calendar as somebody is changing it. */
export type CalendarDraft = {
  id: string;
  key: string;
  /** As typed; may lack anything. */
  form: CalendarIn;
  baseVersion: number | null;
  effectiveFrom: PlainDate | null;
  note: string;
  version: number;
  createdBy: string;
  savedBy: string;
  savedAt: Date;
};

const json = (value: unknown) => value as Prisma.InputJsonObject;

/** A calendar's draft; null where nobody is changing it. Only the vendor's side can read one. */
export async function loadCalendarDraft(
  tx: Tx,
  tenantId: string,
  key: string,
): Promise<CalendarDraft | null> {
  const row = await tx.businessCalendarDraft.findFirst({ where: { tenantId, key } });
  if (!row) return null;
  const { id, baseVersion, note, version, createdBy, savedBy, savedAt } = row;
  const form = typedCalendar.parse(row.definition);
  const effectiveFrom = toPlainDateOrNull(row.effectiveFrom);
  return { id, key, form, baseVersion, effectiveFrom, note, version, createdBy, savedBy, savedAt };
}

/** A published version, the newest without a number; null where there is none. */
export async function versionOf(
  tx: Tx,
  tenantId: string,
  key: string,
  version?: number,
): Promise<CalendarVersion | null> {
  const row = await tx.businessCalendarVersion.findFirst({
    where: { tenantId, key, ...(version === undefined ? {} : { version }) },
    orderBy: { version: "desc" },
  });
  return row && datedCalendar(row).calendar;
}

/** False where somebody was quicker. */
async function begin(tx: Tx, by: By, key: string, baseVersion: number | null, form: CalendarIn) {
  const { tenantId } = by;
  const id = newId();
  const made = await tx.businessCalendarDraft.createMany({
    data: [{ tenantId, id, key, definition: json(form), baseVersion, createdBy: by.name, savedBy: by.name }],
    skipDuplicates: true,
  });
  if (made.count === 0) return false;
  await audit(tx, by, {
    action: "calendar.draft",
    subjectType: "calendar",
    subjectId: id,
    after: { key, baseVersion },
  });
  return true;
}

/** Opens a draft of a published calendar; where somebody has opened one already, that one is meant. */
export async function beginCalendar(
  tx: Tx,
  by: By,
  key: string,
  fromVersion?: number,
): Promise<{ key: string }> {
  const from = (await versionOf(tx, by.tenantId, key, fromVersion)) ?? notFoundRefusal();
  await begin(tx, by, key, from.version, formOf(from));
  return { key };
}

/** Begins a calendar that is not there yet, with usual office hours or as a copy of another's newest version. */
export async function newCalendar(
  tx: Tx,
  by: By,
  { key, name, copyOf }: NewCalendarInput,
  zone: string,
): Promise<{ key: string }> {
  const { tenantId } = by;
  if (await versionOf(tx, tenantId, key)) invalid({ key: "calendars.invalid.keyTaken" });
  const copied = copyOf === "" ? null : ((await versionOf(tx, tenantId, copyOf)) ?? notFoundRefusal());
  const form = copied ? formOf(copied) : blankCalendar(zone);
  const begun = await begin(tx, by, key, null, { ...form, name: { en: name, es: name } });
  return begun ? { key } : invalid({ key: "calendars.invalid.keyTaken" });
}

export type SavedDraft = { version: number; at: number };

/**
 * Keeps a draft as typed, over the version it was typed over; else a conflict that names who was quicker. What is wrong in
 * it is said when it is published, not here: nothing typed is lost.
 */
export async function saveCalendar(
  tx: Tx,
  by: By,
  draft: CalendarDraft,
  version: number,
  form: CalendarIn,
  now: Date,
): Promise<SavedDraft> {
  await hold(tx, by, draft, version, { definition: json(form), savedBy: by.name, savedAt: now });
  return { version: version + 1, at: now.getTime() };
}

/** Takes the draft's row over the version that was seen; whoever is slower is told who was quicker. */
async function hold(
  tx: Tx,
  by: By,
  draft: CalendarDraft,
  version: number,
  data: Prisma.BusinessCalendarDraftUpdateManyMutationInput = {},
): Promise<void> {
  const where = { tenantId: by.tenantId, id: draft.id };
  await holdDraft(
    {
      version: draft.version,
      take: () =>
        tx.businessCalendarDraft.updateMany({
          where: { ...where, version: draft.version },
          data: { ...data, version: { increment: 1 } },
        }),
      look: () => tx.businessCalendarDraft.findFirst({ where }),
    },
    version,
    { changed: "calendars.refusal.changed", gone: "calendars.refusal.gone" },
  );
}

/** Throws a draft away; a calendar that was never published goes with it. */
export async function discardCalendar(tx: Tx, by: By, draft: CalendarDraft, version: number): Promise<void> {
  await hold(tx, by, draft, version);
  await tx.businessCalendarDraft.deleteMany({ where: { tenantId: by.tenantId, id: draft.id } });
  await audit(tx, by, {
    action: "calendar.discard",
    subjectType: "calendar",
    subjectId: draft.id,
    before: { key: draft.key, form: draft.form },
  });
}

/** A version may begin so many months back, to put right what was wrong, and so many ahead. */
const MONTHS = { back: 12, ahead: 24 };
export const firstDayFrom = (today: PlainDate): PlainDate => addMonths(today, -MONTHS.back);
export const lastDayFrom = (today: PlainDate): PlainDate => addMonths(today, MONTHS.ahead);

/**
 * Makes a draft the next version, which counts from its day on and replaces all that were published before from then on.
 * Open cases are counted anew by a task; until it comes to them they keep the version they have. Refuses a draft with
 * something wrong in it, one that somebody changed meanwhile, and a day too far off.
 */
export async function publishCalendar(
  tx: Tx,
  by: By,
  draft: CalendarDraft,
  input: PublishCalendarInput,
  now: Date,
): Promise<{ key: string; version: number; taskId: string | null }> {
  const { tenantId } = by;
  const { key } = draft;
  const { effectiveFrom, note } = input;
  const { today } = await workspaceDay(tx, tenantId, now);
  const [first, last] = [firstDayFrom(today), lastDayFrom(today)];
  if (effectiveFrom < first || effectiveFrom > last)
    invalid({ effectiveFrom: { key: "calendars.invalid.effectiveFrom", params: { first, last } } });
  await hold(tx, by, draft, input.version);
  const { body, problems } = readForm(draft.form, effectiveFrom);
  if (!body) return refuse("calendars.refusal.problems", { count: problems.length });
  const before = await versionOf(tx, tenantId, key);
  const version = (before?.version ?? 0) + 1;
  await tx.businessCalendarVersion.create({
    data: {
      tenantId,
      id: newId(),
      key,
      version,
      effectiveFrom: fromPlainDate(effectiveFrom),
      definition: json({ key, version, ...body }),
      publishedBy: by.name,
      publishedAt: now,
      note,
    },
  });
  await tx.businessCalendarDraft.deleteMany({ where: { tenantId, id: draft.id } });
  await audit(tx, by, {
    action: "calendar.publish",
    subjectType: "calendar",
    subjectId: draft.id,
    before,
    after: { key, version, effectiveFrom, note, ...body },
  });
  return { key, version, taskId: before ? await recountCalendar(tx, by, key) : null };
}

/** Has open cases that count by an earlier version counted anew; null where there are none. */
export async function recountCalendar(tx: Tx, by: By, key: string): Promise<string | null> {
  const newest = (await versionOf(tx, by.tenantId, key)) ?? notFoundRefusal();
  const total = await countLeftBehind(tx, by.tenantId, key, newest.version);
  return total === 0 ? null : startTask(tx, by, RECOUNT_KIND, { key, version: newest.version }, total);
}

/** The day a draft is meant for, unless somebody said so: the next one. */
export const usualDay = (draft: Pick<CalendarDraft, "effectiveFrom">, today: PlainDate): PlainDate =>
  draft.effectiveFrom ?? addDays(today, 1);
