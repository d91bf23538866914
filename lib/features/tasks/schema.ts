import { z } from "zod";

export const cancelTaskInput = z.object({ taskId: z.uuid() });
export type CancelTaskInput = z.infer<typeof cancelTaskInput>;

/** What a list can be taken out as. */
export const SHEET_FORMATS = ["xlsx", "csv"] as const;
export const sheetFormat = z.enum(SHEET_FORMATS);
export type SheetFormat = (typeof SHEET_FORMATS)[number];
