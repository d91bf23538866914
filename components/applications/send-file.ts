import type { AnswerFile } from "#lib/domain/programmes/answers.ts";
import { uploadFilesAction } from "#lib/features/files/actions.ts";

type Sent = { ok: true; file: AnswerFile } | { ok: false; reason: string | null };

/** Sends one file; it waits for the answer that names it. `reason` is null where the server could not be reached. */
export async function sendFile(vendor: string, file: File): Promise<Sent> {
  try {
    const result = await uploadFilesAction(vendor, { files: [file] });
    if (!result.ok) return { ok: false, reason: Object.values(result.fields ?? {})[0] ?? result.message };
    const stored = result.data[0];
    return stored
      ? { ok: true, file: { fileId: stored.id, name: stored.name } }
      : { ok: false, reason: null };
  } catch {
    return { ok: false, reason: null };
  }
}
