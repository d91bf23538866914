import type { SupportState } from "#lib/domain/products/support.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** That a version's support ends, or has ended, with its last day (S11). */
export type VersionEnd = { state: "ending" | "ended"; until: PlainDate };

/** An announced end as everybody reads it. */
export type EndDto = {
  id: string;
  announcedOn: PlainDate;
  endsOn: PlainDate;
  advice: string;
  moved: { from: PlainDate; on: PlainDate } | null;
  revision: number;
};

/** A release as a list shows it: that it is there, and until when, is everybody's to know. */
export type ReleaseLine = {
  id: string;
  product: string;
  productKey: string;
  version: string;
  major: boolean;
  releasedOn: PlainDate;
  /** A draft is the vendor's alone, planned for its day. */
  draft: boolean;
  support: SupportState | null;
  until: PlainDate | null;
  /** How many files; null: not the reader's to have. */
  files: number | null;
  /** One of the reader's systems runs it, or of the customers it serves. */
  runs: number;
};

/** Why somebody may not read notes and files: a key under `products`, with who can change it. */
export type ReleaseRefusal = {
  why: "lapsed" | "not_covered" | "not_served";
  key: string;
  params: Record<string, string>;
};

export type ReleaseFileDto = { id: string; name: string; mediaType: string; size: number; sha256: string };

export type ReleaseDto = ReleaseLine & {
  revision: number;
  /** Null: not the reader's to have. */
  content: { notes: string; files: ReleaseFileDto[] } | null;
  refusal: ReleaseRefusal | null;
  end: EndDto | null;
};

/** Who runs what where (S11): a line a system. */
export type SystemLine = {
  id: string;
  name: string;
  customer: string;
  customerSlug: string;
  place: string;
  product: string;
  productKey: string;
  productId: string;
  version: string;
  support: SupportState | null;
  until: PlainDate | null;
  unit: string | null;
  units: number;
  contract: string;
  servedBy: string;
  /** A contract in force covers it today. */
  covered: boolean;
  coveredUntil: PlainDate;
  revision: number;
  /** Who last corrected its version, and when; null: as the contract says it. */
  corrected: { by: string; org: string; at: number } | null;
  /** The reader may say that it runs another one. */
  correct: boolean;
};

/** Where a file of a release is fetched: the door that asks who comes. */
export const releaseFileHref = (workspaceSlug: string, fileId: string): string =>
  `/api/releases/${fileId}?w=${encodeURIComponent(workspaceSlug)}`;
