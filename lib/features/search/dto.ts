import type { Piece } from "#lib/domain/search/excerpt.ts";

export const SEARCH_KINDS = [
  "tickets",
  "knowledge",
  "customers",
  "partners",
  "contracts",
  "features",
  "defects",
  "applications",
  "people",
  "library",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export type FoundDto = {
  id: string;
  label: string;
  number: string | null;
  meta: string;
  /** Below the workspace. */
  path: string;
  /** What was found in it, where that is not its label: a message, or a file's name. */
  excerpt?: Piece[];
};

export type FoundGroupDto = { kind: SearchKind; items: FoundDto[] };
