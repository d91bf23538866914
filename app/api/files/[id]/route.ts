import type { NextRequest } from "next/server";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";

/** Downloads a file as the actor of the workspace `w`. Always as an attachment: nothing uploaded is ever shown as a page of ours. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const file = await inWorkspace(actor, tx => fileWithBytes(tx, actor.tenantId, id));
  if (!file) return new Response(null, { status: 404 });
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.mediaType,
      "content-length": String(file.size),
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
