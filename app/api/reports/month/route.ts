import type { NextRequest } from "next/server";
import { reportPolicy } from "#lib/domain/policies/report.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { customerOfReport, monthProblem, readMonthly } from "#lib/features/reports/monthly.ts";
import { renderMonthly } from "#lib/features/reports/paper.ts";
import { isMonth } from "#lib/features/reports/schema.ts";
import { presentIn } from "#lib/platform/actor.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { download } from "#lib/platform/download.ts";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

/** A customer's month as a paper: `?w=workspace&customer=slug&month=2027-03&language=es`, for the customer and who serves them. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = request.nextUrl.searchParams;
  const present = await presentIn(asked.get("w") ?? "");
  if (present.kind === "signed_out") return signInFirst(request);
  if (present.kind === "stranger") return new Response(null, { status: 404 });
  const { actor, workspace } = present;
  const month = asked.get("month") ?? "";
  const language = asked.get("language");
  const locale = language === "es" || language === "en" ? language : actor.locale;
  const data = await inWorkspace(actor, async (tx, now) => {
    const customer = await customerOfReport(tx, actor.tenantId, { slug: asked.get("customer") ?? "" });
    const today = todayIn(workspace.timeZone, now.getTime());
    const known = isMonth(month) && monthProblem(month, today) === null;
    if (!customer || !known || !reportPolicy.month(actor, customer)) return null;
    return readMonthly(tx, actor, workspace, customer, month, now);
  });
  if (!data) return new Response(null, { status: 404 });
  return download({
    name: `${data.customer.slug}-${month}.pdf`,
    mediaType: "application/pdf",
    bytes: await renderMonthly(workspace, data, locale),
  });
}
