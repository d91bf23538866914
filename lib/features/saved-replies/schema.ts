import { z } from "zod";
import { fieldsIn } from "#lib/domain/tickets/saved-reply.ts";

export const MOST_TITLE = 80;
export const MOST_BODY = 4_000;
/** So many one person keeps, and so many a company shares. */
export const MOST_REPLIES = 60;

const words = {
  title: z.string().trim().min(1, "errors.required").max(MOST_TITLE),
  body: z
    .string()
    .trim()
    .min(1, "errors.required")
    .max(MOST_BODY)
    .superRefine((body, ctx) => {
      const fields = fieldsIn(body);
      if (fields.ok) return;
      const { code, ...params } = fields.error;
      ctx.addIssue({ code: "custom", message: `savedReplies.refusal.${code}`, params });
    }),
  locale: z.enum(["es", "en"]),
  /** "": for cases of every product. */
  productId: z.union([z.literal(""), z.uuid()]),
};

export const saveReplyInput = z.object({ ...words, shared: z.boolean() });
export type SaveReplyInput = z.infer<typeof saveReplyInput>;

export const changeReplyInput = z.object({ replyId: z.uuid(), version: z.int32(), ...words });
export type ChangeReplyInput = z.infer<typeof changeReplyInput>;

export const removeReplyInput = z.object({ replyId: z.uuid() });
