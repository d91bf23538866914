import type { ConsentState } from "#lib/domain/certifications/affiliation.ts";
import type { CertificationState } from "#lib/domain/certifications/certification.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";

export type CertificationDeed =
  | "recordTraining"
  | "recordResult"
  | "issue"
  | "renew"
  | "replace"
  | "reassign"
  | "revoke";

export type CertificationDto = {
  id: string;
  version: number;
  number: string | null;
  personId: string;
  personName: string;
  /** The company it counts for now; null between companies (P22). */
  company: { name: string; slug: string } | null;
  area: { key: string; name: string; validityMonths: number };
  state: CertificationState;
  nominatedOn: PlainDate;
  nominatedBy: string;
  trainingOn: PlainDate | null;
  trainingNote: string;
  result: "passed" | "failed" | null;
  score: number | null;
  resultOn: PlainDate | null;
  validFrom: PlainDate | null;
  validUntil: PlainDate | null;
  graceDays: number;
  /** First day of the renewal window. */
  renewFrom: PlainDate | null;
  /** The first day of the next term if it were renewed today. */
  renewalStarts: PlainDate | null;
  /** A later cycle stands already. */
  renewed: boolean;
  revokedOn: PlainDate | null;
  revokeReason: string | null;
  /** The first day on which another stands in its place, and that one. */
  replacedOn: PlainDate | null;
  replacedBy: { id: string; number: string } | null;
  /** What another in its place could be for; empty where the reader may not replace it. */
  replaceAreas: { key: string; name: string }[];
  /** Colleagues it may be given to, where it was issued to the wrong person. */
  reassignTo: { id: string; name: string }[];
  can: Record<CertificationDeed, boolean>;
};

export type PersonRowDto = {
  personId: string;
  name: string;
  email: string;
  /** Last day at the company, when it is known. */
  leavesOn: PlainDate | null;
  /** Open cases with them, which somebody else takes when they leave; counted for who may say that they do. */
  cases: number;
  /** Their word that their certificates count here (P22), and since when it stands so. */
  consent: { state: ConsentState; on: PlainDate | null; askedBy: string };
  /** Newest cycles first. */
  certifications: CertificationDto[];
  canLeave: boolean;
};

export type PeopleDto = {
  head: PartnerHead;
  company: { name: string; slug: string };
  programme: string;
  areas: { key: string; name: string; description: string; validityMonths: number }[];
  people: PersonRowDto[];
  /** People who are not at the company yet and are asked whether they come, as they were named. */
  asked: { id: string; name: string; email: string; on: PlainDate; by: string }[];
  canNominate: boolean;
  today: PlainDate;
};

export const PORTFOLIO_VIEWS = ["all", "ending", "training", "current", "ended"] as const;
/** Days ahead that an end can be looked for. */
export const ENDING_WITHIN = [30, 60, 90, 180, 365] as const;
export type PortfolioView = (typeof PORTFOLIO_VIEWS)[number];

export type PortfolioDto = {
  rows: CertificationDto[];
  next: string | null;
  first: boolean;
  areas: { key: string; name: string }[];
  today: PlainDate;
};

export type StayDto = { company: string; slug: string | null; from: PlainDate; to: PlainDate | null };

export type PersonDto = {
  personId: string;
  name: string;
  email: string;
  stays: StayDto[];
  certifications: CertificationDto[];
  /** Whether their credentials show their name; only they decide it. */
  nameShown: boolean;
  own: boolean;
  today: PlainDate;
  events: { id: string; type: string; at: number; actorName: string; data: Record<string, unknown> }[];
};

/** A person's own page (R0, P22). */
export type OwnDto = {
  personId: string;
  name: string;
  companies: {
    orgId: string;
    name: string;
    from: PlainDate;
    to: PlainDate | null;
    /** It is not over. */
    lasts: boolean;
    word: { state: ConsentState; on: PlainDate | null };
  }[];
  /** Companies that wait for their word; `joins`: they are not at it yet. */
  asks: { orgId: string; company: string; by: string; joins: boolean }[];
  /** Whether their credentials show their name. */
  nameShown: boolean;
  /** Every cycle, newest first. */
  certifications: (CertificationDto & { programme: string })[];
  today: PlainDate;
};
