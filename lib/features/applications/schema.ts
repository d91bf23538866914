import { z } from "zod";
import { VERDICTS } from "#lib/domain/programmes/assessment.ts";

const number = z.string().min(1).max(40);
/** The state of the row the person looked at: a decision on another one is a conflict. */
const version = z.int32().min(0);
const questionKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);

/** Answers as typed: right or wrong is said later, only size and shape are limited here. */
const answer = z.json();
const answers = z.record(questionKey, answer).refine(fits, { error: "applications.invalid.tooMuch" });

/** Whether one sending takes so much: the form asks before it sends what would only be refused. */
export function fits(value: Record<string, unknown>): boolean {
  return Object.keys(value).length <= 100 && JSON.stringify(value).length <= 100_000;
}

export const startInput = z.object({
  programme: z.string().min(1).max(63),
  tier: z.string().max(60).nullable().default(null),
  /** After a rejection or withdrawal: from the former answers, or from an empty form. */
  again: z.boolean().default(true),
});

/** `base` is what the person's page held before: where the stored answer is neither that nor the new one, somebody else typed. */
export const saveInput = z.object({ number, answers, base: answers });
export const submitInput = z.object({ number });
export const adoptInput = z.object({ number });
export const withdrawInput = z.object({
  number,
  reason: z.string().trim().max(2000, "applications.invalid.reasonLong").default(""),
});
export const reviewInput = z.object({ number });

const reason = z
  .string()
  .trim()
  .min(1, "applications.invalid.reason")
  .max(2000, "applications.invalid.reasonLong");

export const askInput = z.object({
  number,
  version,
  questions: z.array(questionKey).min(1, "applications.invalid.questions").max(100),
  note: z.string().trim().min(1, "applications.invalid.note").max(2000, "applications.invalid.reasonLong"),
});

export const rejectInput = z.object({ number, version, reason });
export const acceptInput = z.object({
  number,
  version,
  tier: z.string().min(1, "applications.invalid.tier").max(60),
  /** Why all the same, where a minimum is not reached; the vendor's own. */
  reason: z.string().trim().max(2000, "applications.invalid.reasonLong").default(""),
});

export const withdrawRequestInput = z.object({ number, version });

export const askAssessorsInput = z.object({
  number,
  assessors: z.array(z.uuid()).max(20, "applications.invalid.assessors").default([]),
});

const note = z.string().trim().max(2000, "applications.invalid.reasonLong").default("");

const scores = z
  .array(
    z.object({
      criterion: questionKey,
      /** Null takes one's points back. */
      points: z.int("applications.invalid.points").min(0, "applications.invalid.points").max(1000).nullable(),
      note,
    }),
  )
  .min(1)
  .max(50);

export const scoreInput = z.object({ number, scores });

export const handInInput = z.object({
  number,
  scores,
  verdict: z.enum(VERDICTS, { error: "applications.invalid.verdict" }),
  note,
});

export const reopenInput = z.object({ number });

export type StartInput = z.output<typeof startInput>;
export type AskInput = z.output<typeof askInput>;
export type ScoreInput = z.output<typeof scoreInput>;
export type HandInInput = z.output<typeof handInInput>;
export type AskAssessorsInput = z.output<typeof askAssessorsInput>;
export type AcceptInput = z.output<typeof acceptInput>;

/** Names go into mail to an address that anybody may type: a link in one would be somebody else's message in the vendor's name. */
const nameOf = (most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most)
    .refine(text => !/:\/\/|\bwww\./i.test(text), "applications.invalid.link");

/** A visitor who wants to apply; a form that also works without script, so everything comes as text. */
export const applyInput = z.object({
  vendor: z.string().max(63),
  programme: z.string().max(63),
  name: nameOf(120, "applications.invalid.name"),
  email: z.string().trim().min(1, "applications.invalid.email").max(200).pipe(z.email("errors.email")),
  company: nameOf(160, "applications.invalid.company"),
  country: z.string().regex(/^[A-Z]{2}$/, "applications.invalid.country"),
  tier: z
    .string()
    .max(60)
    .optional()
    .transform(value => value || null),
});
export type ApplyInput = z.output<typeof applyInput>;
