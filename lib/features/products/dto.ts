import type { PlainDate } from "#lib/domain/time/types.ts";

/** That a version's support ends, or has ended, with its last day (S11). */
export type VersionEnd = { state: "ending" | "ended"; until: PlainDate };
