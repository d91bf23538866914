import { z } from "zod";

export const MESSAGE_LOCALES = ["en", "es"] as const;
export type MessageLocale = (typeof MESSAGE_LOCALES)[number];

/** Which partners: those ticked, or all that a filter leaves. */
export const messageTo = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
  z.object({ query: z.string().max(2_000) }),
]);
export type MessageTo = z.infer<typeof messageTo>;

const words = {
  subjectEn: z.string().trim().max(160),
  bodyEn: z.string().trim().max(6_000),
  subjectEs: z.string().trim().max(160),
  bodyEs: z.string().trim().max(6_000),
};

/** In one language or in both, each whole. */
export const sendMessageInput = z
  .object({
    ...words,
    to: messageTo,
    /** The language that stands first in the form: an empty message is said there. */
    first: z.enum(MESSAGE_LOCALES).default("en"),
    /** How many partners the preview showed: somebody may have joined or left the filter since. */
    expected: z.int32(),
  })
  .superRefine((value, ctx) => {
    const need = (path: string, message = "errors.required") =>
      ctx.addIssue({ code: "custom", path: [path], message });
    if (value.subjectEn && !value.bodyEn) need("bodyEn");
    if (value.bodyEn && !value.subjectEn) need("subjectEn");
    if (value.subjectEs && !value.bodyEs) need("bodyEs");
    if (value.bodyEs && !value.subjectEs) need("subjectEs");
    if (!value.subjectEn && !value.bodyEn && !value.subjectEs && !value.bodyEs)
      need(value.first === "es" ? "subjectEs" : "subjectEn", "partners.message.refusal.nothing");
  });
export type SendMessageInput = z.infer<typeof sendMessageInput>;
