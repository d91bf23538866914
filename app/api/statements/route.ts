import type { NextRequest } from "next/server";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { signedStatement, statementPaper, stoodOn } from "#lib/features/statements/statement.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/**
 * A signed statement of how a partner stood on a day, for the vendor and that partner: `?w=workspace&partner=slug&on=day&as=pdf`
 * or `json`. A day that can't be stated leads a person back to the form, which says why, and is answered to a program in words.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = request.nextUrl.searchParams;
  const present = await presentIn(asked.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  const on = asked.get("on") ?? "";
  if (actor.side === "customer") return new Response(null, { status: 404 });
  if (!isPlainDate(on))
    return backToForm(request, workspace.slug, "wrongDay") ?? new Response(null, { status: 404 });
  try {
    const file = await inWorkspace(actor, async (tx, now) => {
      const stood = await stoodOn(tx, workspace, asked.get("partner") ?? "", on, now);
      if (!stood) return null;
      const statement = await signedStatement(tx, actor, workspace, stood, now);
      const name = `${stood.slug}-${on}`;
      return asked.get("as") === "json"
        ? { name: `${name}.json`, mediaType: "application/vc", bytes: Buffer.from(statement.document) }
        : {
            name: `${name}.pdf`,
            mediaType: "application/pdf",
            bytes: await statementPaper(workspace, stood, statement, now),
          };
    });
    return file ? download(file) : new Response(null, { status: 404 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const back = backToForm(request, workspace.slug, error.key.split(".").at(-1) ?? "");
    if (back) return back;
    const text = translator(actor.locale)(error.key, error.params);
    return new Response(text, {
      status: 409,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
    });
  }
}

/** A browser goes back to the ladder's form, the day still in it; null for a program. */
function backToForm(request: NextRequest, workspace: string, why: string): Response | null {
  if (!request.headers.get("accept")?.includes("text/html")) return null;
  const asked = request.nextUrl.searchParams;
  const query = new URLSearchParams({ statement: why, "statement-on": asked.get("on") ?? "" });
  const page = `/${workspace}/partners/${encodeURIComponent(asked.get("partner") ?? "")}/ladder`;
  const headers = { location: `${page}?${query}#statement`, "cache-control": "private, no-store" };
  return new Response(null, { status: 303, headers });
}
