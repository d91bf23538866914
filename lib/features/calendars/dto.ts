import type { LocalText } from "#lib/domain/text.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";

export type DraftLine = { version: number; savedBy: string; savedAt: Instant };

export type CalendarLine = {
  key: string;
  name: LocalText;
  zone: string;
  /** Null: never published. */
  inForce: number | null;
  coming: { version: number; from: PlainDate } | null;
  draft: DraftLine | null;
};
