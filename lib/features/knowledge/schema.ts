import { z } from "zod";
import { rangeTrouble } from "#lib/domain/knowledge/affected.ts";
import { AUDIENCES, COURSES, KNOWLEDGE_KINDS, SEVERITIES } from "#lib/domain/knowledge/item.ts";

const line = (most: number) => z.string().trim().max(most);
const words = (most: number) => z.string().trim().max(most);

const textFields = z.object({
  title: line(160),
  summary: line(400),
  affected: words(4000),
  workaround: words(12_000),
  resolution: words(12_000),
  body: words(40_000),
});

const version = line(30);
const rangeText = {
  format: "knowledge.invalid.rangeFormat",
  order: "knowledge.invalid.rangeOrder",
  fixed: "knowledge.invalid.rangeFixed",
} as const;
const range = z.object({ from: version, to: version, fixedIn: version }).superRefine((value, context) => {
  const trouble = rangeTrouble(value);
  if (trouble)
    context.addIssue({
      code: "custom",
      path: [trouble === "fixed" ? "fixedIn" : trouble === "order" ? "to" : "from"],
      message: rangeText[trouble],
    });
});

/** What an edition says, as the form holds it; "" is nothing. */
const said = {
  audience: z.enum(AUDIENCES, "errors.required"),
  severity: z.union([z.literal(""), z.enum(SEVERITIES)]),
  course: z.union([z.literal(""), z.enum(COURSES)]),
  productId: z.union([z.literal(""), z.uuid()]),
  ranges: z.array(range).max(12),
  mustRead: z.boolean(),
  en: textFields,
  es: textFields,
  /** What is new in it, for its readers. */
  noteEn: line(400),
  noteEs: line(400),
};
/** Asked beside all other fields, so also of what came and is no such form. */
type Typed = {
  en?: { title?: unknown };
  es?: { title?: unknown };
  productId?: unknown;
  ranges?: unknown;
  ticketNumber?: unknown;
  confirmed?: unknown;
} | null;
const named = (one: Typed) => one?.en?.title !== "" || one?.es?.title !== "";
const unnamed = { path: ["en", "title"], message: "knowledge.invalid.title", when: () => true };
const productOfRanges = (one: Typed) =>
  one?.productId !== "" || !Array.isArray(one.ranges) || one.ranges.length === 0;
const noProduct = { path: ["productId"], message: "knowledge.invalid.rangeWithoutProduct", when: () => true };

export const createInput = z
  .object({
    kind: z.enum(KNOWLEDGE_KINDS, "errors.required"),
    ...said,
    /** The case it begins with; "" for none. */
    ticketNumber: line(40),
    /** That nothing in it is one customer's alone: asked where it begins with a case. */
    confirmed: z.boolean(),
  })
  .refine(named, unnamed)
  .refine(productOfRanges, noProduct)
  .refine((one: Typed) => (one?.ticketNumber ?? "") === "" || one?.confirmed === true, {
    path: ["confirmed"],
    message: "knowledge.invalid.confirmed",
    when: () => true,
  });
export type CreateInput = z.output<typeof createInput>;

export const saveInput = z
  .object({ itemId: z.uuid(), version: z.int(), ...said })
  .refine(named, unnamed)
  .refine(productOfRanges, noProduct);
export type SaveInput = z.output<typeof saveInput>;

export { uploadInput } from "#lib/features/files/schema.ts";

const ofItem = { itemId: z.uuid(), version: z.int() };
export const submitInput = z.object(ofItem);
export const discardInput = z.object(ofItem);
export const sendBackInput = z.object({
  ...ofItem,
  remark: z.string().trim().min(1, "errors.required").max(2000),
});
/** `tell`: also where the change is not a substantial one. */
export const publishInput = z.object({ ...ofItem, tell: z.boolean() });
export type PublishInput = z.output<typeof publishInput>;

export const withdrawInput = z.object({
  ...ofItem,
  reason: z.string().trim().min(1, "errors.required").max(400),
});
export const restoreInput = z.object(ofItem);
export const supersedeInput = z.object({
  ...ofItem,
  by: z.string().trim().min(1, "errors.required").max(40),
});

export const linkInput = z.object({
  itemId: z.uuid(),
  number: z.string().trim().min(1, "errors.required").max(40),
});
export const unlinkInput = z.object({ itemId: z.uuid(), ticketId: z.uuid() });

export const readInput = z.object({ itemId: z.uuid() });
export const confirmInput = z.object({ itemId: z.uuid(), edition: z.int().min(1) });

export const subscribeInput = z.object({ productId: z.uuid(), hears: z.boolean() });
export const reviewInput = z.object({ review: z.boolean() });

/** What was shown while a case is written, and what became of it, each where there is something. */
export const noteInput = z.object({
  sessionId: z.uuid(),
  shown: z.array(z.uuid()).max(10),
  opened: z.uuid().nullable(),
  solved: z.uuid().nullable(),
  caseOpened: z.boolean(),
});
export type NoteInput = z.output<typeof noteInput>;
