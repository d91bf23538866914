import { z } from "zod";

export const answerInput = z.object({ orgId: z.uuid() });

/** `leave`: they leave the company they are still at, by the same deed. */
export const agreeInput = answerInput.extend({ leave: z.boolean().optional() });
