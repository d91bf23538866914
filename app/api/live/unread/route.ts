import type { NextRequest } from "next/server";
import { markReadAt } from "#lib/features/notifications/commands.ts";
import { unreadNow } from "#lib/features/notifications/queries.ts";
import { readAtInput } from "#lib/features/notifications/schema.ts";
import { notificationText } from "#lib/features/notifications/text.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { ownRequest } from "#lib/platform/own-request.ts";

const LONGEST = 400;

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

/** Who looks at a page has read what tells of it: 204. A route and no action: actions wait for one another, and looking holds up no deed. */
export async function PUT(request: NextRequest): Promise<Response> {
  const own = await ownRequest(request, readAtInput, LONGEST);
  if ("refused" in own) return new Response(null, { status: own.refused });
  const present = await presentIn(own.said.w);
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor } = present;
  await inWorkspace(actor, (tx, now) => markReadAt(tx, actor, own.said.path, now));
  return new Response(null, { status: 204 });
}
