import type { CertificationState } from "#lib/domain/certifications/certification.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";
import type { DatelessDto } from "#lib/features/training/date-request-lists.ts";
import type { OpenDateDto } from "#lib/features/training/open-dates.ts";

/** A requirement a certificate is needed for, with the tiers that ask it. */
export type NeedDto = {
  requirement: string;
  tiers: string[];
  /** The tier held asks it. */
  held: boolean;
  /** Lost at once without the certificate. */
  now: boolean;
  /** Lost on this day, because it ends and is not renewed. */
  lostOn: PlainDate | null;
};

export type CellDto = {
  areaKey: string;
  area: string;
  /** Null: no certificate, and none under way. */
  state: CertificationState | null;
  number: string | null;
  from: PlainDate | null;
  until: PlainDate | null;
  graceUntil: PlainDate | null;
  revokedOn: PlainDate | null;
  replacedOn: PlainDate | null;
  /** Passed, and waits to be issued. */
  passed: boolean;
  courseOn: PlainDate | null;
  /** A renewal stands or is booked after it. */
  renewed: boolean;
  /** The next cycle is under way beside what is held. */
  underWay: boolean;
  /** It counts for the company on the day. */
  counts: boolean;
  /** In force but without the person's word, so that it does not count (P22). */
  withoutWord: boolean;
  needs: NeedDto[];
  /** The person may hold level 2 by this alone (T3): open cases, and colleagues who could take them. */
  level2: { cases: number; colleagues: number } | null;
  /** A seat in a date to come, or a turn for one. */
  seat: { sessionId: string; on: PlainDate; waiting: boolean } | null;
  /** Something is to be done about it: certify, renew. */
  repair: boolean;
};

export type MatrixRowDto = {
  personId: string;
  name: string;
  leavesOn: PlainDate | null;
  cells: CellDto[];
};

/** Where an area is weakest in a requirement. */
export type PointDto = {
  key: string;
  areaKey: string;
  area: string;
  requirement: string;
  tiers: string[];
  held: boolean;
  /** The areas that share the places, when they are several. */
  shared: string[];
  need: number;
  have: number;
  reserve: number;
  lostOn: PlainDate | null;
  /** Who serves it, the next end first. */
  people: { personId: string; name: string; until: PlainDate | null }[];
  /** Whom to send to a course, with the seat they have already. */
  candidate: { personId: string; name: string; seat: CellDto["seat"] } | null;
};

export type MatrixDto = {
  head: PartnerHead;
  company: { name: string; slug: string };
  programme: string;
  today: PlainDate;
  on: PlainDate;
  /** The last day that can be looked at. */
  to: PlainDate;
  areas: { key: string; name: string }[];
  /** Columns, as far as asked for. */
  shown: { key: string; name: string }[];
  points: PointDto[];
  rows: MatrixRowDto[];
  count: number;
  people: number;
  next: string | null;
  previous: string | null;
  /** By area: the dates to come that still take people, earliest first. */
  dates: Record<string, OpenDateDto[]>;
  /** By area without one: the course that leads to it, and whether the company asked for a date. */
  dateless: Record<string, DatelessDto>;
  can: {
    enrol: boolean;
    /** Asks the vendor for a date. */
    askDate: boolean;
    /** Makes dates of courses. */
    plan: boolean;
    export: boolean;
  };
  side: "vendor" | "partner" | "customer";
  vendor: string;
};
