import { z } from "zod";
import { MAX_FILE_BYTES } from "./limits.ts";

/**
 * The files of a form. One that is too large is said at the field and holds the form back: left out quietly, what it was to
 * prove would be recorded without it.
 */
export const formFiles = (most: number, tooMany: string) =>
  z
    .array(z.instanceof(File))
    .max(most, tooMany)
    .refine(files => files.every(file => file.size <= MAX_FILE_BYTES), "errors.fileTooBig");

export const uploadInput = z.object({
  files: z.array(z.instanceof(File)).min(1).max(10, "files.refusal.tooManyPlain"),
});
