import type { NextRequest } from "next/server";
import { shownFile } from "#lib/features/files/shown.ts";
import { isPicture } from "#lib/features/knowledge/file-dto.ts";
import { knowledgeFile } from "#lib/features/knowledge/files.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download, inline } from "#lib/platform/download.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** A picture or file of an article, to whoever may read the edition it stands in: a picture is shown, all else is fetched. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const slug = request.nextUrl.searchParams.get("w") ?? "";
  const present = await presentIn(slug);
  const file =
    present.kind === "signed_out" || present.kind === "stranger"
      ? await readPublic(slug, ({ tx, workspace }) => knowledgeFile(tx, workspace.tenantId, null, id))
      : await inWorkspace(present.actor, tx => knowledgeFile(tx, present.actor.tenantId, present.actor, id));
  if (!file)
    return present.kind === "signed_out" ? signInFirst(request) : new Response(null, { status: 404 });
  if (!isPicture(file.mediaType)) return download(file);
  // Its type was a claim when it came: what is shown is asked again.
  return (await shownFile(file)) ? inline({ ...file, pdf: false }) : download(file);
}
