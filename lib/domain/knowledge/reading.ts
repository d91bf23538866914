/** What somebody has read of a thing; null: never opened. */
export type ReadFact = {
  /** The newest edition they have opened. */
  edition: number;
  /** The newest edition of which they said "I have read it"; null: of none. */
  confirmed: number | null;
} | null;

type OfItem = {
  /** The newest edition that was told about. */
  toldEdition: number;
  mustRead: boolean;
};

export type ReadState = "unread" | "updated" | "read";

/** Unread until opened, and again once a substantial edition is out; another wording leaves it read. */
export function readState({ toldEdition }: Pick<OfItem, "toldEdition">, read: ReadFact): ReadState {
  if (read === null) return "unread";
  return read.edition >= toldEdition ? "read" : "updated";
}

/** Whether the vendor still waits for a person's "I have read it" (S10). */
export const owesWord = ({ toldEdition, mustRead }: OfItem, read: ReadFact): boolean =>
  mustRead && (read?.confirmed ?? -1) < toldEdition;
