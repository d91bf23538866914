import { z } from "zod";

/** Who keeps the version that binds them on the day before: nobody, whoever would stand worse, or everybody. */
export const KEEP = ["nobody", "worse", "everybody"] as const;
export type Keep = (typeof KEEP)[number];

const day = z.iso.date("publication.invalid.day");

/** Publishes a draft as it was looked at: its version and what the dry run said. */
export const publishInput = z.object({
  programmeId: z.uuid(),
  /** The draft's version; another one is a conflict. */
  version: z.int32().min(1),
  effectiveFrom: day,
  /** Partners the dry run showed as losing their tier; more of them are a conflict, so that nobody is surprised. */
  losing: z.int32().min(0),
  keep: z.enum(KEEP),
  /** Companies decided by hand against that: kept where the rest is not, or not kept where the rest is. */
  toggled: z.array(z.uuid()).max(10_000).default([]),
  /** Last day of the promise, inclusive; empty is open-ended. */
  until: z
    .union([z.literal(""), day])
    .default("")
    .transform(value => value || null),
  note: z
    .string()
    .trim()
    .min(1, "programmes.draft.refusal.noteMissing")
    .max(2000, "publication.invalid.noteLong"),
});
export type PublishValues = z.input<typeof publishInput>;
export type PublishRequest = z.output<typeof publishInput>;
