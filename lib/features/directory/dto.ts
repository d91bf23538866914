import type { ProfileContent, ProfileState } from "#lib/domain/directory/profile.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A partner as visitors see it. */
export type ListedPartner = {
  id: string;
  name: string;
  slug: string;
  country: string;
  city: string;
  /** An address on the web, or empty. */
  website: string;
  tierKey: string;
  tierName: LocalText;
  /** The company is certified today (P1). */
  certified: boolean;
  since: PlainDate;
  areas: { key: string; name: LocalText }[];
  headlineEn: string;
  headlineEs: string;
  countries: string[];
  specialities: string[];
  languages: string[];
  /** Part of the logo's address; empty without one. */
  logoHash: string;
};

export type PublicPartner = ListedPartner & {
  programmeId: string;
  descriptionEn: string;
  descriptionEs: string;
  contactEmail: string;
  contactPhone: string;
};

/** What there is to filter by, of those that are listed. */
export type DirectoryFacets = {
  countries: string[];
  languages: string[];
  /** Keys of areas with their words. */
  areas: { key: string; name: LocalText }[];
  specialities: string[];
  tiers: { key: string; name: LocalText }[];
};

export type DirectoryAsked = {
  words: string;
  country: string;
  tier: string;
  /** An area's key or a speciality's words. */
  speciality: string;
  language: string;
};

export type ProfileDto = {
  id: string;
  version: number;
  state: ProfileState;
  content: ProfileContent;
  submittedAt: number | null;
  submittedBy: string | null;
  decidedAt: number | null;
  decidedBy: string | null;
  reason: string;
};

/** A company's profile as its page shows it. */
export type ProfilePageDto = {
  /** What is public, or would be with a listing. */
  approved: ProfileDto | null;
  /** What is being written or waits; null: nothing but the approved. */
  open: ProfileDto | null;
  /** Listed today. */
  listed: boolean;
};
