import { type NextRequest, NextResponse } from "next/server";
import { actionBodyTrouble } from "#lib/platform/action-body.ts";
import { actionOriginTrouble } from "#lib/platform/action-origin.ts";

/** As next.config.ts says it: 26 MB, an upload of 25 and what is written with it. */
const BODY_LIMIT = 26 * 1024 * 1024;

/** For whoever writes a program; no page of ours sends what is refused so. */
const WHY = {
  400: "This is no form as a browser sends it.\n",
  403: "Forms are taken from pages of this website alone.\n",
  413: "This is longer than any form may be.\n",
} as const;

/** The one page other websites may show in a frame: what everybody may read, and nothing one could press to change anything. */
const FRAMED = /^\/[a-z0-9-]+\/directory\/embed$/;
/** What machines and caches elsewhere may keep, in their own words: the directory as JSON, and its drawings; credentials and what checks them. */
const KEPT =
  /^\/[a-z0-9-]+\/(directory(\.json|\/[a-z0-9-]+\/logo)|(did|jwks)\.json|status\/\d+|credentials\/[0-9a-f-]{36}\/[a-z.]+)$/i;
/** A credential's own address answers with a page or with JSON. */
const CREDENTIAL = /^\/[a-z0-9-]+\/credentials\/[0-9a-f-]{36}$/i;

/** As next.config.ts tells it apart: a browser always takes HTML, a verifier asks for JSON. */
const asksForJson = (accept: string): boolean =>
  !accept.includes("text/html") && /application\/(vc|ld\+json|json)/.test(accept);

/** Files and calendars: they come with a policy of their own that lets nothing run (lib/platform/download.ts). */
const DOWNLOADS = [
  /^\/api\/(files|library)\/[^/]+$/,
  /^\/api\/files\/[^/]+\/view$/,
  /^\/api\/knowledge\/files\/[^/]+$/,
  /^\/api\/tasks\/[^/]+\/file$/,
  /^\/api\/mail\/[^/]+\/(original|raw)$/,
  /^\/api\/tickets\/[^/]+\/clocks\/[^/]+$/,
  /^\/api\/training\/[^/]+\/calendar$/,
  /^\/api\/(statements|transcript)$/,
  /^\/api\/reports\/month$/,
  /^\/api\/(releases|quotes|appointments)\/[^/]+$/,
  /^\/[a-z0-9-]+\/calendar\/[^/]+$/,
];

/**
 * Sets the content security policy's nonce and tells pages their own address (the way back after signing
 * in), and turns away actions of other websites' pages and bodies that no browser sends. It decides nothing about people: authorisation stands in the queries and actions and holds without this file.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  // No address of ours holds a null byte, and the database takes none.
  if (/%00|\0/.test(request.nextUrl.pathname + request.nextUrl.search))
    return new NextResponse(null, { status: 400 });
  const trouble = actionOriginTrouble(request) ?? (await actionBodyTrouble(request, BODY_LIMIT));
  if (trouble)
    return new NextResponse(WHY[trouble], {
      status: trouble,
      headers: {
        connection: "close",
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      },
    });
  const nonce = btoa(crypto.randomUUID());
  const development = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${FRAMED.test(request.nextUrl.pathname) ? "*" : "'none'"}`,
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-escala-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  const credential = CREDENTIAL.test(request.nextUrl.pathname);
  const kept =
    (credential && asksForJson(request.headers.get("accept") ?? "")) || KEPT.test(request.nextUrl.pathname);
  if (credential) response.headers.append("vary", "accept");
  if (!kept && !DOWNLOADS.some(path => path.test(request.nextUrl.pathname)))
    response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  if (!kept) response.headers.set("cache-control", "private, no-store");
  // Behind TLS a browser shall not come back without it; over plain http on localhost it would ignore this.
  if ((process.env.APP_URL ?? "").startsWith("https://"))
    response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

// The way in for mail reads no body before it knows who sent it, and takes longer ones than the copy that is kept here.
export const config = {
  matcher: ["/((?!api/mail/hook$|_next/static|_next/image|favicon|icon|[^/]+\\.(?:svg|png|woff2|ico)$).*)"],
};
