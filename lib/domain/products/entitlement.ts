import type { PlainDate } from "#lib/domain/time/types.ts";

// Who reads what a release says and takes its files (S11, S15): versions are part of a contract in force.

export type ReleaseReader =
  | { side: "vendor" }
  | {
      side: "customer";
      /** A contract in force covers the product today. */
      covered: boolean;
      /** The last day a contract that is over covered it; null: none ever did. */
      coveredUntil: PlainDate | null;
    }
  | {
      side: "partner";
      /** It serves a customer whose contract in force covers the product. */
      covered: boolean;
      /** A benefit in force gives it the product's releases (P25). */
      benefit: boolean;
    };

export type AgainstRelease =
  /** The contract that covered it is over (S15). */
  { why: "lapsed"; until: PlainDate } | { why: "not_covered" } | { why: "not_served" };

/** What stands against reading notes and taking files; null: nothing. What there is, and until when, everybody may know. */
export function againstRelease(reader: ReleaseReader): AgainstRelease | null {
  switch (reader.side) {
    case "vendor":
      return null;
    case "partner":
      return reader.covered || reader.benefit ? null : { why: "not_served" };
    case "customer":
      if (reader.covered) return null;
      return reader.coveredUntil === null
        ? { why: "not_covered" }
        : { why: "lapsed", until: reader.coveredUntil };
  }
}
