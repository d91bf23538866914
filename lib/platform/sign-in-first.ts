/**
 * Answers somebody signed out at a door that isn't a page: a person who pressed a link goes to sign in and comes back
 * to the page it stood on; a program gets 401.
 */
export function signInFirst(request: Request): Response {
  if (!request.headers.get("accept")?.includes("text/html")) return new Response(null, { status: 401 });
  const page = URL.parse(request.headers.get("referer") ?? "");
  const next = page && page.host === request.headers.get("host") ? page.pathname + page.search : "";
  const location = `/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
