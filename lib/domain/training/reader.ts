import {
  type Affiliation,
  type Consent,
  companyOn,
  consentOn,
} from "#lib/domain/certifications/affiliation.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/**
 * Whose a result is besides the person's (P22): the company they count for, on its day and still on the day it is written
 * down. Of somebody under way, who was never asked or has not answered, the company whose seat it is while they are there.
 * Null: no company's. A result of who left or took back their word is nobody's but the person's and the vendor's.
 */
export function companyOfResult(
  affiliations: readonly Affiliation[],
  consents: readonly Consent[],
  result: { personId: string; seatOf: string; on: PlainDate; writtenOn: PlainDate },
): string | null {
  const { personId, seatOf } = result;
  const days = [result.on, result.writtenOn];
  const then = companyOn(affiliations, consents, personId, result.on);
  const now = companyOn(affiliations, consents, personId, result.writtenOn);
  if (then !== null && then === now) return then;
  // Who counts elsewhere meanwhile is no longer the one's who sent them.
  if (now !== null && now !== seatOf) return null;
  const there = affiliations.some(
    stay =>
      stay.personId === personId &&
      stay.orgId === seatOf &&
      days.every(
        day =>
          stay.from <= day &&
          (stay.to === null || stay.to >= day) &&
          consentOn(stay, consents, day) !== "withdrawn",
      ),
  );
  return there ? seatOf : null;
}
