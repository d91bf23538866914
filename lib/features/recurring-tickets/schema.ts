import { z } from "zod";
import { MOST_EVERY, type Recurrence } from "#lib/domain/automation/recurrence.ts";
import { checkFields } from "#lib/domain/automation/recurring-text.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { isUsualDate } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export const MOST_NAME = 80;
export const MOST_SUBJECT = 140;
export const MOST_BODY = 4_000;
/** So many a desk keeps. */
export const MOST_RECURRING = 200;

const withFields = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "errors.required")
    .max(most)
    .superRefine((text, ctx) => {
      const fields = checkFields(text);
      if (fields.ok) return;
      const { code, ...params } = fields.error;
      ctx.addIssue({ code: "custom", message: `savedReplies.refusal.${code}`, params });
    });

const day = z.string().refine(isUsualDate, "errors.invalidValue");

export const recurringInput = z
  .object({
    /** Null: a new one. */
    recurringId: z.uuid().nullable(),
    version: z.int32(),
    name: z.string().trim().min(1, "errors.required").max(MOST_NAME),
    /** A system under a contract. */
    systemId: z.uuid("errors.required"),
    contactId: z.uuid("errors.required"),
    kind: z.enum(["request", "question"]),
    subject: withFields(MOST_SUBJECT),
    body: withFields(MOST_BODY),
    priority: z.union([z.literal(""), z.enum(PRIORITIES)]),
    assigneeId: z.union([z.literal(""), z.uuid()]),
    unit: z.enum(["week", "month"]),
    every: z.coerce.number().int().min(1).max(MOST_EVERY),
    weekday: z.coerce.number().int().min(1).max(7),
    day: z.coerce.number().int().min(1).max(31),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.invalidValue"),
    timeZone: z.string().min(1).max(60),
    from: day,
    until: z.union([z.literal(""), day]),
    shift: z.enum(["none", "next", "previous"]),
  })
  .superRefine((input, ctx) => {
    if (input.until !== "" && input.until < input.from)
      ctx.addIssue({ code: "custom", message: "recurring.refusal.untilBefore", path: ["until"] });
  });
export type RecurringInput = z.output<typeof recurringInput>;
export type RecurringForm = z.input<typeof recurringInput>;

export const recurringStateInput = z.object({
  recurringId: z.uuid(),
  version: z.int32(),
  active: z.boolean(),
});

export const removeRecurringInput = z.object({ recurringId: z.uuid(), version: z.int32() });

type Fields = {
  unit: "week" | "month";
  every: number;
  weekday: number;
  day: number;
  time: string;
  from: string;
  until: string;
  shift: Recurrence["shift"];
};

/** The recurrence that a form's fields say. */
export const recurrenceOf = (form: Fields): Recurrence => ({
  every: form.every,
  time: form.time,
  from: form.from as PlainDate,
  until: form.until === "" ? null : (form.until as PlainDate),
  shift: form.shift,
  ...(form.unit === "week"
    ? { unit: "week" as const, weekday: form.weekday }
    : { unit: "month" as const, day: form.day }),
});
