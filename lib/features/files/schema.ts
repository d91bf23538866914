import { z } from "zod";

export const uploadInput = z.object({
  files: z.array(z.instanceof(File)).min(1).max(10, "files.refusal.tooManyPlain"),
});
