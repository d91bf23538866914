import type { ProfileState } from "#lib/domain/directory/profile.ts";
import { profilePolicy } from "#lib/domain/policies/profile.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { profileContent } from "#lib/features/partnerships/profile-content.ts";
import { findPartnership, type PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ProfileDto, ProfilePageDto } from "./dto.ts";

type Row = Awaited<ReturnType<Tx["partnerProfile"]["findFirstOrThrow"]>>;

/** A company's profile to be changed: the partnership that stands for it, and what is open. */
export type ProfileTarget = {
  partnerOrgId: string;
  /** "draft" where nothing is open: it is begun anew. */
  state: ProfileState;
  open: ProfileDto | null;
  approved: ProfileDto | null;
  partnership: PartnershipRecord;
};

const profileDto = (row: Row): ProfileDto => ({
  id: row.id,
  version: row.version,
  state: row.state as ProfileState,
  content: profileContent(row),
  submittedAt: row.submittedAt?.getTime() ?? null,
  submittedBy: row.submittedBy,
  decidedAt: row.decidedAt?.getTime() ?? null,
  decidedBy: row.decidedBy,
  reason: row.reason,
});

/** The profile of a company as the actor may know of it; null for who has no part in it (R1). */
export async function findProfile(tx: Tx, actor: Actor, slug: string): Promise<ProfileTarget | null> {
  if (actor.side === "customer") return null;
  const partnership = await findPartnership(tx, actor.tenantId, { slug });
  if (!partnership || !profilePolicy.read(actor, partnership)) return null;
  // A draft is the partner's alone: the vendor's role doesn't see it.
  const rows = await tx.partnerProfile.findMany({
    where: {
      tenantId: actor.tenantId,
      partnerOrgId: partnership.partnerOrgId,
      state: { in: ["draft", "submitted", "returned", "approved"] },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const open = rows.find(row => row.state !== "approved") ?? null;
  const approved = rows.find(row => row.state === "approved") ?? null;
  return {
    partnerOrgId: partnership.partnerOrgId,
    state: (open?.state ?? "draft") as ProfileState,
    open: open && profileDto(open),
    approved: approved && profileDto(approved),
    partnership,
  };
}

/** What the profile's page shows. */
export async function profilePage(tx: Tx, actor: Actor, target: ProfileTarget): Promise<ProfilePageDto> {
  const entry = await tx.directoryEntry.findFirst({
    where: { tenantId: actor.tenantId, partnershipId: target.partnership.id },
    select: { partnershipId: true },
  });
  return { approved: target.approved, open: target.open, listed: entry !== null };
}
