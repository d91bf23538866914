import type { PlanPart } from "#lib/domain/contracts/plan-draft.ts";
import type { Edition } from "#lib/domain/edition.ts";

export const plansHref = (vendor: string) => `/${vendor}/settings/plans`;
export const planHref = (vendor: string, key: string) => `${plansHref(vendor)}/${key}`;
export const editPlanHref = (vendor: string, key: string, part?: PlanPart) =>
  `${planHref(vendor, key)}/edit${part ? `?part=${part}` : ""}`;
export const reviewPlanHref = (vendor: string, key: string) => `${planHref(vendor, key)}/review`;
export const comparePlanHref = (vendor: string, key: string, from: Edition, to: Edition) =>
  `${planHref(vendor, key)}/compare?from=${from}&to=${to}`;
/** A download: a version, or the draft as it stands. */
export const planFileHref = (vendor: string, key: string, edition: Edition) =>
  `/api/plans/${key}/file?w=${vendor}&edition=${edition}`;

/** The name under which a draft's words wait on this device: a plan is saved whole. */
export const KEPT_AS = "plan";
