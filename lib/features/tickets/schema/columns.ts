import { z } from "zod";
import { QUEUE_COLUMNS } from "#lib/domain/tickets/columns.ts";

export const keepColumnsInput = z.object({
  columns: z.array(z.enum(QUEUE_COLUMNS)).max(QUEUE_COLUMNS.length),
});
