/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A calendar day without a zone, as "2027-03-11". ISO order is string order. */
export type PlainDate = string;

/** A length of time in minutes; of open time where a calendar is involved. */
export type Minutes = number;

/** A zone's IANA name, as "America/Mexico_City". */
export type Zone = string;

/** A stretch of time, without its end. */
export type Span = { from: Instant; to: Instant };

/** Time that does not count. Without an end it still lasts. */
export type Pause = { from: Instant; to: Instant | null };

export const MINUTE = 60_000;
export const DAY = 86_400_000;
