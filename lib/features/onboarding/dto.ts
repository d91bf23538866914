import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import type { StepState } from "#lib/domain/programmes/onboarding.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

/** What a linked step points to: a page of the same partner. */
export type LinkPage = "agreements" | "plan" | "people";

export type StepDto = {
  id: string;
  version: number;
  key: string;
  title: string;
  description: string;
  doneBy: ProgrammeSide;
  confirmedBy: ProgrammeSide | null;
  asks: "none" | "text" | "file" | "date";
  state: StepState;
  finished: boolean;
  /** Whose turn it is; null when finished. */
  turn: ProgrammeSide | null;
  link: LinkPage | null;
  /** Finished by itself: nobody marks it. */
  derived: boolean;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: PlainDate | null;
  late: boolean;
  evidence: string;
  evidenceOn: PlainDate | null;
  files: FileDto[];
  done: { by: string | null; at: Instant } | null;
  confirmed: { by: string; at: Instant } | null;
  remark: string;
  may: { complete: boolean; confirm: boolean; giveBack: boolean; assign: boolean; moveDue: boolean };
};

export type PhaseDto = {
  key: string;
  title: string;
  summary: string;
  state: "complete" | "open" | "waiting" | "ongoing";
  finished: number;
  total: number;
  steps: StepDto[];
  /** Of an ongoing phase: what daily life brings. */
  later: { key: string; title: string; description: string }[];
};

export type OnboardingDto = { phases: PhaseDto[]; finished: number; total: number; onboarded: boolean };
