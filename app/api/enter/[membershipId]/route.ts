import { type NextRequest, NextResponse } from "next/server";
import { currentSession } from "#lib/platform/session.ts";
import { actAs } from "#lib/platform/session-cookie.ts";

/** The switcher's address for somebody with two memberships in one workspace: from now on they act as this one (R0). */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ membershipId: string }> },
): Promise<Response> {
  // A link that is only looked ahead at must not switch anything.
  if (request.headers.has("next-router-prefetch") || request.headers.get("purpose") === "prefetch")
    return new Response(null, { status: 204 });
  const session = await currentSession();
  const { membershipId } = await params;
  const chosen = session?.memberships.find(m => m.membershipId === membershipId);
  const to = (path: string) =>
    NextResponse.redirect(new URL(path, process.env.APP_URL ?? request.nextUrl.origin), 303);
  if (!session || !chosen) return to("/workspaces");
  const others = session.memberships.filter(m => m.tenantId === chosen.tenantId).map(m => m.membershipId);
  await actAs(chosen.membershipId, others);
  return to(`/${chosen.slug}`);
}
