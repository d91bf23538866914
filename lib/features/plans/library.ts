import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { versionInForce } from "#lib/domain/time/calendar-versions.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { parseSupportPlan } from "./definition.ts";
import { loadPlanDraft, type PlanDraft } from "./drafts.ts";
import type { PlanDraftLine, PlanLine, PlanVersionDto } from "./dto.ts";
import { problemsOfPlan } from "./problems.ts";
import { type PlanAround, planSurroundings } from "./surroundings.ts";

const lineOf = (draft: PlanDraft, around: PlanAround): PlanDraftLine => ({
  version: draft.version,
  savedBy: draft.savedBy,
  savedAt: draft.savedAt.getTime(),
  errors: problemsOfPlan(draft.content, around).filter(problem => problem.level === "error").length,
});

type Row = {
  id: string;
  version: number;
  effectiveFrom: Date;
  publishedBy: string;
  publishedAt: Date;
  note: string;
};

/** Contracts signed and neither over nor cancelled yet, by the version they froze. */
async function contractsUnder(tx: Tx, tenantId: string, today: PlainDate): Promise<Map<string, number>> {
  const counts = await tx.contract.groupBy({
    by: ["planVersionId"],
    where: {
      tenantId,
      signedOn: { not: null },
      endsOn: { gte: fromPlainDate(today) },
      OR: [{ cancelledOn: null }, { cancelledOn: { gt: fromPlainDate(today) } }],
    },
    _count: true,
  });
  return new Map(counts.map(one => [one.planVersionId, one._count]));
}

/** Newest first. From its day on a version replaces all that were published before it. */
function versionsOf(rows: readonly Row[], counts: Map<string, number>, today: PlainDate): PlanVersionDto[] {
  const dated = rows.map(row => ({ version: row.version, effectiveFrom: toPlainDate(row.effectiveFrom) }));
  const inForce = versionInForce(dated, today) ?? 0;
  return rows
    .map(row => {
      const effectiveFrom = toPlainDate(row.effectiveFrom);
      const replaced = dated.some(
        other => other.version > row.version && other.effectiveFrom <= effectiveFrom,
      );
      const coming = effectiveFrom > today;
      return {
        version: row.version,
        effectiveFrom,
        publishedBy: row.publishedBy,
        publishedAt: row.publishedAt.getTime(),
        note: row.note,
        state:
          row.version === inForce
            ? ("in_force" as const)
            : coming
              ? replaced
                ? ("skipped" as const)
                : ("coming" as const)
              : ("former" as const),
        contracts: counts.get(row.id) ?? 0,
      };
    })
    .sort((a, b) => b.version - a.version);
}

/** All plans of a workspace by key, with drafts for those who may edit them. */
export async function planList(tx: Tx, actor: Actor, today: PlainDate): Promise<PlanLine[]> {
  if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const plans = await tx.supportPlan.findMany({
    where: { tenantId },
    orderBy: { key: "asc" },
    include: { versions: { orderBy: { version: "desc" } } },
  });
  const drafts = workspacePolicy.change(actor, null)
    ? await tx.supportPlanDraft.findMany({ where: { tenantId }, select: { key: true } })
    : [];
  const counts = await contractsUnder(tx, tenantId, today);
  const around = drafts.length > 0 ? await planSurroundings(tx, tenantId, today) : null;
  const keys = [...new Set([...plans, ...drafts].map(one => one.key))].sort();
  const lines: PlanLine[] = [];
  for (const key of keys) {
    const rows = plans.find(one => one.key === key)?.versions ?? [];
    const versions = versionsOf(rows, counts, today);
    const hasDraft = around && drafts.some(one => one.key === key);
    const draft = hasDraft ? await loadPlanDraft(tx, tenantId, key) : null;
    const inForce = versions.find(one => one.state === "in_force") ?? null;
    const coming = versions.findLast(one => one.state === "coming") ?? null;
    const row = rows.find(one => one.version === (inForce ?? coming)?.version);
    const said = row ? parseSupportPlan(row.definition) : null;
    lines.push({
      key,
      name: said?.name ?? draft?.content.name ?? key,
      summary: said?.summary ?? draft?.content.summary ?? "",
      inForce: inForce?.version ?? null,
      coming: coming && { version: coming.version, from: coming.effectiveFrom },
      draft: draft && around ? lineOf(draft, around) : null,
      contracts: versions.reduce((sum, one) => sum + one.contracts, 0),
    });
  }
  return lines;
}

export type PlanPage = {
  key: string;
  name: LocalText;
  /** Null: never published. */
  shown: { version: PlanVersionDto; definition: SupportPlanDefinition } | null;
  current: number | null;
  versions: PlanVersionDto[];
  draft: PlanDraftLine | null;
  edits: boolean;
  around: PlanAround;
};

/** A plan's versions with their definitions, newest first; empty where it was never published. */
export async function planVersions(tx: Tx, tenantId: string, key: string, today: PlainDate) {
  const rows = await tx.supportPlanVersion.findMany({
    where: { tenantId, plan: { key } },
    orderBy: { version: "desc" },
  });
  const versions = versionsOf(rows, await contractsUnder(tx, tenantId, today), today);
  return {
    versions,
    definition(version: number): SupportPlanDefinition {
      const row = rows.find(one => one.version === version) ?? notFoundRefusal();
      return parseSupportPlan(row.definition);
    },
  };
}

/** A plan as published, in the version asked for or the one in force. */
export async function planPage(
  tx: Tx,
  actor: Actor,
  key: string,
  asked: number | null,
  today: PlainDate,
): Promise<PlanPage> {
  if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const edits = workspacePolicy.change(actor, null);
  const draft = edits ? await loadPlanDraft(tx, tenantId, key) : null;
  const { versions, definition } = await planVersions(tx, tenantId, key, today);
  const current = versions.find(one => one.state === "in_force") ?? versions[0] ?? null;
  const version =
    asked === null ? current : (versions.find(one => one.version === asked) ?? notFoundRefusal());
  if (!version && !draft) return notFoundRefusal();
  const shown = version && { version, definition: definition(version.version) };
  const around = await planSurroundings(tx, tenantId, today);
  return {
    key,
    name: shown?.definition.name ?? draft?.content.name ?? key,
    shown,
    current: current?.version ?? null,
    versions,
    draft: draft && lineOf(draft, around),
    edits,
    around,
  };
}
