import { z } from "zod";
import { VIEW_LISTS } from "#lib/domain/policies/saved-view.ts";

/** An address holds no null byte, and neither does what its signs stand for: the list that is counted for it could not be asked. */
const isReadable = (query: string): boolean =>
  ![...new URLSearchParams(query)].flat().some(said => said.includes("\0"));

export const saveViewInput = z.object({
  list: z.enum(VIEW_LISTS),
  name: z.string().trim().min(1, "errors.required").max(60),
  query: z.string().max(2_000).refine(isReadable, "errors.invalidValue"),
  shared: z.boolean(),
});
export type SaveViewInput = z.infer<typeof saveViewInput>;

export const renameViewInput = z.object({
  viewId: z.uuid(),
  version: z.int32(),
  name: saveViewInput.shape.name,
});
export type RenameViewInput = z.infer<typeof renameViewInput>;

export const removeViewInput = z.object({ viewId: z.uuid() });
export type RemoveViewInput = z.infer<typeof removeViewInput>;
