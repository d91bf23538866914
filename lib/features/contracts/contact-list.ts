import { todayIn } from "#lib/domain/time/zone.ts";
import { INVITATION_MS } from "#lib/features/accounts/invitation.ts";
import type { FileDto } from "#lib/features/files/dto.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ContactInvitation, ContactsDto, ContractDto } from "./dto.ts";
import { workspaceDays } from "./rows.ts";

/** What the files that prove a training hang on. */
export const CONTACT_FILES = "contact";
/** The newest of those who left. */
const MOST_FORMER = 50;

/** Beside the list of contacts itself: how far invitations are, what proves trainings, who was on it from when to when. */
export async function readContacts(
  tx: Tx,
  tenantId: string,
  contract: ContractDto,
  now: Date,
): Promise<ContactsDto> {
  const { timeZone } = await workspaceDays(tx, tenantId, now);
  const people = contract.contacts.map(contact => contact.personId);
  const memberships = await tx.membership.findMany({
    where: { tenantId, orgId: contract.customerOrgId, personId: { in: people } },
    orderBy: { validFrom: "asc" },
    select: { personId: true, acceptedAt: true, invitedAt: true, validUntil: true },
  });
  const stored = await tx.attachment.findMany({
    where: { tenantId, subjectType: CONTACT_FILES, subjectId: { in: contract.contacts.map(c => c.id) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, name: true, mediaType: true, size: true, subjectId: true },
  });
  const files: Record<string, FileDto[]> = {};
  for (const { subjectId, ...file } of stored) files[subjectId] = [...(files[subjectId] ?? []), file];
  const rows = await tx.authorisedContact.findMany({
    where: { tenantId, contractId: contract.id, removedAt: { not: null } },
    orderBy: [{ removedAt: "desc" }, { id: "desc" }],
    take: MOST_FORMER,
  });
  const successors = await tx.authorisedContact.findMany({
    where: { tenantId, contractId: contract.id, replacesId: { in: rows.map(row => row.id) } },
    select: { replacesId: true, personName: true },
  });
  return {
    invitations: Object.fromEntries(
      contract.contacts.map(contact => [
        contact.id,
        invitationOf(
          memberships.findLast(m => m.personId === contact.personId),
          now.getTime(),
        ),
      ]),
    ),
    files,
    former: rows.map(row => ({
      id: row.id,
      name: row.personName,
      from: todayIn(timeZone, row.addedAt.getTime()),
      until: todayIn(timeZone, row.removedAt?.getTime() ?? now.getTime()),
      removedBy: row.removedBy ?? "",
      replacedBy: successors.find(next => next.replacesId === row.id)?.personName ?? "",
    })),
  };
}

function invitationOf(
  membership: { acceptedAt: Date | null; invitedAt: Date | null } | undefined,
  now: number,
): ContactInvitation {
  if (membership?.acceptedAt) return "accepted";
  if (!membership?.invitedAt) return "none";
  return membership.invitedAt.getTime() + INVITATION_MS > now ? "pending" : "expired";
}
