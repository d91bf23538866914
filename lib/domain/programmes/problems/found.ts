import type { LocalText } from "#lib/domain/text.ts";

export type Path = readonly (string | number)[];

/** What fields say against each other: the name of a message and the field it stands at. */
export type Found = { name: string; path: Path; params?: Record<string, LocalText | number> };
