import type { NextRequest } from "next/server";
import { readLogo } from "#lib/features/directory/queries.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

/** A listed partner's drawing, for everybody; not there once it is listed no more. Its address changes with it (`v`). */
export async function GET(
  _request: NextRequest,
  { params }: { params: Promise<{ vendor: string; slug: string }> },
): Promise<Response> {
  const { vendor, slug } = await params;
  const logo = await readPublic(vendor, ({ workspace, tx }) => readLogo(tx, workspace.tenantId, slug));
  if (!logo) return new Response(null, { status: 404 });
  return new Response(logo, {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "x-content-type-options": "nosniff",
      // Opened by itself it is a document: one that runs nothing.
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "public, max-age=300",
    },
  });
}
