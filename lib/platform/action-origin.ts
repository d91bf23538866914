/**
 * What is wrong with where a server action comes from: a page of somebody else's (403), or an Origin that is no address (400). The
 * framework compares the same two headers and then throws, which would answer 500. A request without one is no browser's and
 * carries nobody's cookies; routes under /api are no actions and ask for themselves (`ownRequest`). Null: let it through.
 */
export function actionOriginTrouble(request: Request): 400 | 403 | null {
  if (request.method !== "POST" || new URL(request.url).pathname.startsWith("/api/")) return null;
  const origin = request.headers.get("origin");
  const multipart = /^multipart\/form-data/i.test(request.headers.get("content-type") ?? "");
  if (origin === null || !(request.headers.has("next-action") || multipart)) return null;
  // A frame without an origin of its own.
  if (origin === "null") return 403;
  if (!URL.canParse(origin)) return 400;
  const forwarded = request.headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  return new URL(origin).host === (forwarded || request.headers.get("host")) ? null : 403;
}
