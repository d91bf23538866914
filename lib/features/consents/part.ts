import { rolesOfSide } from "#lib/domain/policies/person.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import { ladder, whatIf } from "#lib/domain/programmes/ladder.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { openTicketsHeldBy } from "#lib/features/held-tickets/queries.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { recordEvent, type Writer } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Somebody at a company, as parting reads them. */
export type Parting = { personId: string; personName: string; orgId: string; orgName: string };

/**
 * What follows a last day at a company, whoever ended the stay and wherever (P22): who answers for the tier is told what the
 * company loses, and once the day is over company and person part. The affiliation holds the last day already.
 */
export async function partWays(
  tx: Tx,
  context: WorkspaceContext,
  by: Writer,
  stay: Parting,
  lastDay: PlainDate,
  today: PlainDate,
  now: Date,
): Promise<{ lost: number }> {
  const { tenantId } = by;
  const { personId, orgId } = stay;
  const workspace = await tx.workspace.findFirstOrThrow({
    where: { tenantId },
    select: { timeZone: true, locale: true },
  });
  const after = await consequences(tx, { tenantId }, workspace, stay, addDays(lastDay, 1));
  await recordEvent(tx, by, {
    subjectType: "person",
    subjectId: personId,
    type: "certification.holder_left",
    audience: "partner_vendor",
    partnerOrgId: orgId,
    data: { name: stay.personName, personId, company: stay.orgName, on: lastDay, ...after },
    tell: true,
  });
  if (lastDay < today) await stepAs(tx, context, "app_worker", () => part(tx, tenantId, [personId], orgId));
  await refreshCompany(tx, context, orgId, now);
  return { lost: after.lost };
}

/**
 * What the company no longer meets from a day on without the certificates of a person, and the tickets somebody else must
 * take.
 */
export async function consequences(
  tx: Tx,
  { tenantId }: { tenantId: string },
  workspace: { timeZone: string; locale: string },
  stay: { personId: string; orgId: string },
  from: PlainDate,
): Promise<{ lost: number; tier: string; tickets: number }> {
  const held = await openTicketsHeldBy(tx, tenantId, [stay.personId]);
  const record = await findPartnership(tx, tenantId, { partnerOrgId: stay.orgId });
  const tier = record && tierOf(record.programme.definition, record.partnership.tierKey);
  if (!record || !tier) return { lost: 0, tier: "", tickets: held.length };
  const facts = await partnerFacts(tx, tenantId, record.row, workspace.timeZone);
  const { definition } = record.programme;
  // The facts hold the last day already: with the person is as if they had stayed.
  const stayed = facts.people.map(p => (p.personId === stay.personId ? { ...p, to: null } : p));
  const before = ladder(definition, { ...facts, people: stayed }, tier.key, from).current?.missing ?? [];
  const after = ladder(definition, whatIf(facts, [stay.personId], from), tier.key, from).current;
  const lost = (after?.missing ?? []).filter(key => !before.includes(key)).length;
  return { lost, tier: textIn(tier.name, workspace.locale), tickets: held.length };
}

/** Takes person and certificates off a company they left (P22): it no longer reads them. As the worker. */
export async function part(tx: Tx, tenantId: string, personIds: string[], orgId: string): Promise<void> {
  await tx.certification.updateMany({
    where: { tenantId, personId: { in: personIds }, partnerOrgId: orgId },
    data: { partnerOrgId: null, version: { increment: 1 } },
  });
  await tx.credential.updateMany({
    where: { tenantId, kind: "certificate", personId: { in: personIds }, partnerOrgId: orgId },
    data: { partnerOrgId: null },
  });
  await tx.person.updateMany({
    where: { tenantId, id: { in: personIds }, partnerOrgId: orgId, customerOrgId: null },
    data: { partnerOrgId: null, version: { increment: 1 } },
  });
}

/**
 * Refuses what would leave an organisation without an administrator who can sign in. Locks its administrators'
 * rows first, so that of two who remove each other at the same moment the second is refused.
 */
export async function keepsAnAdministrator(
  tx: Tx,
  member: {
    tenantId: string;
    membershipId: string;
    orgId: string;
    side: Side;
    roles: string[];
    accepted: boolean;
  },
  refusal: () => never = () => refuse("people.refusal.lastAdmin"),
): Promise<void> {
  const role = rolesOfSide[member.side][0] as string;
  if (!member.roles.includes(role) || !member.accepted) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM membership m
    WHERE m.tenant_id = ${member.tenantId}::uuid AND m.org_id = ${member.orgId}::uuid AND ${role} = ANY (m.roles)
      AND m.accepted_at IS NOT NULL AND ${inForce(member.tenantId)}
    ORDER BY m.id FOR UPDATE`;
  if (!rows.some(row => row.id !== member.membershipId)) refusal();
}
