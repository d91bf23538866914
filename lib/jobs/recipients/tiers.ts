import { tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import type { Telling, Told, Topics } from "../topics.ts";
import { paramsOf } from "./certifications.ts";
import { everyoneBut, peopleWithRoles, vendorPeople } from "./people.ts";

/** Tier and benefit as the programme words them, each reader in their own language; what it no longer knows stays as noted. */
async function namesOf(tx: Tx, { tenantId, subjectId, data }: Told): Promise<Telling["params"]> {
  const partnership = await findPartnership(tx, tenantId, { id: subjectId });
  if (!partnership) return {};
  const { definition } = partnership.programme;
  const tier = tierOf(definition, typeof data.tierKey === "string" ? data.tierKey : null);
  const benefit = definition.benefits.find(b => b.key === data.benefitKey);
  return {
    ...(tier ? { tier: inBoth(locale => textIn(tier.name, locale)) } : {}),
    ...(benefit ? { benefit: inBoth(locale => textIn(benefit.title, locale)) } : {}),
  };
}

/** Every decision about a tier goes to the company's administrators: both sides see the same page (P24). */
const toCompany =
  (page: "ladder" | "benefits") =>
  async (tx: Tx, event: Told): Promise<Telling | null> => {
    const { tenantId, partnerOrgId } = event;
    const org = partnerOrgId
      ? await tx.organisation.findFirst({ where: { tenantId, id: partnerOrgId } })
      : null;
    if (!org) return null;
    return {
      recipients: everyoneBut(event.actorId, await peopleWithRoles(tx, tenantId, org.id, ["partner_admin"])),
      path: page === "benefits" ? "/benefits" : `/partners/${org.slug}/ladder`,
      params: { ...paramsOf(event), ...(await namesOf(tx, event)) },
      thread: `partnership-${event.subjectId}`,
    };
  };

/** What the day brings by itself, and what waits for a decision: the vendor's managers too. */
const toBoth = async (tx: Tx, event: Told): Promise<Telling | null> => {
  const company = await toCompany("ladder")(tx, event);
  const managers = await vendorPeople(tx, event.tenantId, ["partner_manager"]);
  return company && { ...company, recipients: everyoneBut(null, company.recipients, managers) };
};

export const tierTopics: Topics = {
  "tier.no_longer_met": toBoth,
  "tier.met_again": toBoth,
  "tier.remediation_ending": toBoth,
  "tier.remediation_over": toBoth,
  "tier.benefit_withdrawn": toCompany("benefits"),
  "tier.benefit_restored": toCompany("benefits"),
  "tier.granted": toCompany("benefits"),
  "tier.lowered": toCompany("ladder"),
  "tier.remediation_opened": toCompany("ladder"),
  "tier.remediation_extended": toCompany("ladder"),
  "tier.remediation_closed": toCompany("ladder"),
  "tier.suspended": toCompany("ladder"),
  "tier.reinstated": toCompany("benefits"),
  "tier.ended": toCompany("ladder"),
};
