import { z } from "zod";
import { basisPoints, key, localText, message } from "./words.ts";

export const benefit = z
  .strictObject({
    key,
    kind: z.enum([
      "listing",
      "discount",
      "deal_registration",
      "level3_support",
      "logo",
      "library",
      "page",
      "beta",
      "influence",
      "post",
      "project_certification",
    ]),
    title: localText,
    description: localText,
    params: z.strictObject({
      basisPoints: basisPoints.optional(),
      covers: z.array(z.enum(["support", "services", "training", "events"])).optional(),
      items: z.array(z.string().min(1)).optional(),
    }),
  })
  .refine(b => b.kind !== "discount" || b.params.basisPoints !== undefined, {
    error: message("discountWithoutRate"),
    path: ["params", "basisPoints"],
  });
