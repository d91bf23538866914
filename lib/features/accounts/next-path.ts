/**
 * Where somebody wanted to go, if it is a place of this portal, else null. Only a path: `//host`, `/\host`, a scheme
 * or control characters would lead a browser elsewhere.
 */
export function nextPath(value: string | null | undefined): string | null {
  if (!value || value.length > 2000 || !value.startsWith("/")) return null;
  if (/^\/[/\\]/.test(value) || /[\\\p{Cc}]/u.test(value)) return null;
  let url: URL;
  try {
    url = new URL(value, "http://portal.invalid");
  } catch {
    return null;
  }
  if (url.origin !== "http://portal.invalid") return null;
  // "/x/..//host" passes as typed and becomes "//host" once its steps are taken.
  if (url.pathname.startsWith("//") || /^\/(sign-in|api)(\/|$)/.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}
