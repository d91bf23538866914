import type { AgainstReader } from "#lib/domain/library/audience.ts";
import type { LibraryKind, LibraryState } from "#lib/domain/library/item.ts";

/** Why somebody may not have it, as words: a key under `library.refusal`, with who can change it. */
export type LibraryRefusal = {
  /** In one word; a benefit the company lost although it holds the tier is told apart. */
  why: AgainstReader["why"] | "withdrawn" | "state";
  key: string;
  params: Record<string, string>;
};

export type LibraryLine = {
  id: string;
  kind: LibraryKind;
  state: LibraryState;
  title: string;
  product: string | null;
  /** The newest version that is out; null: none yet. */
  current: { id: string; label: string; at: number; media: "file" | "link"; size: number } | null;
  /** A partner: they have not had the newest version yet. */
  isNew: boolean;
  /** What stands against the reader; null: they may have it. */
  refusal: LibraryRefusal | null;
  /** How many people have had the newest version; null: not the reader's to know. */
  readers: number | null;
};

export type LibraryVersionDto = {
  id: string;
  label: string;
  changes: string;
  media: "file" | "link";
  fileName: string;
  mediaType: string;
  size: number;
  state: LibraryState;
  publishedAt: number | null;
  publishedBy: string | null;
  withdrawnAt: number | null;
  announcedAt: number | null;
  createdBy: string;
  version: number;
  /** When the reader had it last; null: never, or not kept. */
  had: number | null;
};

export type LibraryReaderLine = {
  id: string;
  person: string;
  company: string;
  label: string;
  first: number;
  last: number;
  times: number;
};

/** Who may have it, in words: each list empty where it narrows nothing. */
export type LibraryAudienceDto = {
  benefit: string | null;
  tiers: string[];
  roles: string[];
  levels: number[];
};

export type LibraryItemDto = LibraryLine & {
  version: number;
  description: string;
  audience: LibraryAudienceDto;
  versions: LibraryVersionDto[];
};

export type LibraryChoice = { value: string; label: string };

/** Where a version is fetched: the door that asks who comes and writes down that they had it. */
export const libraryHref = (workspaceSlug: string, versionId: string): string =>
  `/api/library/${versionId}?w=${encodeURIComponent(workspaceSlug)}`;
