import { z } from "zod";

export const cancelTaskInput = z.object({ taskId: z.uuid() });
export type CancelTaskInput = z.infer<typeof cancelTaskInput>;
