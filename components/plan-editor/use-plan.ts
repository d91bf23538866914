"use client";

import { createContext, useContext } from "react";
import { useEditing } from "#components/programme-editor/part-context.tsx";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";

/** The plan as it is typed, and how to change it. */
export const usePlan = () => useEditing<PlanDraftDefinition>();

const AroundContext = createContext<PlanAround | null>(null);
export const AroundProvider = AroundContext;

/** What the plan may refer to. */
export function useAround(): PlanAround {
  const around = useContext(AroundContext);
  if (!around) throw new Error("a plan stands in no workspace");
  return around;
}
