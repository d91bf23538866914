import { z } from "zod";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { sheetFormat } from "#lib/features/tasks/schema.ts";
import { ENDING_WITHIN, PORTFOLIO_VIEWS } from "./dto.ts";

const id = z.uuid();
/** The row the person looked at: a deed on another one is a conflict. */
const version = z.int32().min(0);
const slug = z.string().min(1).max(80);
const day = z.string().min(1, "errors.required").refine(isPlainDate, "certifications.invalid.day");
const area = z.string().min(1, "errors.required").max(60);
const note = z.string().trim().max(1000, "certifications.invalid.noteLong").default("");
const reason = z
  .string()
  .trim()
  .min(1, "certifications.invalid.reason")
  .max(1000, "certifications.invalid.noteLong");

/** `person` is somebody's id, or "new" with a name and an address. */
export const nominateInput = z
  .object({
    slug,
    person: z.union([z.uuid(), z.literal("new")], "errors.required"),
    name: z.string().trim().max(120, "certifications.invalid.noteLong").default(""),
    email: z.string().trim().max(200).default(""),
    area,
  })
  .superRefine((value, ctx) => {
    if (value.person !== "new") return;
    if (value.name === "") ctx.addIssue({ code: "custom", path: ["name"], message: "errors.required" });
    if (!z.email().safeParse(value.email).success)
      ctx.addIssue({ code: "custom", path: ["email"], message: "errors.email" });
  });

export const trainingInput = z.object({ id, version, day, note });

export const resultInput = z.object({
  id,
  version,
  result: z.enum(["passed", "failed"], "errors.required"),
  /** Of a hundred; none where the course gives no points. */
  score: z
    .int("certifications.invalid.score")
    .min(0, "certifications.invalid.score")
    .max(100, "certifications.invalid.score")
    .nullish(),
  day,
});

export const issueInput = z.object({ id, version, day });
export const renewInput = z.object({ id, version, day });
/** `until`: the last day of the certificate that takes its place. */
export const replaceInput = z.object({ id, version, area, until: day, reason });
/** `person`: a colleague at the same company, whose it should have been. */
export const reassignInput = z.object({ id, version, person: z.uuid("errors.required"), reason });
export const revokeInput = z.object({ id, version, reason });
export const leaveInput = z.object({ slug, personId: id, lastDay: day });
export const stayInput = z.object({ slug, personId: id });

export const askInput = z.object({ slug, personId: id });
export const cancelAskInput = z.object({ id });

export type ReplaceInput = z.output<typeof replaceInput>;
export type ReassignInput = z.output<typeof reassignInput>;
export type NominateInput = z.output<typeof nominateInput>;
export type TrainingInput = z.output<typeof trainingInput>;
export type ResultInput = z.output<typeof resultInput>;

export const exportCertificatesInput = z.object({
  view: z.enum(PORTFOLIO_VIEWS),
  area: z.string().max(60),
  partner: z.string().max(80),
  person: z.string().trim().max(80),
  within: z.union(ENDING_WITHIN.map(days => z.literal(days))).nullable(),
  format: sheetFormat,
});
