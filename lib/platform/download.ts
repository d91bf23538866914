type Downloadable = { name: string; mediaType: string; bytes: Uint8Array };

const NOTHING_RUNS = "default-src 'none'; sandbox";
/** A browser's own viewer does not start in a sandbox; a PDF is no page, and runs nothing of ours. Framed by ourselves alone. */
const VIEWER_ONLY =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Answers with a file as an attachment: it is never shown as a page of ours, nor kept by a cache. */
export const download = (file: Downloadable): Response => answer(file, "attachment", NOTHING_RUNS);

/** Shows a file whose type the caller has found to be one that runs nothing: images, plain text, PDF. */
export const inline = (file: Downloadable & { pdf: boolean }): Response =>
  answer(file, "inline", file.pdf ? VIEWER_ONLY : NOTHING_RUNS);

function answer(file: Downloadable, disposition: "attachment" | "inline", policy: string): Response {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.mediaType,
      "content-length": String(file.bytes.byteLength),
      "content-disposition": `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": policy,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
