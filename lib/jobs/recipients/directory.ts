import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, vendorPeople } from "./people.ts";

/** A profile goes to whoever decides about it; the decision to the company's administrators. */
const told =
  (to: "vendor" | "company") =>
  async (tx: Tx, event: Told): Promise<Telling | null> => {
    const { tenantId, partnerOrgId } = event;
    const org = partnerOrgId
      ? await tx.organisation.findFirst({ where: { tenantId, id: partnerOrgId } })
      : null;
    if (!org) return null;
    const people =
      to === "vendor"
        ? await vendorPeople(tx, tenantId, ["partner_manager"])
        : await peopleWithRoles(tx, tenantId, org.id, ["partner_admin", "partner_sales"]);
    return {
      recipients: everyoneBut(event.actorId, people),
      path: `/partners/${org.slug}/profile`,
      params: { company: org.name, reason: String(event.data.reason ?? "") },
      thread: `profile-${org.id}`,
    };
  };

export const directoryTopics: Topics = {
  "profile.submitted": told("vendor"),
  "profile.approved": told("company"),
  "profile.returned": told("company"),
};
