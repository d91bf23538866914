import type { PlainDate } from "#lib/domain/time/types.ts";

/** How the renewal of a contract stands: nothing is done, it is drafted, it is signed, or cover ended without one (S14, S15). */
export const PIPELINE_STAGES = ["lapsed", "open", "prepared", "renewed"] as const;
export type PipelineStage = (typeof PIPELINE_STAGES)[number];

export type Ending = {
  /** Last day, inclusive. */
  endsOn: PlainDate;
  signedOn: PlainDate | null;
  cancelledOn: PlainDate | null;
  /** The contract that follows it and was not cancelled; `signedOn` null: a draft. */
  next: { signedOn: PlainDate | null } | null;
};

/** Where a contract stands in the pipeline of renewals on a day; null for a draft and for one that was cancelled. A draft renews nothing until it is signed. */
export function pipelineStage(
  { endsOn, signedOn, cancelledOn, next }: Ending,
  on: PlainDate,
): PipelineStage | null {
  if (signedOn === null || cancelledOn !== null) return null;
  if (next !== null && next.signedOn !== null && next.signedOn <= on) return "renewed";
  if (endsOn < on) return "lapsed";
  return next === null ? "open" : "prepared";
}
