import type { LibraryKind, LibraryState } from "#lib/domain/library/item.ts";

type Text = { en: string; es: string };

export type DemoVersion = {
  label: string;
  changes: Text;
  content: { file: string; bytes: Buffer | string; mediaType: string } | { url: string };
  state: LibraryState;
  /** Days before today on which it was published; a draft has none. */
  ago?: number;
};

export type DemoItem = {
  key: string;
  kind: LibraryKind;
  state: LibraryState;
  title: Text;
  description: Text;
  product: string | null;
  benefit?: string;
  tiers?: string[];
  roles?: string[];
  levels?: number[];
  /** The oldest first. */
  versions: DemoVersion[];
  /** Who has had the newest version: "company/person", and how many days ago. */
  readBy?: [who: string, ago: number, times: number][];
};
