import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, vendorPeople } from "./people.ts";

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

/** What comes from the applicant waits for the vendor's partner managers. */
async function toVendor(tx: Tx, event: Told): Promise<Telling | null> {
  const application = await applicationOf(tx, event);
  if (!application) return null;
  return tellingOf(event, application, await vendorPeople(tx, event.tenantId, ["partner_manager"]));
}

/** What the vendor asks or decides goes to the applicant's administrators. */
async function toApplicant(tx: Tx, event: Told): Promise<Telling | null> {
  const application = await applicationOf(tx, event);
  if (!application) return null;
  const people = await peopleWithRoles(tx, event.tenantId, application.partnerOrgId, ["partner_admin"]);
  return tellingOf(event, application, people);
}

export const applicationTopics: Topics = {
  "application.submitted": toVendor,
  "application.answered": toVendor,
  "application.withdrawn": toVendor,
  "application.information_asked": toApplicant,
  "application.accepted": toApplicant,
  "application.rejected": toApplicant,
};
