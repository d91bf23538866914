import type { NextRequest } from "next/server";
import { unreadNow } from "#lib/features/notifications/queries.ts";
import { notificationText } from "#lib/features/notifications/text.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { translator } from "#lib/platform/i18n/translator.ts";

export type UnreadAnswer = {
  unread: number;
  /** The newest of them, for a notification of the browser. */
  newest: { id: string; title: string; text: string; href: string } | null;
};

/** How much of the workspace `w` the person has not read yet: the bell asks when it hears that this has changed. */
export async function GET(request: NextRequest): Promise<Response> {
  const present = await presentIn(request.nextUrl.searchParams.get("w") ?? "");
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  const { unread, newest } = await inWorkspace(actor, tx => unreadNow(tx, actor));
  const t = translator(actor.locale);
  const say = (key: string, params: Record<string, string | number>) => {
    const text = t(key, params);
    return text === key ? "" : text;
  };
  const answer: UnreadAnswer = {
    unread,
    newest: newest && { id: newest.id, href: newest.href, ...notificationText(say, newest) },
  };
  return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
}
