import type { PlainDate } from "#lib/domain/time/types.ts";

/** A `date` column as Prisma gives it (midnight UTC) to a calendar day. */
export const toPlainDate = (value: Date): PlainDate => value.toISOString().slice(0, 10) as PlainDate;

export const toPlainDateOrNull = (value: Date | null): PlainDate | null =>
  value ? toPlainDate(value) : null;

/** A calendar day as Prisma wants it for a `date` column. */
export const fromPlainDate = (day: PlainDate): Date => new Date(`${day}T00:00:00.000Z`);
