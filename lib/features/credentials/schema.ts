import { z } from "zod";
import { LARGEST } from "#lib/domain/credentials/check.ts";

/** A file somebody was given, to be checked. */
export const checkInput = z.object({
  file: z
    .custom<File>(value => value instanceof File && value.size > 0, "credentials.check.none")
    .refine(file => file.size <= LARGEST, "credentials.check.tooBig"),
});

export const showNameInput = z.object({ personId: z.uuid(), show: z.boolean() });
export const showMyNameInput = z.object({ show: z.boolean() });
export const withdrawKeyInput = z.object({ fragment: z.string().min(1).max(40) });
export const rotateInput = z.object({
  /** The key the person saw sign: of two who rotate at once the second is told. Null: there was none. */
  seen: z.string().max(40).nullable(),
  compromised: z.boolean().default(false),
});
