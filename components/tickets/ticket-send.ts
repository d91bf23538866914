import { z } from "zod";
import { sendFile } from "#components/forms/send-file.ts";
import type { Send } from "#components/forms/use-action-form.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import type { WorkspaceAction } from "#lib/platform/action.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";

/** A file picked in the browser: carried over first, then named by its id. */
export const pickedFiles = z
  .array(z.custom<File>(value => value instanceof Blob))
  .refine(files => files.every(file => file.size <= MAX_FILE_BYTES), "errors.fileTooBig")
  .default([]);

/** A message or a case has at most ten. */
export const MAX_FILES = 10;

/**
 * Carries files over, one after the other: what was carried once is not carried again by a second try. Of several that are refused
 * each is named with its reason, a line each. `onShare` hears how much of all of them is over, from 0 to 1.
 */
export function carrier(
  workspace: string,
): (files: readonly File[], onShare?: (share: number) => void) => Promise<ActionResult<string[]>> {
  const carried = new Map<File, string>();
  return async (files, onShare) => {
    const waiting = files.filter(file => !carried.has(file));
    const all = waiting.reduce((sum, file) => sum + file.size, 0);
    let over = 0;
    const refused: string[] = [];
    for (const file of waiting) {
      const sent = await sendFile(workspace, file, bytes => onShare?.(Math.min(1, (over + bytes) / all)));
      over += file.size;
      if (!sent.ok) {
        const said = Object.values(sent.fields ?? {})[0] ?? sent.message;
        // Not the file's own fault: the next one would fare no better.
        if (sent.kind !== "invalid") return { ...sent, message: said, fields: { files: said } };
        refused.push(said);
        continue;
      }
      const id = sent.data[0]?.id;
      if (id) carried.set(file, id);
    }
    if (refused.length > 0) {
      const said = refused.join("\n");
      return { ok: false, kind: "invalid", message: said, fields: { files: said } };
    }
    return { ok: true, data: files.flatMap(file => carried.get(file) ?? []) };
  };
}

/** Sends a form with files: they first, then what was written, with their ids. */
export function withFiles<R>(workspace: string, run: WorkspaceAction<R>): Send<R> {
  const carry = carrier(workspace);
  return async (input, key) => {
    const { files = [], ...rest } = input as { files?: File[] };
    const sent = await carry(files);
    return sent.ok ? run(workspace, { ...rest, files: sent.data }, key) : sent;
  };
}
