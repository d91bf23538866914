import type { NextRequest } from "next/server";
import type { SearchGroup } from "#components/shell/shell-types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { translator } from "#lib/platform/i18n/translator.ts";

const headers = { "cache-control": "private, no-store" };

/** What the palette finds in the workspace `w` for the words `q`, as the actor's side sees it. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const slug = searchParams.get("w") ?? "";
  const present = await presentIn(slug);
  if (present.kind === "signed_out") return new Response(null, { status: 401 });
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  const groups = await inWorkspace(actor, (tx, now) =>
    searchEverything(tx, actor, searchParams.get("q") ?? "", todayIn(workspace.timeZone, now.getTime())),
  );
  const t = translator(actor.locale);
  const answer: SearchGroup[] = groups.map(group => ({
    heading: t(`search.${group.kind}`),
    items: group.items.map(({ id, label, number, meta, path, excerpt }) => ({
      id: `${group.kind}-${id}`,
      label,
      href: `/${actor.workspaceSlug}${path}`,
      ...(number ? { number } : {}),
      ...(meta ? { meta } : {}),
      ...(excerpt ? { excerpt } : {}),
    })),
  }));
  return Response.json(answer, { headers });
}
