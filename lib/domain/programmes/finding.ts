import type { PlainDate } from "#lib/domain/time/types.ts";

export type FindingState = "met" | "at_risk" | "unmet";

/** A part of a rung: one place of a group, or the whole of a document. `label` is a person's or a thing's name. */
export type FindingPart = {
  state: FindingState;
  label: string | null;
  /** The area or level the place asks for; null is any. */
  wants: string | null;
  until: PlainDate | null;
};

export type EvidenceKind =
  | "certificate"
  | "agreement"
  | "business_plan"
  | "application"
  | "team"
  | "solution"
  | "project"
  | "deal"
  | "evidence";

/** What says so: `ref` is the id of the row. */
export type FindingEvidence = { kind: EvidenceKind; label: string; ref: string; until: PlainDate | null };

/** What would bring it forward, as a key the page words. */
export type NextStep =
  | "nominate"
  | "train"
  | "issue_certificate"
  | "renew_certificate"
  | "prepare_agreement"
  | "sign"
  | "countersign"
  | "renew_agreement"
  | "write_plan"
  | "validate_plan"
  | "review_plan"
  | "apply"
  | "decide_application"
  | "name_team"
  | "describe_solution"
  | "review_solution"
  | "certify_project"
  | "win_deal"
  | "send_evidence"
  | "confirm_evidence";

/** P21: a requirement on a day, with what says so. `until` is the last day it is met, null when no end is known. */
export type Finding = {
  requirementKey: string;
  state: FindingState;
  until: PlainDate | null;
  have: number;
  need: number;
  parts: FindingPart[];
  evidence: FindingEvidence[];
  next: NextStep | null;
};
