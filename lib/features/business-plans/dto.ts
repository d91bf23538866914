import type { PlanContent, PlanPart } from "#lib/domain/plans/content.ts";
import type { PlanRecord } from "#lib/domain/plans/progress.ts";
import type { BusinessPlanForPolicy } from "#lib/domain/policies/agreement.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { Revisions } from "./schema.ts";

export type PlanState = BusinessPlanForPolicy["state"];

export type PlanDto = {
  id: string;
  version: number;
  title: string;
  content: PlanContent;
  revisions: Revisions;
  /** The plan it revises. */
  basedOnId: string | null;
  state: PlanState;
  validFrom: PlainDate | null;
  validUntil: PlainDate | null;
  submittedAt: Instant | null;
  submittedBy: string | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  remark: string;
  changedAt: Instant | null;
  changedBy: string;
};

/** A text as it was once handed in. */
export type PlanEdition = {
  key: string;
  planId: string;
  at: Instant;
  by: string;
  title: string;
  content: PlanContent;
};

/** A word on a part, from either side. */
export type PlanNoteDto = {
  id: string;
  planId: string;
  part: PlanPart;
  body: string;
  side: "vendor" | "partner";
  author: string;
  at: Instant;
  settledBy: string | null;
};

/** What was said of a target or an action, and by whom. */
export type PlanRecordDto = PlanRecord & {
  planId: string;
  note: string;
  author: string;
  side: "vendor" | "partner";
  at: Instant;
};
