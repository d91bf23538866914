import { programmePolicy } from "#lib/domain/policies/programme.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type Draft, loadDraft } from "./drafts.ts";
import { named, shownVersion, type VersionDto, versionDefinition, versionsOf } from "./history.ts";

export type DraftLine = {
  baseVersion: number | null;
  /** Who saved last, and when. */
  savedBy: string;
  savedAt: number;
  errors: number;
};

/** A programme in the list: what is in force, what comes, and whether somebody is changing it. */
export type ProgrammeLine = {
  programmeId: string;
  slug: string;
  name: LocalText;
  product: string;
  tiers: LocalText[];
  versions: VersionDto[];
  draft: DraftLine | null;
};

export function draftLine(draft: Draft): DraftLine {
  const last = Object.values(draft.parts).reduce((a, b) => (b.savedAt > a.savedAt ? b : a));
  return {
    baseVersion: draft.baseVersion,
    savedBy: last.savedBy,
    savedAt: last.savedAt.getTime(),
    errors: draft.problems.filter(problem => problem.level === "error").length,
  };
}

const described = (d: DraftDefinition) => ({
  name: d.name,
  product: d.product,
  tiers: [...d.tiers].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(tier => tier.name),
});

/**
 * The workspace's programmes in the order they were made, those that are drafts alone last. Drafts are told to those
 * who may edit them.
 */
export async function programmeList(tx: Tx, actor: Actor, today: PlainDate): Promise<ProgrammeLine[]> {
  const { tenantId } = actor;
  if (actor.side !== "vendor") return notFoundRefusal();
  const programmes = await tx.programme.findMany({
    where: { tenantId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const drafts = programmePolicy.edit(actor, null)
    ? await tx.programmeDraft.findMany({
        where: { tenantId },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { programmeId: true },
      })
    : [];
  const draftOf = async (programmeId: string) =>
    drafts.some(d => d.programmeId === programmeId) ? loadDraft(tx, actor, programmeId) : null;
  const lines: ProgrammeLine[] = [];
  for (const programme of programmes) {
    const versions = await versionsOf(tx, tenantId, programme.id, today);
    const shown = shownVersion(versions);
    if (!shown) continue;
    const definition = await versionDefinition(tx, tenantId, programme.id, shown.version);
    const draft = await draftOf(programme.id);
    const { programmeId, slug } = named(programme);
    lines.push({ programmeId, slug, ...described(definition), versions, draft: draft && draftLine(draft) });
  }
  for (const { programmeId } of drafts) {
    if (programmes.some(p => p.id === programmeId)) continue;
    const draft = await loadDraft(tx, actor, programmeId);
    if (draft)
      lines.push({
        programmeId,
        slug: draft.slug,
        ...described(draft.definition),
        versions: [],
        draft: draftLine(draft),
      });
  }
  return lines;
}
