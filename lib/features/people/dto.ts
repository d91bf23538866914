import type { InvitationMail } from "./invitation-mail.ts";

export type MemberLine = {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  roles: string[];
  version: number;
  /** Not accepted yet: when it was sent, until when its link works (null: no link is open), and how its mail fared. */
  invitation: { invitedAt: number | null; expiresAt: number | null; mail: InvitationMail | null } | null;
};

export type PeoplePage = { people: MemberLine[]; next: string | null };
