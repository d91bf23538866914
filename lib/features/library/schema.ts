import { z } from "zod";
import { isSafeLink, LIBRARY_KINDS } from "#lib/domain/library/item.ts";
import { formFiles } from "#lib/features/files/schema.ts";

export const PARTNER_ROLES = [
  "partner_admin",
  "partner_sales",
  "partner_presales",
  "partner_support",
  "partner_support_manager",
] as const;
export const SUPPORT_LEVELS = [1, 2] as const;
/** Benefits under which something can be given; the others give no things. */
export const GIVEN_UNDER = ["library", "logo", "beta", "level3_support", "deal_registration"] as const;

const title = z.string().trim().max(140);
const words = z.string().trim().max(8000);
/** A box of checkboxes gives nothing, one value, or several. */
const several = <T extends z.ZodType>(of: T) =>
  z.preprocess(
    value => (value === undefined || value === null || value === false || value === "" ? [] : [value].flat()),
    z.array(of).max(40),
  ) as unknown as z.ZodType<z.output<T>[], z.output<T>[]>;

const described = {
  kind: z.enum(LIBRARY_KINDS, "errors.required"),
  titleEn: title,
  titleEs: title,
  descriptionEn: words,
  descriptionEs: words,
  productKey: z.string().max(60),
  benefit: z.union([z.literal(""), z.enum(GIVEN_UNDER)]),
  tiers: several(z.string().max(130)),
  roles: several(z.enum(PARTNER_ROLES)),
  /** As the checkboxes give them. */
  levels: several(z.enum(SUPPORT_LEVELS.map(String) as ["1", "2"])),
};
const named = (item: { titleEn: string; titleEs: string }) => item.titleEn !== "" || item.titleEs !== "";
const unnamed = { path: ["titleEn"], message: "library.invalid.title" };

export const createItemInput = z.object(described).refine(named, unnamed);
export type CreateItemInput = z.output<typeof createItemInput>;

export const saveItemInput = z
  .object({ itemId: z.uuid(), version: z.int32(), ...described })
  .refine(named, unnamed);
export type SaveItemInput = z.output<typeof saveItemInput>;

export const addVersionInput = z
  .object({
    itemId: z.uuid(),
    label: z.string().trim().min(1, "errors.required").max(40),
    changesEn: words.max(2000),
    changesEs: words.max(2000),
    media: z.enum(["file", "link"]),
    url: z.string().trim().max(2000),
    files: formFiles(1, "library.invalid.oneFile"),
  })
  .superRefine((v, context) => {
    if (v.media === "link" && !isSafeLink(v.url))
      context.addIssue({ code: "custom", path: ["url"], message: "library.invalid.url" });
    if (v.media === "file" && v.files.length === 0)
      context.addIssue({ code: "custom", path: ["files"], message: "library.invalid.file" });
  });
export type AddVersionInput = z.output<typeof addVersionInput>;

const version = { versionId: z.uuid(), version: z.int32() };
export const publishVersionInput = z.object({ ...version, announce: z.boolean() });
export type PublishVersionInput = z.output<typeof publishVersionInput>;
export const announceVersionInput = z.object(version);
export const withdrawVersionInput = z.object(version);
export const itemStateInput = z.object({ itemId: z.uuid(), version: z.int32() });
export type ItemStateInput = z.output<typeof itemStateInput>;
