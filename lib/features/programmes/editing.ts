import { programmePolicy } from "#lib/domain/policies/programme.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { type DraftDefinition, inForceOn } from "#lib/domain/programmes/draft.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type Draft, loadDraft, loadDraftBySlug } from "./drafts.ts";
import { fileText, SCHEMA_NAME } from "./file.ts";
import { definitionOf } from "./queries.ts";

// What the vendor's settings read of its programmes: versions of every day, and drafts. The other sides read none of it.

type Programme = { id: string; key: string; slug: string };

/** A published programme, for the vendor's side alone. */
export async function programmeForVendor(
  tx: Tx,
  actor: Actor,
  programmeId: string,
): Promise<Programme | null> {
  if (actor.side !== "vendor") return null;
  return tx.programme.findFirst({
    where: { tenantId: actor.tenantId, id: programmeId },
    select: { id: true, key: true, slug: true },
  });
}

/** A programme's draft, for the vendor's side alone. */
export async function draftForVendor(tx: Tx, actor: Actor, programmeId: string): Promise<Draft | null> {
  return actor.side === "vendor" ? loadDraft(tx, actor, programmeId) : null;
}

export type VersionDto = {
  version: number;
  effectiveFrom: PlainDate;
  state: "in_force" | "coming" | "former" | "withdrawn";
  publishedBy: string;
  publishedAt: number;
  note: string;
  withdrawnBy: string | null;
};

export type History = {
  programmeId: string;
  key: string;
  slug: string;
  /** The newest first. */
  versions: VersionDto[];
};

/** A published programme with all its versions (P20); not found for the other sides and for what was never published. */
export async function programmeHistory(
  tx: Tx,
  actor: Actor,
  slug: string,
  today: PlainDate,
): Promise<History> {
  const { tenantId } = actor;
  if (actor.side !== "vendor") return notFoundRefusal();
  const programme = (await tx.programme.findFirst({ where: { tenantId, slug } })) ?? notFoundRefusal();
  return { ...named(programme), versions: await versionsOf(tx, tenantId, programme.id, today) };
}

const named = (p: Programme) => ({ programmeId: p.id, key: p.key, slug: p.slug });

async function versionsOf(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  today: PlainDate,
): Promise<VersionDto[]> {
  const rows = await tx.programmeVersion.findMany({
    where: { tenantId, programmeId },
    orderBy: { version: "desc" },
    omit: { definition: true },
  });
  const dated = rows.map(row => ({
    ...row,
    effectiveFrom: toPlainDate(row.effectiveFrom),
    withdrawn: row.withdrawnAt !== null,
  }));
  const current = inForceOn(dated, today);
  return dated.map(row => ({
    version: row.version,
    effectiveFrom: row.effectiveFrom,
    state:
      row === current
        ? "in_force"
        : row.withdrawn
          ? "withdrawn"
          : row.effectiveFrom > today
            ? "coming"
            : "former",
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt.getTime(),
    note: row.note,
    withdrawnBy: row.withdrawnBy,
  }));
}

/** What a version says; not found where there is no such version. */
export async function versionDefinition(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  version: number,
): Promise<ProgrammeDefinition> {
  const row = await tx.programmeVersion.findFirst({
    where: { tenantId, programmeId, version },
    select: { id: true, definition: true },
  });
  return row ? definitionOf(tenantId, row) : notFoundRefusal();
}

/** The version to show first: the one in force, else the next to come, else the last there was. */
export function shownVersion(versions: readonly VersionDto[]): VersionDto | null {
  const coming = versions.findLast(v => v.state === "coming");
  return versions.find(v => v.state === "in_force") ?? coming ?? versions[0] ?? null;
}

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

/** A draft to be edited, by the word in the address; not found where there is none, or for who may not edit it. */
export async function draftToEdit(tx: Tx, actor: Actor, slug: string): Promise<Draft> {
  if (!programmePolicy.edit(actor, null)) return notFoundRefusal();
  return (await loadDraftBySlug(tx, actor, slug)) ?? notFoundRefusal();
}

/** One side of a comparison: a version's number, or the draft. */
export type Edition = number | "draft";

/** What a version or the draft says; drafts are told to those who may edit them. */
export async function editionOf(
  tx: Tx,
  actor: Actor,
  programme: { programmeId: string; slug: string },
  edition: Edition,
): Promise<DraftDefinition> {
  if (edition === "draft") return (await draftToEdit(tx, actor, programme.slug)).definition;
  return versionDefinition(tx, actor.tenantId, programme.programmeId, edition);
}

/** An edition as a file to download. Its name says which; the file itself doesn't, so that equal ones are equal files. */
export async function programmeFileOf(
  tx: Tx,
  actor: Actor,
  slug: string,
  edition: Edition,
  appUrl: string,
): Promise<{ name: string; text: string }> {
  const { tenantId } = actor;
  const schema = `${appUrl}/api/schemas/${SCHEMA_NAME}`;
  if (edition === "draft") {
    const { definition } = await draftToEdit(tx, actor, slug);
    return { name: `${slug}.draft.json`, text: fileText(definition, schema) };
  }
  const programme = (await tx.programme.findFirst({ where: { tenantId, slug } })) ?? notFoundRefusal();
  const definition = await versionDefinition(tx, tenantId, programme.id, edition);
  return { name: `${slug}.v${edition}.json`, text: fileText(definition, schema) };
}
