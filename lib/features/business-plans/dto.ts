import type { BusinessPlanForPolicy } from "#lib/domain/policies/agreement.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { PlanContent } from "./schema.ts";

export type PlanState = BusinessPlanForPolicy["state"];

export type PlanDto = {
  id: string;
  version: number;
  title: string;
  content: PlanContent;
  state: PlanState;
  validFrom: PlainDate | null;
  validUntil: PlainDate | null;
  submittedAt: Instant | null;
  submittedBy: string | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  remark: string;
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
