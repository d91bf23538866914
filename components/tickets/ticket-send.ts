import { z } from "zod";
import { uploadFiles } from "#components/forms/upload-files.ts";
import type { Send } from "#components/forms/use-action-form.ts";
import type { WorkspaceAction } from "#lib/platform/action.ts";

/** A file picked in the browser: sent first, then named by its id. */
export const pickedFiles = z.array(z.custom<File>(value => value instanceof Blob)).default([]);

/** One file may be this large; a message or a case has at most ten. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
export const MAX_FILES = 10;

/**
 * Sends a form with files: what was carried over is kept by name and size, so that a second try after a refusal
 * doesn't carry it again.
 */
export function withFiles<R>(workspace: string, run: WorkspaceAction<R>): Send<R> {
  const carried = new Map<File, string>();
  return async (input, key) => {
    const { files = [], ...rest } = input as { files?: File[] };
    const missing = files.filter(file => !carried.has(file));
    if (missing.length > 0) {
      const sent = await uploadFiles(workspace, missing);
      if (!sent.ok) return sent;
      missing.forEach((file, index) => {
        const id = sent.data[index];
        if (id) carried.set(file, id);
      });
    }
    return run(workspace, { ...rest, files: files.map(file => carried.get(file)) }, key);
  };
}
