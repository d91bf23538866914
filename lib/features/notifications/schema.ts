import { z } from "zod";

export const readInput = z.object({ id: z.uuid() });
/** Up to which moment: what came in since the page was drawn stays unread. */
export const readAllInput = z.object({ until: z.int().min(0).max(8_640_000_000_000_000) });
