import type { Piece } from "#lib/domain/search/excerpt.ts";
import type { Side } from "#lib/domain/tickets/types.ts";

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

/** What a side can find at all; row security decides what of it. */
export const kindsFor = (side: Side): SearchKind[] =>
  SEARCH_KINDS.filter(kind => SEEKERS[kind] === undefined || SEEKERS[kind].includes(side));

const SEEKERS: Partial<Record<SearchKind, readonly Side[]>> = {
  customers: ["vendor", "partner"],
  partners: ["vendor"],
  defects: ["vendor"],
  applications: ["vendor", "partner"],
  people: ["vendor", "partner"],
  library: ["vendor", "partner"],
};

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
