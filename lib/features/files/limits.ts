/** What a server action takes: no workspace may allow more. */
export const MOST_MEGABYTES = 25;

/** One file may be this large. */
export const MAX_FILE_BYTES = MOST_MEGABYTES * 1_000_000;
