import type { Role } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { customersCovered } from "#lib/features/products/systems.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleOfMany } from "./people.ts";

const SPEAK: Role[] = [
  "customer_admin",
  "customer_contact",
  "partner_admin",
  "partner_support",
  "partner_support_manager",
];

/**
 * Who asked in a case that asks for it or in one that went on in it, who has that case and who follows it, of companies that may read the wish: `covered` are the
 * customers that may. Nobody is told of another's case.
 */
const followers = (
  tx: Tx,
  tenantId: string,
  featureId: string,
  covered: readonly string[],
): Promise<Recipient[]> => tx.$queryRaw`
  SELECT DISTINCT ON (p.id) p.id AS "personId", p.account_id AS "accountId", p.name, p.email, m.org_id AS "orgId"
  FROM feature_case c
  JOIN ticket t ON t.tenant_id = c.tenant_id AND (t.id = c.ticket_id OR t.merged_into_id = c.ticket_id)
  CROSS JOIN LATERAL (
    SELECT f.person_id FROM ticket_follower f WHERE f.tenant_id = t.tenant_id AND f.ticket_id = t.id
    UNION SELECT t.opened_by_id UNION SELECT t.assignee_id) who
  JOIN membership m ON m.tenant_id = c.tenant_id AND m.person_id = who.person_id
  JOIN person p ON p.tenant_id = c.tenant_id AND p.id = who.person_id
  WHERE c.tenant_id = ${tenantId}::uuid AND c.feature_id = ${featureId}::uuid
    AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}
    AND CASE m.side
      WHEN 'customer' THEN m.org_id = t.customer_org_id AND m.org_id = ANY (${[...covered]}::uuid[])
        AND (m.person_id <> t.opened_by_id OR m.roles && ARRAY['customer_contact', 'customer_admin'])
      WHEN 'partner' THEN m.org_id = t.partner_org_id
      ELSE m.side = 'vendor' END
  ORDER BY p.id, m.valid_from DESC, m.id DESC`;

/**
 * How far a wish is, told to the companies that voted for it and may still read it (a customer, while a contract covers the
 * product), and to those who follow a case that asks for it.
 */
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
  const following = await followers(tx, tenantId, feature.id, [...covered]);
  const both = (en: string, es: string) => ({ en: en || es, es: es || en });
  const telling = {
    path: `/features/${feature.number}`,
    params: {
      title: both(feature.titleEn, feature.titleEs),
      progress: String(event.data.progress ?? feature.progress),
      release: String(event.data.release ?? ""),
      reason: both(feature.reasonEn, feature.reasonEs),
    },
    thread: `feature-${feature.id}`,
  };
  // Whoever is both is told once: the first counts.
  return [
    { ...telling, recipients: everyoneBut(event.actorId, people) },
    { ...telling, recipients: everyoneBut(event.actorId, following), textKey: "feature.moved_for_case" },
  ];
};

export const featureTopics: Topics = { "feature.moved": moved };
