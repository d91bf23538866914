import type { FileDto } from "#lib/features/files/dto.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";

/**
 * Carries one file over, apart from the deeds of the page, which need not wait for it. `onSent` hears how many of its bytes are on
 * their way. @throws where the server can't be reached or gives no answer
 */
export function sendFile(
  workspace: string,
  file: File,
  onSent: (bytes: number) => void = () => undefined,
): Promise<ActionResult<FileDto[]>> {
  const query = new URLSearchParams({ w: workspace, name: file.name, key: crypto.randomUUID() });
  return new Promise((resolve, reject) => {
    // `fetch` says nothing of how far it is.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files?${query}`);
    request.responseType = "json";
    request.upload.addEventListener("progress", event => onSent(event.loaded));
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(`answered ${request.status}`));
    });
    request.addEventListener("error", () => reject(new Error("no answer")));
    request.addEventListener("abort", () => reject(new Error("given up")));
    request.send(file);
  });
}
