import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, stepAs } from "#lib/platform/db/workspace.ts";
import type { Topic, Topics } from "../topics.ts";
import { personById } from "./people.ts";

/** An invitation that did not arrive: who sent it, while they are with their company and it is still open. */
const undelivered: Topic = async (tx, event) => {
  const { tenantId, data } = event;
  const id = String(data.invitationId ?? "");
  const invitation = await stepAs(tx, asWorker(tenantId), "app_auth", () =>
    tx.invitation.findFirst({ where: { tenantId, id, acceptedAt: null, revokedAt: null } }),
  );
  const inviter = await standingOf(tx, tenantId, String(data.askedById ?? ""));
  if (!invitation || !inviter) return null;
  const org = await tx.organisation.findFirst({
    where: { tenantId, id: invitation.orgId },
    select: { slug: true, side: true },
  });
  const place =
    inviter.orgId === invitation.orgId || !org
      ? "/settings/people"
      : org.side === "customer"
        ? `/customers/${org.slug}`
        : `/partners/${org.slug}/people`;
  return {
    recipients: await personById(tx, tenantId, inviter.personId),
    ...(inviter.side === "customer" ? { textKey: "mail.invitation_undelivered_customer" } : {}),
    path: place,
    params: {
      name: invitation.personName,
      company: invitation.orgName,
      address: String(data.address ?? ""),
      words: String(data.text ?? ""),
      failure: String(data.failure ?? ""),
    },
  };
};

/** With which company somebody is today; null: with none any more. */
async function standingOf(tx: Tx, tenantId: string, personId: string) {
  const rows = await tx.$queryRaw<{ personId: string; orgId: string; side: string }[]>`
    SELECT m.person_id AS "personId", m.org_id AS "orgId", m.side FROM membership m
    WHERE m.tenant_id = ${tenantId}::uuid AND m.person_id = nullif(${personId}, '')::uuid
      AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}
    ORDER BY m.created_at, m.id LIMIT 1`;
  return rows[0] ?? null;
}

export const invitationTopics: Topics = { "mail.invitation_undelivered": undelivered };
