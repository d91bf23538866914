import { monthPath } from "#lib/features/reports/schema.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { monthName } from "#lib/platform/i18n/day-text.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import type { Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles } from "./people.ts";

/** The customer's administrators, with the way to the page the report stands on. */
async function reportSent(tx: Tx, event: Told): Promise<Telling> {
  const [month, slug, name] = [event.data.month, event.data.slug, event.data.name].map(String);
  return {
    recipients: everyoneBut(
      event.actorId,
      await peopleWithRoles(tx, event.tenantId, event.subjectId, ["customer_admin"]),
    ),
    path: monthPath(slug ?? "", month ?? ""),
    params: { name: name ?? "", month: inBoth(locale => monthName(`${month}-01`, locale)) },
    thread: `reports-${event.subjectId}`,
  };
}

export const customerTopics: Topics = { "customer.report_sent": reportSent };
