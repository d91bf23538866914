import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import type { StepState } from "#lib/domain/programmes/onboarding.ts";
import type { Turn } from "#lib/domain/programmes/turns.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

/** What a linked step points to: a page of the same partner. */
export type LinkPage = "agreements" | "plan" | "company" | "people";

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
  /** Who is waited for and what for; null when finished, or when nobody can do anything yet. */
  turn: Turn | null;
  link: LinkPage | null;
  /** Finished by itself: nobody marks it. */
  derived: boolean;
  /** Of a step about the business plan: handing it in is enough. */
  planHandedIn: boolean;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: PlainDate | null;
  /** Where the programme had put it, when people have moved it since. */
  plannedOn: PlainDate | null;
  late: boolean;
  evidence: string;
  evidenceOn: PlainDate | null;
  files: FileDto[];
  done: { by: string | null; at: Instant } | null;
  confirmed: { by: string; at: Instant } | null;
  remark: string;
  /** Steps that must be finished first. */
  after: { key: string; title: string }[];
  blockers: BlockerDto[];
  remarks: RemarkDto[];
  may: {
    complete: boolean;
    confirm: boolean;
    giveBack: boolean;
    assign: boolean;
    moveDue: boolean;
    speak: boolean;
  };
};

/** What keeps a step from being done, as somebody of either side said it. */
export type BlockerDto = {
  id: string;
  waitsFor: ProgrammeSide | "other";
  text: string;
  raisedBy: string;
  raisedAt: Instant;
  liftedBy: string | null;
  liftedAt: Instant | null;
  outcome: string;
  mayLift: boolean;
  /** The side that keeps it to itself; null: both read it. */
  only: ProgrammeSide | null;
};

export type RemarkDto = {
  id: string;
  by: string;
  side: ProgrammeSide;
  at: Instant;
  text: string;
  /** The side that keeps it to itself; null: both read it. */
  only: ProgrammeSide | null;
};

export type PhaseDto = {
  key: string;
  title: string;
  summary: string;
  state: "complete" | "open" | "waiting" | "ongoing";
  /** Titles of the phases it waits for. */
  waitsFor: string[];
  finished: number;
  total: number;
  steps: StepDto[];
  /** Of an ongoing phase: what daily life brings. */
  later: { key: string; title: string; description: string }[];
};

/** A way in that stands still: at which step, since when and why. */
export type StalledDto = {
  since: PlainDate;
  days: number;
  why: "overdue" | "quiet";
  /** Days without a step going on after which it counts as stalled. */
  after: number;
  step: { key: string; title: string };
  turn: ProgrammeSide | null;
  owner: string | null;
};

export type OnboardingDto = {
  phases: PhaseDto[];
  finished: number;
  total: number;
  onboarded: boolean;
  stalled: StalledDto | null;
};
