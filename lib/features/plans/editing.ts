import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { type PlanDifference, planDifferences } from "#lib/domain/contracts/plan-differences.ts";
import { type PlanDraftDefinition, type PlanProblem, planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import { type Edition, parseEdition } from "#lib/domain/edition.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { lastPlanDay, loadPlanDraft, type PlanDraft, publishedPlan } from "./drafts.ts";
import type { PlanVersionDto } from "./dto.ts";
import { PLAN_SCHEMA_NAME, planFileText } from "./file.ts";
import { planVersions } from "./library.ts";
import { problemsOfPlan } from "./problems.ts";
import { type PlanAround, planSurroundings } from "./surroundings.ts";

export type PlanEditorPage = {
  draft: PlanDraft;
  /** The version it was begun from. */
  base: { version: number; definition: PlanDraftDefinition } | null;
  published: boolean;
  around: PlanAround;
};

/** A draft to be edited; not found where there is none, or for who may not. */
export async function planEditor(
  tx: Tx,
  actor: Actor,
  key: string,
  today: PlainDate,
): Promise<PlanEditorPage> {
  if (!workspacePolicy.change(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const draft = (await loadPlanDraft(tx, tenantId, key)) ?? notFoundRefusal();
  const from = draft.baseVersion === null ? null : await publishedPlan(tx, tenantId, key, draft.baseVersion);
  return {
    draft,
    base: from && { version: from.version, definition: planToEdit(from.definition) },
    published: (await publishedPlan(tx, tenantId, key)) !== null,
    around: await planSurroundings(tx, tenantId, today),
  };
}

export type PlanReview = {
  draft: PlanDraft;
  number: number;
  problems: PlanProblem[];
  /** The version it would follow, with what it says otherwise; null: it is the first. */
  before: { version: number; definition: PlanDraftDefinition; differences: PlanDifference[] } | null;
  effectiveFrom: PlainDate;
  limits: { first: PlainDate; last: PlainDate };
  /** Versions that were to come and would be replaced. */
  replaces: PlanVersionDto[];
  /** Contracts signed and not over, by the version they froze. */
  versions: PlanVersionDto[];
  contracts: number;
};

/** A draft before it is published from a day on: what it says otherwise, and which contracts keep what they have. */
export async function planReview(
  tx: Tx,
  actor: Actor,
  key: string,
  asked: PlainDate | null,
  today: PlainDate,
): Promise<PlanReview> {
  const { draft, around } = await planEditor(tx, actor, key, today);
  const { versions, definition } = await planVersions(tx, actor.tenantId, key, today);
  const limits = { first: today, last: lastPlanDay(today) };
  const wanted = asked ?? today;
  const effectiveFrom = wanted < limits.first ? limits.first : wanted > limits.last ? limits.last : wanted;
  const [newest] = versions;
  const said = newest && planToEdit(definition(newest.version));
  return {
    draft,
    number: (newest?.version ?? 0) + 1,
    problems: problemsOfPlan(draft.content, around),
    before:
      newest && said
        ? { version: newest.version, definition: said, differences: planDifferences(said, draft.content) }
        : null,
    effectiveFrom,
    limits,
    replaces: versions.filter(one => one.state === "coming" && one.effectiveFrom >= effectiveFrom),
    versions: versions.filter(one => one.contracts > 0),
    contracts: versions.reduce((sum, one) => sum + one.contracts, 0),
  };
}

/** Two editions of a plan, as `?from=1&to=draft` says; left out, the newest against the one before it. */
export async function planComparison(
  tx: Tx,
  actor: Actor,
  key: string,
  query: { from?: unknown; to?: unknown },
  today: PlainDate,
) {
  if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
  const { versions, definition } = await planVersions(tx, actor.tenantId, key, today);
  const edits = workspacePolicy.change(actor, null);
  const draft = edits ? await loadPlanDraft(tx, actor.tenantId, key) : null;
  const [newest, older] = versions;
  if (!newest) return notFoundRefusal();
  const asked = (value: unknown) => (value === undefined ? null : (parseEdition(value) ?? notFoundRefusal()));
  const to = asked(query.to) ?? (draft ? "draft" : newest.version);
  const from = asked(query.from) ?? (to === "draft" ? newest.version : (older ?? newest).version);
  const said = (edition: Edition) =>
    edition === "draft" ? (draft ?? notFoundRefusal()).content : planToEdit(definition(edition));
  const [before, after] = [said(from), said(to)];
  return {
    versions,
    draft: draft !== null,
    from,
    to,
    before,
    after,
    differences: planDifferences(before, after),
    around: await planSurroundings(tx, actor.tenantId, today),
  };
}

/** An edition as a file to download. Its name says which; the file itself doesn't, so that equal ones are equal files. */
export async function planFileOf(
  tx: Tx,
  actor: Actor,
  key: string,
  edition: Edition,
  appUrl: string,
): Promise<{ name: string; text: string }> {
  const { tenantId } = actor;
  const schema = `${appUrl}/api/schemas/${PLAN_SCHEMA_NAME}`;
  if (edition === "draft") {
    if (!workspacePolicy.change(actor, null)) return notFoundRefusal();
    const { content } = (await loadPlanDraft(tx, tenantId, key)) ?? notFoundRefusal();
    return { name: `${key}.draft.json`, text: planFileText(content, schema) };
  }
  const found: { definition: SupportPlanDefinition } =
    (await publishedPlan(tx, tenantId, key, edition)) ?? notFoundRefusal();
  return { name: `${key}.v${edition}.json`, text: planFileText(planToEdit(found.definition), schema) };
}
