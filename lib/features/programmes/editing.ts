import { programmePolicy } from "#lib/domain/policies/programme.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { type DraftDefinition, inForceOn } from "#lib/domain/programmes/draft.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type Draft, datedVersions, loadDraft, loadDraftBySlug } from "./drafts.ts";
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

/** `3` or `draft`; null for anything else. */
export function parseEdition(word: unknown): Edition | null {
  if (word === "draft") return word;
  return typeof word === "string" && /^[1-9]\d{0,5}$/.test(word) ? Number(word) : null;
}

/** What a version or the draft says; drafts are told to those who may edit them. */
async function editionOf(
  tx: Tx,
  actor: Actor,
  programme: { programmeId: string; slug: string },
  edition: Edition,
): Promise<DraftDefinition> {
  if (edition === "draft") return (await draftToEdit(tx, actor, programme.slug)).definition;
  return versionDefinition(tx, actor.tenantId, programme.programmeId, edition);
}

export type ProgrammePage =
  | { kind: "draft_only" }
  | {
      kind: "published";
      history: History;
      version: VersionDto;
      definition: ProgrammeDefinition;
      draft: DraftLine | null;
    };

/** A programme as published, in the version asked for or the one to show first. */
export async function programmePage(
  tx: Tx,
  actor: Actor,
  slug: string,
  asked: string | null,
  today: PlainDate,
): Promise<ProgrammePage> {
  const { tenantId } = actor;
  const draft = programmePolicy.edit(actor, null) ? await loadDraftBySlug(tx, actor, slug) : null;
  if (draft && !(await tx.programme.findFirst({ where: { tenantId, slug } }))) return { kind: "draft_only" };
  const history = await programmeHistory(tx, actor, slug, today);
  const version =
    (asked === null
      ? shownVersion(history.versions)
      : history.versions.find(one => one.version === parseEdition(asked))) ?? notFoundRefusal();
  const definition = await versionDefinition(tx, tenantId, history.programmeId, version.version);
  return { kind: "published", history, version, definition, draft: draft && draftLine(draft) };
}

/** A draft with what it was begun from, and the version in force that it can be compared with. */
export async function draftPage(
  tx: Tx,
  actor: Actor,
  slug: string,
  today: PlainDate,
): Promise<{
  draft: Draft;
  base: { version: number; definition: ProgrammeDefinition } | null;
  inForce: number | null;
}> {
  const { tenantId } = actor;
  const draft = await draftToEdit(tx, actor, slug);
  const { programmeId, baseVersion } = draft;
  const inForce = inForceOn(await datedVersions(tx, tenantId, programmeId), today);
  const base =
    baseVersion === null
      ? null
      : {
          version: baseVersion,
          definition: await versionDefinition(tx, tenantId, programmeId, baseVersion),
        };
  return { draft, base, inForce: inForce?.version ?? null };
}

/**
 * Two editions of a programme, as `?from=2&to=draft` says; left out, the newest against the one before it. Not found
 * for an edition that isn't there.
 */
export async function comparePage(
  tx: Tx,
  actor: Actor,
  slug: string,
  query: { from?: unknown; to?: unknown },
  today: PlainDate,
) {
  const history = await programmeHistory(tx, actor, slug, today);
  const edits = programmePolicy.edit(actor, null);
  const draft = edits && (await loadDraftBySlug(tx, actor, slug)) !== null;
  const [newest, older] = history.versions;
  if (!newest) return notFoundRefusal();
  const to =
    query.to === undefined
      ? draft
        ? "draft"
        : newest.version
      : (parseEdition(query.to) ?? notFoundRefusal());
  const from =
    query.from === undefined
      ? to === "draft"
        ? newest.version
        : (older?.version ?? newest.version)
      : (parseEdition(query.from) ?? notFoundRefusal());
  return {
    history,
    draft,
    from,
    to,
    before: await editionOf(tx, actor, history, from),
    after: await editionOf(tx, actor, history, to),
  };
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
