import { z } from "zod";
import { isVersion } from "#lib/domain/products/version.ts";
import { PART_RULES } from "#lib/domain/tickets/packet.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { formFiles } from "#lib/features/files/schema.ts";
import { sheetFormat } from "#lib/features/tasks/schema.ts";

// What the forms send. Messages are keys; the wrapper translates them.

/** Benefits under which a partner can have a product's releases (P25); the others give no things. */
export const RELEASE_BENEFITS = ["library", "beta", "level3_support"] as const;

const day = z.string().min(1, "errors.required").refine(isPlainDate, "products.invalid.day");
const words = z.string().trim().max(20_000);
const advice = z.string().trim().max(2_000);
const name = z.string().trim().min(1, "errors.required").max(80);
const version = z.string().trim().min(1, "errors.required").refine(isVersion, "products.invalid.version");
const several = <T extends z.ZodType>(of: T) =>
  z.preprocess(
    value => (value === undefined || value === null || value === false || value === "" ? [] : [value].flat()),
    z.array(of).max(10),
  ) as unknown as z.ZodType<z.output<T>[], z.output<T>[]>;

/** "180, 90, 30" as people type it: days before an end, each once, the farthest first. */
export function noticeDaysOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(part => part !== "");
  if (parts.length > 12 || parts.some(part => !/^\d{1,3}$/.test(part) || Number(part) > 730)) return null;
  return [...new Set(parts.map(Number))].sort((a, b) => b - a);
}

export const createProductInput = z.object({
  name,
  ticketPrefix: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9]{1,7}$/, "products.invalid.prefix"),
});
export type CreateProductInput = z.output<typeof createProductInput>;

export const saveProductInput = z.object({
  productId: z.uuid(),
  version: z.int32(),
  name,
  previousMajors: z
    .number("errors.required")
    .int("products.invalid.majors")
    .min(0, "products.invalid.majors")
    .max(10, "products.invalid.majors"),
  noticeMonths: z
    .number("errors.required")
    .int("products.invalid.months")
    .min(1, "products.invalid.months")
    .max(120, "products.invalid.months"),
  noticeDays: z
    .string()
    .max(120)
    .refine(text => noticeDaysOf(text) !== null, "products.invalid.noticeDays"),
  partnerBenefits: several(z.enum(RELEASE_BENEFITS)),
});
export type SaveProductInput = z.output<typeof saveProductInput>;

const moduleInput = z.object({
  /** Empty: a new one, which gets its key from its name. */
  key: z.string().max(80),
  nameEn: z.string().trim().max(120),
  nameEs: z.string().trim().max(120),
});
export const saveModulesInput = z
  .object({ productId: z.uuid(), version: z.int32(), modules: z.array(moduleInput).max(60) })
  .superRefine(({ modules }, context) => {
    for (const [i, module] of modules.entries())
      if (module.nameEn === "" && module.nameEs === "")
        context.addIssue({
          code: "custom",
          path: ["modules", i, "nameEn"],
          message: "products.invalid.module",
        });
  });
export type SaveModulesInput = z.output<typeof saveModulesInput>;

const partInput = z.object({
  /** Empty: a new one, which gets its key from its name. */
  key: z.string().max(80),
  labelEn: z.string().trim().max(120),
  labelEs: z.string().trim().max(120),
  hintEn: z.string().trim().max(300),
  hintEs: z.string().trim().max(300),
  required: z.boolean(),
});
const partRule = z.enum(PART_RULES);
/** What level 3 of a product needs to begin (T3). */
export const savePacketInput = z
  .object({
    productId: z.uuid(),
    version: z.int32(),
    environment: partRule,
    steps: partRule,
    logs: partRule,
    tried: partRule,
    logsAsFile: z.boolean(),
    /** A call may be written down so many hours after it came (S8). */
    callHours: z
      .number("errors.required")
      .int("products.packet.callHoursWrong")
      .min(0, "products.packet.callHoursWrong")
      .max(720, "products.packet.callHoursWrong"),
    parts: z.array(partInput).max(20),
  })
  .superRefine(({ parts }, context) => {
    for (const [i, part] of parts.entries())
      if (part.labelEn === "" && part.labelEs === "")
        context.addIssue({ code: "custom", path: ["parts", i, "labelEn"], message: "products.packet.name" });
  });
export type SavePacketInput = z.output<typeof savePacketInput>;

export const RELEASE_KINDS = ["major", "minor"] as const;
const release = { version, kind: z.enum(RELEASE_KINDS, "errors.required"), releasedOn: day };

export const createReleaseInput = z.object({ productId: z.uuid(), ...release });
export type CreateReleaseInput = z.output<typeof createReleaseInput>;

const target = { releaseId: z.uuid(), revision: z.int32() };
export const saveReleaseInput = z.object({ ...target, ...release, notesEn: words, notesEs: words });
export type SaveReleaseInput = z.output<typeof saveReleaseInput>;
export const releaseInput = z.object(target);
export const publishReleaseInput = z.object({ ...target, tell: z.boolean() });

export const addReleaseFilesInput = z.object({
  releaseId: z.uuid(),
  files: formFiles(5, "products.invalid.fiveFiles").refine(
    files => files.length > 0,
    "products.invalid.file",
  ),
});
export type AddReleaseFilesInput = z.output<typeof addReleaseFilesInput>;
export const removeReleaseFileInput = z.object({ fileId: z.uuid() });

export const announceEndInput = z.object({ ...target, endsOn: day, adviceEn: advice, adviceEs: advice });
export type AnnounceEndInput = z.output<typeof announceEndInput>;

const end = { endId: z.uuid(), revision: z.int32() };
export const moveEndInput = z.object({ ...end, endsOn: day });
export const takeBackEndInput = z.object({
  ...end,
  reason: z.string().trim().min(1, "errors.required").max(1_000),
});

export const correctVersionInput = z.object({
  systemId: z.uuid(),
  revision: z.int32(),
  version: z.string().trim().min(1, "errors.required").max(40),
  note: z.string().trim().max(400).default(""),
});
export type CorrectVersionInput = z.output<typeof correctVersionInput>;

export const exportSystemsInput = z.object({ query: z.string().max(600), format: sheetFormat });
