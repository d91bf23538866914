import type { AnswerFile } from "#lib/domain/programmes/answers.ts";

type Sent = { ok: true; file: AnswerFile } | { ok: false; reason: string | null };

/** Sends one file of an application's answer. `reason` is null where the server could not be reached. */
export async function sendFile(vendor: string, number: string, slot: string, file: File): Promise<Sent> {
  const body = new FormData();
  body.set("file", file);
  body.set("slot", slot);
  try {
    const response = await fetch(`/api/applications/${encodeURIComponent(number)}/files?w=${vendor}`, {
      method: "POST",
      body,
    });
    const answer: unknown = await response.json();
    if (!answer || typeof answer !== "object") return { ok: false, reason: null };
    if ("fileId" in answer && typeof answer.fileId === "string")
      return { ok: true, file: { fileId: answer.fileId, name: file.name } };
    return { ok: false, reason: "message" in answer ? String(answer.message) : null };
  } catch {
    return { ok: false, reason: null };
  }
}
