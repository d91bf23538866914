import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { SystemInput } from "#lib/features/contracts/schema.ts";

export type FormProduct = {
  id: string;
  name: string;
  modules: { key: string; name: LocalText }[];
  /** Newest first. */
  versions: string[];
};

export type FormPlan = {
  planId: string;
  definition: Pick<
    SupportPlanDefinition,
    "name" | "summary" | "price" | "lapse" | "termMonths" | "authorisedContacts"
  >;
};

/** What a person types; ids and version stand beside it. */
export type FormValues = {
  planId: string;
  startsOn: string;
  months: number;
  serving?: string;
  systems: SystemInput[];
};
