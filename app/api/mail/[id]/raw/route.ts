import type { NextRequest } from "next/server";
import { rawMail } from "#lib/features/inbound-mail/original.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** A mail byte by byte, as a file. */
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
  return download({ name: `mail-${id}.eml`, mediaType: "message/rfc822", bytes });
}
