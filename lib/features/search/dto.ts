export const SEARCH_KINDS = [
  "tickets",
  "knowledge",
  "customers",
  "partners",
  "contracts",
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
};

export type FoundGroupDto = { kind: SearchKind; items: FoundDto[] };
