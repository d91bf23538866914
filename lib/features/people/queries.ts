import type { PersonForPolicy } from "#lib/domain/policies/person.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { notOver } from "#lib/platform/db/in-force.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { MemberLine, PeoplePage } from "./dto.ts";
import { type InvitationMail, invitationMails } from "./invitation-mail.ts";

const PAGE = 50;

/** Who is invited from elsewhere shows as they were typed until they accept; their own row is not the company's to read (P22). */
const NAME = Prisma.sql`coalesce(p.name, m.invited_name)`;
const EMAIL = Prisma.sql`coalesce(p.email, m.invited_email)`;

/** An affiliation that stands or is still an invitation, as commands and policies read it. */
export type Member = PersonForPolicy & {
  tenantId: string;
  membershipId: string;
  orgId: string;
  orgName: string;
  name: string;
  email: string;
  roles: string[];
  accepted: boolean;
  version: number;
};

/** One affiliation that has not ended, or null: also where it is another party's. */
export async function findMember(tx: Tx, tenantId: string, membershipId: string): Promise<Member | null> {
  if (!isUuid(membershipId)) return null;
  const rows = await tx.$queryRaw<Member[]>`
    SELECT m.tenant_id AS "tenantId", m.id AS "membershipId", m.person_id AS "personId", m.org_id AS "orgId",
           o.name AS "orgName", m.side, ${NAME} AS name, ${EMAIL} AS email, m.roles, m.accepted_at IS NOT NULL AS accepted, m.version
    FROM membership m
    LEFT JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    JOIN organisation o ON o.tenant_id = m.tenant_id AND o.id = m.org_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.id = ${membershipId}::uuid
      AND (p.id IS NOT NULL OR m.invited_name <> '') AND ${notOver(tenantId)}`;
  return rows[0] ?? null;
}

/** An organisation with the parties its people's rows carry. */
export async function findOrg(tx: Tx, tenantId: string, orgId: string) {
  if (!isUuid(orgId)) return null;
  const org = await tx.organisation.findFirst({ where: { tenantId, id: orgId } });
  return org ? { ...org, orgId: org.id, side: org.side as Side } : null;
}

type Row = Omit<MemberLine, "invitation"> & { invitedAt: Date | null; accepted: boolean };

/** The people of one organisation by name, those invited too; a page of 50 after the cursor ("name|membership id"). */
export async function peopleOf(
  tx: Tx,
  context: WorkspaceContext,
  orgId: string,
  cursor: string | null,
): Promise<PeoplePage> {
  const { tenantId } = context;
  const cut = cursor?.lastIndexOf("|") ?? -1;
  const afterName = cursor && cut > 0 ? cursor.slice(0, cut) : "";
  const afterId = cursor && cut > 0 ? cursor.slice(cut + 1) : "";
  const from = isUuid(afterId) ? afterId : "00000000-0000-0000-0000-000000000000";
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.id AS "membershipId", m.person_id AS "personId", ${NAME} AS name, ${EMAIL} AS email, m.roles, m.version,
           m.accepted_at IS NOT NULL AS accepted, m.invited_at AS "invitedAt"
    FROM membership m LEFT JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ${orgId}::uuid
      AND ${notOver(tenantId)}
      AND cardinality(m.roles) > 0
      AND (p.id IS NOT NULL OR m.invited_name <> '')
      AND (${NAME}, m.id) > (${afterName}, ${from}::uuid)
    ORDER BY ${NAME}, m.id LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  const open = await openInvitations(
    tx,
    context,
    page.filter(row => !row.accepted).map(row => row.membershipId),
  );
  const last = page.at(-1);
  return {
    people: page.map(({ accepted, invitedAt, ...row }) => ({
      ...row,
      invitation: accepted
        ? null
        : {
            invitedAt: invitedAt?.getTime() ?? null,
            expiresAt: open.get(row.membershipId)?.expiresAt ?? null,
            mail: open.get(row.membershipId)?.mail ?? null,
          },
    })),
    next: rows.length > PAGE && last ? `${last.name}|${last.membershipId}` : null,
  };
}

/** Until when each open invitation can be accepted and how its mail fared, by affiliation. Only of affiliations the caller could read. */
async function openInvitations(
  tx: Tx,
  context: WorkspaceContext,
  ids: readonly string[],
): Promise<Map<string, { expiresAt: number; mail: InvitationMail | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await stepAs(tx, context, "app_auth", () =>
    tx.invitation.findMany({
      where: {
        tenantId: context.tenantId,
        membershipId: { in: [...ids] },
        acceptedAt: null,
        revokedAt: null,
      },
      select: { id: true, membershipId: true, expiresAt: true },
    }),
  );
  const mails = await invitationMails(
    tx,
    context,
    rows.map(row => row.id),
  );
  return new Map(
    rows.map(({ id, membershipId, expiresAt }) => [
      membershipId,
      { expiresAt: expiresAt.getTime(), mail: mails.get(id) ?? null },
    ]),
  );
}
