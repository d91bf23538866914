import type { CalendarIn } from "#lib/features/calendars/definition.ts";

/** What the editor's form holds: the calendar as typed, under one name. */
export type DraftValues = { form: CalendarIn };
