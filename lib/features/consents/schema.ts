import { z } from "zod";

export const answerInput = z.object({ orgId: z.uuid() });
