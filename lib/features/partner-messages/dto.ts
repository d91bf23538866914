import type { Instant } from "#lib/domain/time/types.ts";

/** Who would get a message. */
export type MessagePreview = {
  partners: number;
  /** More partners than one message may go to: so many it may. */
  tooMany: number | null;
  /** Administrators, each address once. */
  people: number;
  /** The first of them. */
  shown: { company: string; slug: string; people: { name: string; email: string; locale: string }[] }[];
  /** How many read in Spanish. */
  spanish: number;
  /** Partners with nobody to write to. */
  without: { company: string; slug: string }[];
};

/** A message that was sent, for the vendor's people. */
export type SentMessage = {
  id: string;
  at: Instant;
  by: string;
  subject: string;
  partners: number;
  people: number;
};
