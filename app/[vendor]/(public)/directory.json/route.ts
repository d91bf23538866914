import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { PublicPartner } from "#lib/features/directory/dto.ts";
import { directoryAsked, directoryParams, readDirectory } from "#lib/features/directory/queries.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "if-none-match",
  "access-control-expose-headers": "etag, link",
};

/** A machine reads one shape, whichever way the vendor wrote it. */
const inBoth = (text: LocalText) => ({ en: textIn(text, "en"), es: textIn(text, "es") });

const lineOf = (vendor: string, p: PublicPartner) => ({
  name: p.name,
  url: absolute(`/${vendor}/directory/${p.slug}`),
  tier: { key: p.tierKey, name: inBoth(p.tierName) },
  since: p.since,
  country: p.country || null,
  city: p.city || null,
  website: p.website || null,
  email: p.contactEmail || null,
  telephone: p.contactPhone || null,
  headline: { en: p.headlineEn || null, es: p.headlineEs || null },
  description: { en: p.descriptionEn || null, es: p.descriptionEs || null },
  countries: p.countries,
  languages: p.languages,
  specialities: p.specialities,
  certifiedIn: p.areas.map(area => ({ key: area.key, name: inBoth(area.name) })),
  logo: p.logoHash ? absolute(`/${vendor}/directory/${p.slug}/logo?v=${p.logoHash}`) : null,
});

/**
 * The directory for machines, from any website: the same partners, filters and order as the page, a page at a time (`next`,
 * and a Link header). It may be kept, but is asked after each time: whoever is listed no more is in no answer (P25).
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ vendor: string }> },
): Promise<Response> {
  const { vendor } = await params;
  const query = request.nextUrl.searchParams;
  const asked = directoryAsked(name => query.get(name) ?? "");
  const found = await readPublic(vendor, async ({ workspace, tx }) => ({
    workspace,
    page: await readDirectory(tx, workspace.tenantId, asked, query.get("cursor")),
  }));
  if (!found) return Response.json({ error: "not_found" }, { status: 404, headers: CORS });
  const { workspace, page } = found;
  const next =
    page.next &&
    absolute(
      `/${vendor}/directory.json?${new URLSearchParams({ ...directoryParams(asked), cursor: page.next })}`,
    );
  const body = JSON.stringify({
    workspace: { name: workspace.name, organisation: workspace.legalName },
    directory: absolute(`/${vendor}/directory`),
    partners: page.rows.map(row => lineOf(vendor, row)),
    next,
  });
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    ...CORS,
    etag,
    "cache-control": "public, no-cache",
    ...(next ? { link: `<${next}>; rel="next"` } : {}),
  };
  const known = request.headers
    .get("if-none-match")
    ?.split(",")
    .map(tag => tag.trim().replace(/^W\//, ""));
  if (known?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}

export function OPTIONS(): Response {
  return new Response(null, { status: 204, headers: { ...CORS, "access-control-max-age": "86400" } });
}
