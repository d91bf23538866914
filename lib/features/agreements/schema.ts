import { z } from "zod";
import { type Drawing, drawingProblem } from "#lib/domain/agreements/drawing.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";

const day = z.string().min(1, "errors.required").refine(isPlainDate, "onboarding.invalid.date");
const agreement = { agreementId: z.uuid(), version: z.int32() };

export const prepareInput = z.object({
  partnershipId: z.uuid(),
  kind: z.string().min(1).max(60),
  files: formFiles(5, "onboarding.invalid.files").optional(),
});
export type PrepareInput = z.infer<typeof prepareInput>;

export const signInput = z.object({
  ...agreement,
  signedOn: day,
  signedBy: z.string().trim().min(1).max(160),
  files: formFiles(5, "onboarding.invalid.files").optional(),
});
export type SignInput = z.infer<typeof signInput>;

/** Of what both have signed: the rest of it stays as it is. */
export const copyInput = z.object({
  agreementId: z.uuid(),
  files: formFiles(5, "onboarding.invalid.files").refine(
    files => files.length > 0,
    "onboarding.invalid.file",
  ),
});
export type CopyInput = z.infer<typeof copyInput>;

export const endInput = z.object({
  ...agreement,
  /** First day without it. */
  endedOn: day,
  reason: z.string().trim().min(1).max(2000),
  /** In whose name it is ended. */
  endedFor: z.enum(["vendor", "partner", "both"]).default("vendor"),
});
export type EndInput = z.infer<typeof endInput>;

export const noticeInput = z.object({
  ...agreement,
  /** First day without it; not before the days of notice have passed. */
  endedOn: day,
  reason: z.string().trim().min(1, "errors.required").max(2000),
});
export type NoticeInput = z.infer<typeof noticeInput>;

export const MOST_SIGNERS = 4;

export const sendInput = z.object({
  ...agreement,
  /** The very version of the text that was looked at. */
  templateId: z.uuid(),
  /** People in the order they are asked; an empty place is nobody. */
  signers: z
    .array(z.union([z.uuid(), z.literal("")]))
    .max(MOST_SIGNERS)
    .transform(all => all.filter(id => id !== "")),
});
export type SendInput = z.infer<typeof sendInput>;

export const envelopeInput = z.object({ envelopeId: z.uuid() });
export const closeInput = z.object({ envelopeId: z.uuid(), reason: z.string().trim().min(1).max(1000) });
export type CloseInput = z.infer<typeof closeInput>;

const drawn = z.array(z.array(z.tuple([z.int32(), z.int32()])).max(3000)).max(60);

export const signDocumentInput = z
  .object({
    envelopeId: z.uuid(),
    /** The hash of the document the person has before them. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    method: z.enum(["typed", "drawn"]),
    typed: z.string().trim().max(120),
    drawn,
    consent: z.boolean().refine(given => given, "signing.invalid.consent"),
    code: z
      .string()
      .transform(text => text.replace(/\s/g, ""))
      .pipe(z.string().regex(/^\d{6}$/, "signing.invalid.codeForm")),
  })
  .superRefine((input, context) => {
    if (input.method === "typed" && input.typed.length < 3)
      context.addIssue({ code: "custom", path: ["typed"], message: "signing.invalid.typed" });
    const problem = input.method === "drawn" ? drawingProblem(input.drawn as Drawing) : null;
    if (problem)
      context.addIssue({ code: "custom", path: ["drawn"], message: `signing.invalid.drawn.${problem}` });
  });
export type SignDocumentInput = z.infer<typeof signDocumentInput>;
