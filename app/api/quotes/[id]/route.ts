import type { NextRequest } from "next/server";
import { todayIn } from "#lib/domain/time/zone.ts";
import { renderQuote } from "#lib/features/quotes/paper.ts";
import { findQuote, moduleNames } from "#lib/features/quotes/queries.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

type Context = { params: Promise<{ id: string }> };

/** A quote as a paper: `?w=workspace&language=es`, for the customer, who serves them and the vendor (row security says who). */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const asked = request.nextUrl.searchParams;
  const present = await presentIn(asked.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  const { id } = await params;
  const language = asked.get("language");
  const locale = language === "es" || language === "en" ? language : actor.locale;
  const found = await inWorkspace(actor, async (tx, now) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const one = await findQuote(tx, actor.tenantId, id, today);
    return one && { ...one, modules: await moduleNames(tx, actor.tenantId) };
  });
  if (!found) return new Response(null, { status: 404 });
  const { quote } = found;
  return download({
    name: `${quote.number}-${quote.revision}.pdf`,
    mediaType: "application/pdf",
    bytes: await renderQuote(workspace, quote, found.modules, locale),
  });
}
