import type { NextRequest } from "next/server";
import { originalPage, rawMail } from "#lib/features/inbound-mail/original.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/**
 * A mail as it came, made harmless, for a frame on the portal's own page. The policy says the same once more to the browser: nothing
 * runs, nothing is fetched, and it is of no origin.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const bytes = await inWorkspace(actor, tx => rawMail(tx, actor, id));
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(await originalPage(bytes), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
