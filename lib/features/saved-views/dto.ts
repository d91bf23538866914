/** A list as somebody wants to see it again. */
export type SavedViewDto = {
  id: string;
  version: number;
  name: string;
  /** The query of the list's address. */
  query: string;
  shared: boolean;
  ownerId: string;
  ownerName: string;
};
