import type { ActionResult } from "#lib/platform/action-result.ts";

/** Carries chosen files to the server, one after the other: their ids, or the first refusal in the person's language. */
export async function uploadFiles(
  workspace: string,
  files: readonly File[],
): Promise<ActionResult<string[]>> {
  const ids: string[] = [];
  for (const file of files) {
    const body = new FormData();
    body.set("file", file);
    const response = await fetch(`/api/files?w=${encodeURIComponent(workspace)}`, { method: "POST", body });
    const result = (await response.json()) as ActionResult<{ id: string }>;
    if (!result.ok) {
      const said = Object.values(result.fields ?? {})[0] ?? result.message;
      return { ...result, message: said, fields: { files: said } };
    }
    ids.push(result.data.id);
  }
  return { ok: true, data: ids };
}
