export type MemberLine = {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  roles: string[];
  version: number;
  /** Not accepted yet: when it was sent, and until when its link works (null: no link is open). */
  invitation: { invitedAt: number | null; expiresAt: number | null } | null;
};

export type PeoplePage = { people: MemberLine[]; next: string | null };
