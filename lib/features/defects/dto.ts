import type { AnnouncementKind, BothTexts, DefectState } from "#lib/domain/tickets/defects.ts";
import type { Instant } from "#lib/domain/time/types.ts";

export type DefectLineDTO = {
  number: string;
  title: string;
  productName: string;
  versions: string[];
  state: DefectState;
  fixedIn: string | null;
  workaround: boolean;
  /** Cases linked, and how many of them are open. */
  cases: number;
  open: number;
  updatedAt: Instant;
};

export type AnnouncementDTO = {
  id: string;
  kind: AnnouncementKind;
  text: BothTexts;
  moveOn: boolean;
  byName: string;
  at: Instant;
  /** Cases linked when it was made, and those that have it by now. */
  cases: number;
  reached: number;
};

export type DefectDTO = Omit<DefectLineDTO, "workaround"> & {
  id: string;
  version: number;
  productId: string;
  description: string;
  reason: string;
  publicTitle: BothTexts;
  publicText: BothTexts;
  workaround: BothTexts;
  createdBy: string;
  createdAt: Instant;
  announcements: AnnouncementDTO[];
  /** Releases of the product that are out, newest first. */
  releases: string[];
};

/** The fault behind a case, as its reader may know it. `number` and `title` of the defect itself are the vendor's alone. */
export type CaseDefectDTO = {
  number: string | null;
  own: string | null;
  title: string;
  text: string;
  workaround: string;
  state: DefectState;
  fixedIn: string | null;
};
