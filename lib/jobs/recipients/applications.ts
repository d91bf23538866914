import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import type { Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, stillAt, vendorOrgId, vendorPeople } from "./people.ts";

type Application = { number: string; orgName: string; partnerOrgId: string };

const applicationOf = (tx: Tx, event: Told): Promise<Application | null> =>
  tx.application.findFirst({
    where: { tenantId: event.tenantId, id: event.subjectId },
    select: { number: true, orgName: true, partnerOrgId: true },
  });

const tellingOf = (event: Told, application: Application, recipients: Telling["recipients"]): Telling => ({
  recipients: everyoneBut(event.actorId, recipients),
  path: `/applications/${application.number}`,
  params: {
    number: application.number,
    company: application.orgName,
    note: String(event.data.note ?? event.data.reason ?? ""),
  },
  thread: `application-${event.subjectId}`,
});

const managers = (tx: Tx, event: Told) => vendorPeople(tx, event.tenantId, ["partner_manager"]);

/** What comes from the applicant waits for the vendor's partner managers. */
async function toVendor(tx: Tx, event: Told): Promise<Telling | null> {
  const application = await applicationOf(tx, event);
  if (!application) return null;
  return tellingOf(event, application, await managers(tx, event));
}

/** Accepted: on to the way in, which is open from now on (P2). */
async function accepted(tx: Tx, event: Told): Promise<Telling | null> {
  const telling = await toApplicant(tx, event);
  const application = telling && (await applicationOf(tx, event));
  const org =
    application &&
    (await tx.organisation.findFirst({
      where: { tenantId: event.tenantId, id: application.partnerOrgId },
      select: { slug: true },
    }));
  return telling && org ? { ...telling, path: `/partners/${org.slug}/onboarding` } : telling;
}

/** What the vendor asks or decides goes to the applicant's administrators. */
async function toApplicant(tx: Tx, event: Told): Promise<Telling | null> {
  const application = await applicationOf(tx, event);
  if (!application) return null;
  const people = await peopleWithRoles(tx, event.tenantId, application.partnerOrgId, ["partner_admin"]);
  return tellingOf(event, application, people);
}

/** Taken back: the vendor stops reading, and the company has it confirmed, also to who did it. */
async function withdrawn(tx: Tx, event: Told): Promise<Telling[]> {
  const application = await applicationOf(tx, event);
  if (!application) return [];
  const people = await peopleWithRoles(tx, event.tenantId, application.partnerOrgId, ["partner_admin"]);
  const self = await stillAt(tx, event.tenantId, [application.partnerOrgId], [event.actorId]);
  const telling = tellingOf(event, application, await managers(tx, event));
  return [
    telling,
    {
      ...telling,
      recipients: everyoneBut(null, people, event.actorSide === "partner" ? self : []),
      textKey: "application.withdrawal_confirmed",
    },
  ];
}

/** Who is asked to assess, in person. */
async function toAssessors(tx: Tx, event: Told): Promise<Telling | null> {
  const application = await applicationOf(tx, event);
  if (!application) return null;
  const asked = Array.isArray(event.data.people) ? event.data.people.map(String) : [];
  const vendor = await vendorOrgId(tx, event.tenantId);
  return tellingOf(event, application, await stillAt(tx, event.tenantId, [vendor], asked));
}

/** The vendor's own time: its managers and administrators. */
async function ofTime(tx: Tx, event: Told): Promise<Telling | null> {
  const application = await applicationOf(tx, event);
  if (!application) return null;
  const people = await vendorPeople(tx, event.tenantId, ["partner_manager", "vendor_admin"]);
  const workspace = await tx.workspace.findFirst({ where: { tenantId: event.tenantId } });
  const telling = tellingOf(event, application, people);
  const due = Number(event.data.due);
  return {
    ...telling,
    params: {
      ...telling.params,
      day: workspace && due ? inBoth(locale => dayText(todayIn(workspace.timeZone, due), locale)) : "",
    },
  };
}

export const applicationTopics: Topics = {
  "application.submitted": toVendor,
  "application.answered": toVendor,
  "application.withdrawn": withdrawn,
  "application.information_asked": toApplicant,
  "application.request_withdrawn": toApplicant,
  "application.accepted": accepted,
  "application.rejected": toApplicant,
  "application.assessors_asked": toAssessors,
  "application.answer_due": ofTime,
  "application.answer_overdue": ofTime,
};
