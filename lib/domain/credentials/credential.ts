import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate, Zone } from "#lib/domain/time/types.ts";
import { startOfDay } from "#lib/domain/time/zone.ts";

export const VC_CONTEXT = "https://www.w3.org/ns/credentials/v2";
export const OB_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

export type Issuer = { did: string; name: string; url: string };

/** What is certified: an area for a person, a tier for a company. One language, the workspace's. */
export type Achievement = {
  id: string;
  name: string;
  description: string;
  criteria: string;
  language: string;
};

/**
 * To whom: an address on the issuer's pages, and a name where it may be shown. Nothing else of a person: a hash of their
 * mail address could be tried with guesses by anybody who has the link.
 */
export type Subject = { id: string; name: string | null };

export const STATUS_PURPOSES = ["revocation", "suspension"] as const;
/** What a list's bits say: taken back for good, or suspended, which may end. */
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

export type StatusEntry = { list: string; index: number; purpose: StatusPurpose };

export type CredentialContent = {
  id: string;
  issuer: Issuer;
  /** "Certificate ONE-A-0412" */
  name: string;
  number: string;
  achievement: Achievement;
  subject: Subject;
  validFrom: PlainDate;
  /** Last day it is in force, inclusive, with its grace; null while nothing ends it. */
  lastDay: PlainDate | null;
  zone: Zone;
  image: string;
  /** Where its state can be read; one entry a purpose. */
  status: readonly StatusEntry[];
};

const dateTime = (at: Instant) => new Date(at).toISOString().replace(".000Z", "Z");

/** The first second of a day in a zone. */
export const dayBegins = (zone: Zone, day: PlainDate): string => dateTime(startOfDay(zone, day));
/** The last second of a day in a zone: last days are inclusive (P21). */
export const dayEnds = (zone: Zone, day: PlainDate): string =>
  dateTime(startOfDay(zone, addDays(day, 1)) - 1000);

const subjectOf = ({ id, name }: Subject) => ({
  id,
  type: ["AchievementSubject"],
  ...(name === null
    ? {}
    : { identifier: [{ type: "IdentityObject", hashed: false, identityHash: name, identityType: "name" }] }),
});

export const issuerOf = (issuer: Issuer) => ({
  id: issuer.did,
  type: ["Profile"],
  name: issuer.name,
  url: issuer.url,
});

const entryOf = ({ list, index, purpose }: StatusEntry) => ({
  id: `${list}#${index}`,
  type: "BitstringStatusListEntry",
  statusPurpose: purpose,
  statusListIndex: String(index),
  statusListCredential: list,
});

/** An unsigned Open Badges 3.0 credential (an AchievementCredential as W3C Verifiable Credentials 2.0). */
export function openBadge(content: CredentialContent): Record<string, unknown> {
  const { achievement, status, zone } = content;
  return {
    "@context": [VC_CONTEXT, OB_CONTEXT],
    id: content.id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: content.name,
    issuer: issuerOf(content.issuer),
    validFrom: dayBegins(zone, content.validFrom),
    ...(content.lastDay === null ? {} : { validUntil: dayEnds(zone, content.lastDay) }),
    credentialSubject: {
      ...subjectOf(content.subject),
      licenseNumber: content.number,
      achievement: {
        id: achievement.id,
        type: ["Achievement"],
        achievementType: "Certification",
        name: achievement.name,
        description: achievement.description,
        criteria: { narrative: achievement.criteria },
        inLanguage: achievement.language,
        image: { id: content.image, type: "Image" },
      },
    },
    ...(status.length === 0
      ? {}
      : { credentialStatus: status.length === 1 ? entryOf(status[0]!) : status.map(entryOf) }),
  };
}

/** An unsigned status list; `encoded` is the compressed bits (multibase base64url, "u…"). */
export function statusListCredential(list: {
  id: string;
  purpose: StatusPurpose;
  did: string;
  encoded: string;
  from: Instant;
}): Record<string, unknown> {
  return {
    "@context": [VC_CONTEXT],
    id: list.id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: list.did,
    validFrom: dateTime(list.from - (list.from % 1000)),
    credentialSubject: {
      id: `${list.id}#list`,
      type: "BitstringStatusList",
      statusPurpose: list.purpose,
      encodedList: list.encoded,
    },
  };
}

/** What a statement says: that on a day a company held a tier with so many certified people an area (part 7). */
export type Statement = {
  id: string;
  issuer: Issuer;
  company: Subject;
  on: PlainDate;
  made: Instant;
  zone: Zone;
  achievement: Achievement;
  areas: readonly { key: string; name: string; people: number }[];
  /** "Certified people in {area}", filled. */
  label: (area: string) => string;
};

/** An unsigned statement: an Open Badges credential about a company on one day, an area's people as its results. */
export function statementCredential(s: Statement): Record<string, unknown> {
  const described = (key: string) => `${s.achievement.id}:${key}`;
  return {
    "@context": [VC_CONTEXT, OB_CONTEXT],
    id: s.id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: s.achievement.name,
    issuer: issuerOf(s.issuer),
    validFrom: dateTime(s.made - (s.made % 1000)),
    credentialSubject: {
      ...subjectOf(s.company),
      activityStartDate: dayBegins(s.zone, s.on),
      activityEndDate: dayEnds(s.zone, s.on),
      result: s.areas.map(area => ({
        type: ["Result"],
        resultDescription: described(area.key),
        value: String(area.people),
      })),
      achievement: {
        id: s.achievement.id,
        type: ["Achievement"],
        achievementType: "Certification",
        name: s.achievement.name,
        description: s.achievement.description,
        criteria: { narrative: s.achievement.criteria },
        inLanguage: s.achievement.language,
        resultDescription: s.areas.map(area => ({
          id: described(area.key),
          type: ["ResultDescription"],
          name: s.label(area.name),
          resultType: "RawScore",
        })),
      },
    },
  };
}
