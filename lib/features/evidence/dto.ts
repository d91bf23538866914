import type { EvidenceState } from "#lib/domain/programmes/evidence.ts";
import type { FindingState } from "#lib/domain/programmes/finding.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

export type EvidenceDto = {
  id: string;
  version: number;
  requirementKey: string;
  label: string;
  text: string;
  url: string;
  datedOn: PlainDate | null;
  validUntil: PlainDate | null;
  state: EvidenceState;
  submittedAt: Instant;
  submittedBy: string;
  submittedSide: "partner" | "vendor";
  decidedAt: Instant | null;
  decidedBy: string | null;
  remark: string;
  countsFrom: PlainDate | null;
  countsUntil: PlainDate | null;
  endedOn: PlainDate | null;
};

/** One as a page shows it, with what the reader may do. */
export type EvidenceLineDto = EvidenceDto & {
  /** Of a confirmed one: the last day it counts, also where the requirement's months say so. */
  lastDay: PlainDate | null;
  stands: "waits" | "returned" | "coming" | "counts" | "over" | "ended";
  files: FileDto[];
  /** What the vendor would confirm it for, as it stands today. */
  proposed: { from: PlainDate; until: PlainDate | null };
  may: { change: boolean; takeBack: boolean; confirm: boolean; giveBack: boolean; end: boolean };
};

/** What a programme asks for in its own words, and what was handed in for it, the newest first. */
export type EvidenceGroupDto = {
  key: string;
  title: string;
  description: string;
  asks: "text" | "file" | "date";
  months: number | null;
  /** From when it is asked, where that is still to come; null today. */
  from: PlainDate | null;
  /** How it stands today; null while nothing asks for it yet, or no longer. */
  standing: { state: FindingState; until: PlainDate | null } | null;
  mayHandIn: boolean;
  lines: EvidenceLineDto[];
};
