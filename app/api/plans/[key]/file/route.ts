import type { NextRequest } from "next/server";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { planEditionOf, planFileOf } from "#lib/features/plans/editing.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** A support plan as a file: `?w=workspace&edition=3`, or `edition=draft`. For the vendor's people, each what they may read. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const { key } = await params;
  const asked = request.nextUrl.searchParams;
  const present = await presentIn(asked.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const edition = planEditionOf(asked.get("edition"));
  if (!workspacePolicy.readDefinitions(actor, null) || edition === null)
    return new Response(null, { status: 404 });
  const home = (process.env.APP_URL ?? request.nextUrl.origin).replace(/\/$/, "");
  try {
    const file = await inWorkspace(actor, tx => planFileOf(tx, actor, key, edition, home));
    return new Response(file.text, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${file.name}"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404 });
    throw error;
  }
}
