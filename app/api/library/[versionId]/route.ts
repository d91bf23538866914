import type { NextRequest } from "next/server";
import { todayIn } from "#lib/domain/time/zone.ts";
import { fetchVersion } from "#lib/features/library/fetch.ts";
import { itemOfWithdrawn } from "#lib/features/library/withdrawn.ts";
import { refusalResult } from "#lib/platform/action.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/**
 * The door to the library: a version's file, or the way to its link, for the actor of the workspace `w`. Who may not have it
 * now reads why and who can change it, in their language (P25).
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ versionId: string }> },
): Promise<Response> {
  const { versionId } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  try {
    const [found, item] = await inWorkspace(actor, async (tx, now) => {
      const today = todayIn(workspace.timeZone, now.getTime());
      const version = await fetchVersion(tx, actor, versionId, today);
      return [version, version ? null : await itemOfWithdrawn({ tx, actor, today }, versionId)] as const;
    });
    // Whoever had the right reads that it was withdrawn, and what is there instead.
    if (item !== null)
      return new Response(null, {
        status: 303,
        headers: {
          location: `/${actor.workspaceSlug}/library/${item}?withdrawn=1`,
          "cache-control": "private, no-store",
        },
      });
    if (!found) return new Response(null, { status: 404 });
    if (found.media === "file") return download(found.file);
    return new Response(null, {
      status: 302,
      headers: {
        // As it is sent: an address may be typed with letters that a header can't hold.
        location: new URL(found.url).href,
        "referrer-policy": "no-referrer",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const result = refusalResult(actor.locale, error);
    return new Response(result.ok ? "" : result.message, {
      status: 403,
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-language": actor.locale,
        "cache-control": "private, no-store",
      },
    });
  }
}
