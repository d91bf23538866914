import { createHash } from "node:crypto";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag",
  "x-content-type-options": "nosniff",
};

/**
 * What machines anywhere may read: kept by caches, but asked after each time (`no-cache` with an ETag), so that what was
 * taken back is in no answer from the moment it was.
 */
export function publicAnswer(
  request: Request,
  body: string | Uint8Array,
  type: string,
  more: Record<string, string> = {},
): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { ...CORS, etag, "cache-control": "public, no-cache", ...more };
  const known = request.headers
    .get("if-none-match")
    ?.split(",")
    .map(tag => tag.trim().replace(/^W\//, ""));
  if (known?.includes(etag)) return new Response(null, { status: 304, headers });
  const bytes = typeof body === "string" ? body : new Uint8Array(body);
  return new Response(bytes, { headers: { ...headers, "content-type": type } });
}

/** Not there, for machines anywhere. */
export const publicNothing = (): Response =>
  Response.json({ error: "not_found" }, { status: 404, headers: { ...CORS, "cache-control": "no-store" } });
