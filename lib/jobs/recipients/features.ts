import type { Role } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { customersCovered } from "#lib/features/products/systems.ts";
import type { Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleOfMany } from "./people.ts";

const SPEAK: Role[] = [
  "customer_admin",
  "customer_contact",
  "partner_admin",
  "partner_support",
  "partner_support_manager",
];

/** How far a wish is, told to the companies that voted for it and may still read it: a customer, while a contract covers the product. */
const moved: Topic = async (tx, event) => {
  const { tenantId } = event;
  const feature = await tx.feature.findFirst({ where: { tenantId, id: event.subjectId } });
  if (feature?.state !== "published") return null;
  const workspace = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const today = todayIn(workspace.timeZone, event.at.getTime());
  const covered = new Set(
    (await customersCovered(tx, tenantId, feature.productId, today)).map(one => one.customerOrgId),
  );
  const votes = await tx.featureVote.findMany({ where: { tenantId, featureId: feature.id } });
  const orgs = votes.filter(vote => vote.customerOrgId === null || covered.has(vote.customerOrgId));
  const people = await peopleOfMany(
    tx,
    tenantId,
    orgs.map(vote => vote.orgId),
    SPEAK,
  );
  const both = (en: string, es: string) => ({ en: en || es, es: es || en });
  return {
    recipients: everyoneBut(event.actorId, people),
    path: `/features/${feature.number}`,
    params: {
      title: both(feature.titleEn, feature.titleEs),
      progress: String(event.data.progress ?? feature.progress),
      release: String(event.data.release ?? ""),
      reason: both(feature.reasonEn, feature.reasonEs),
    },
    thread: `feature-${feature.id}`,
  };
};

export const featureTopics: Topics = { "feature.moved": moved };
