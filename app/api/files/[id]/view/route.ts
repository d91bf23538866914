import type { NextRequest } from "next/server";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import { shownFile } from "#lib/features/files/shown.ts";
import { CUT_HEADER } from "#lib/features/files/view.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { inline } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** Shows an image, a text or a PDF as the actor of the workspace `w`; of anything else nothing, which is for downloading. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const file = await inWorkspace(actor, tx => fileWithBytes(tx, actor.tenantId, id));
  if (!file) return new Response(null, { status: 404 });
  const shown = await shownFile(file);
  if (!shown) return new Response(null, { status: 415 });
  const response = inline({ ...shown, name: file.name });
  if (shown.cut) response.headers.set(CUT_HEADER, "1");
  return response;
}
