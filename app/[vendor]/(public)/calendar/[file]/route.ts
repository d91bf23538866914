import type { NextRequest } from "next/server";
import { calendarFile, calendarTag } from "#lib/features/calendar-feeds/file.ts";
import { readCalendar } from "#lib/features/calendar-feeds/queries.ts";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";

/** Kept by who follows it, and asked for again each time. */
const CACHE = "private, no-cache";

/** A calendar by its secret address, for programs that can't sign in. Nothing tells an address that is wrong from one that never was. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ vendor: string; file: string }> },
): Promise<Response> {
  const { vendor, file } = await params;
  const workspace = await publicWorkspace(vendor);
  const calendar = workspace && (await readCalendar(workspace, file));
  if (!calendar) return new Response(null, { status: 404 });
  // Its owner has left: programs stop asking.
  if (calendar === "gone") return new Response(null, { status: 410 });
  const etag = calendarTag(calendar);
  // Programs ask for months what has not changed.
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers: { etag, "cache-control": CACHE } });
  return new Response(calendarFile(calendar), {
    headers: {
      etag,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="escala.ics"',
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
      "cache-control": CACHE,
    },
  });
}
