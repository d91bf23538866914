import { z } from "zod";

export const readInput = z.object({ id: z.uuid() });
/** Up to which moment: what came in since the page was drawn stays unread. */
export const readAllInput = z.object({ until: z.int().min(0).max(8_640_000_000_000_000) });
/** The page of one thing, as `/somewhere/tickets/X-1`: who is on a list or at home has not looked at what is told of there. */
export const readAtInput = z.object({ w: z.string().max(80), path: z.string().regex(/^(\/[^/#?]+){3,8}$/) });
