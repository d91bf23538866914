import type { NextRequest } from "next/server";
import { documentBytes } from "#lib/features/agreements/document.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/**
 * The PDF of a document sent for signature, as the actor of the workspace `w`: as it was sent, or with `part=final` signed.
 * Shown in the browser, because it is ours and holds nothing that runs.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const query = request.nextUrl.searchParams;
  const present = await presentIn(query.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  if (actor.side === "customer" || !isUuid(id)) return new Response(null, { status: 404 });
  const part = query.get("part") === "final" ? "final" : "original";
  const found = await inWorkspace(actor, tx => documentBytes(tx, actor.tenantId, id, part));
  if (!found) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(found.bytes.byteLength),
      "content-disposition": `inline; filename="${found.name}"`,
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
