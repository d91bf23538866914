import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import {
  assemble,
  type Dated,
  type DraftDefinition,
  latestFrom,
  PARTS,
  type Part,
  type Problem,
  whyNotFrom,
} from "#lib/domain/programmes/draft.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { problemsOf } from "#lib/features/programmes/definition/problems.ts";
import { parseProgrammeDefinition } from "#lib/features/programmes/definition.ts";
import { askForRefresh, keepVersions } from "#lib/features/programmes/rules.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";

export type PartStamp = { version: number; savedBy: string; savedAt: Date };

/** A programme as somebody is changing it. */
export type Draft = {
  draftId: string;
  programmeId: string;
  key: string;
  slug: string;
  /** As typed; may lack anything. */
  definition: DraftDefinition;
  /** The same once nothing is wrong with it, else null. */
  checked: ProgrammeDefinition | null;
  problems: Problem[];
  /** Of the draft as a whole: grows with every part saved, guards its publication. */
  version: number;
  /** The published version it was begun from. */
  baseVersion: number | null;
  /** The day it is meant for, where somebody said so. */
  effectiveFrom: PlainDate | null;
  note: string;
  createdBy: string;
  createdAt: Date;
  parts: Record<Part, PartStamp>;
};

type Row = Prisma.ProgrammeDraftGetPayload<{ include: { parts: true } }>;

function draftOf(row: Row): Draft {
  const contents = Object.fromEntries(row.parts.map(part => [part.part, part.content as object]));
  const definition = assemble(row.key, contents);
  const problems = problemsOf(definition);
  const wrong = problems.some(problem => problem.level === "error");
  const stamps = PARTS.map(part => {
    const found = row.parts.find(one => one.part === part);
    return [
      part,
      found
        ? { version: found.version, savedBy: found.savedBy, savedAt: found.savedAt }
        : { version: 0, savedBy: row.createdBy, savedAt: row.createdAt },
    ] as const;
  });
  return {
    draftId: row.id,
    programmeId: row.programmeId,
    key: row.key,
    slug: row.slug,
    definition,
    checked: wrong ? null : parseProgrammeDefinition(definition),
    problems,
    version: row.version,
    baseVersion: row.baseVersion,
    effectiveFrom: toPlainDateOrNull(row.effectiveFrom),
    note: row.note,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    parts: Object.fromEntries(stamps) as Record<Part, PartStamp>,
  };
}

/** A programme's draft; null where nobody is changing it. Only the vendor's side can read one. */
export async function loadDraft(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  programmeId: string,
): Promise<Draft | null> {
  const row = await tx.programmeDraft.findFirst({
    where: { tenantId: actor.tenantId, programmeId },
    include: { parts: true },
  });
  return row && draftOf(row);
}

/** The same by the word in the address, which a programme keeps from its first draft on. */
export async function loadDraftBySlug(
  tx: Tx,
  actor: Pick<Actor, "tenantId">,
  slug: string,
): Promise<Draft | null> {
  const row = await tx.programmeDraft.findFirst({
    where: { tenantId: actor.tenantId, slug },
    include: { parts: true },
  });
  return row && draftOf(row);
}

/** Every version of a programme as far as its days go, the first first. */
export async function datedVersions(tx: Tx, tenantId: string, programmeId: string): Promise<Dated[]> {
  const rows = await tx.programmeVersion.findMany({
    where: { tenantId, programmeId },
    orderBy: { version: "asc" },
    select: { version: true, effectiveFrom: true, withdrawnAt: true },
  });
  return rows.map(row => ({
    version: row.version,
    effectiveFrom: toPlainDate(row.effectiveFrom),
    withdrawn: row.withdrawnAt !== null,
  }));
}

/** Who keeps the version that binds them today, and until when; null is for as long as they are partners. */
export type Grandfather = { partnerOrgIds: string[]; until: PlainDate | null };

export type PublishInput = {
  programmeId: string;
  /** The draft's version as it was looked at; another one is a conflict. */
  version: number;
  effectiveFrom: PlainDate;
  grandfather: Grandfather;
  note: string;
};

/**
 * Makes a draft the next version, in force from its day on (P20); nothing changes before. Refuses a draft with
 * errors, one that somebody changed meanwhile, a past day, and a day another version claims or lies beyond.
 */
export async function publishDraft(
  tx: Tx,
  actor: By,
  input: PublishInput,
  now: Date,
): Promise<{ versionId: string; version: number }> {
  const { tenantId } = actor;
  const { programmeId } = input;
  const draft = (await loadDraft(tx, actor, programmeId)) ?? conflict("programmes.draft.refusal.gone");
  // The guard takes the row: who saves a part or publishes at the same time waits, and finds it gone.
  const held = await tx.programmeDraft.updateMany({
    where: { tenantId, id: draft.draftId, version: draft.version },
    data: { version: { increment: 1 } },
  });
  if (held.count === 0)
    conflict(
      (await loadDraft(tx, actor, programmeId))
        ? "programmes.draft.refusal.changed"
        : "programmes.draft.refusal.gone",
    );
  if (draft.version !== input.version) conflict("programmes.draft.refusal.changed");
  if (draft.checked === null)
    return refuse("programmes.draft.refusal.problems", {
      count: draft.problems.filter(problem => problem.level === "error").length,
    });
  const versions = await datedVersions(tx, tenantId, programmeId);
  const { today } = await workspaceDay(tx, tenantId, now);
  const why = whyNotFrom(versions, input.effectiveFrom, today);
  if (why && !("other" in why))
    invalid({
      effectiveFrom: { key: `programmes.draft.refusal.${why.reason}`, params: { day: latestFrom(today) } },
    });
  if (why)
    invalid({
      effectiveFrom: {
        key: `programmes.draft.refusal.${why.reason}`,
        params: { version: why.other.version, day: why.other.effectiveFrom },
      },
    });
  if (input.note.trim() === "") invalid({ note: "programmes.draft.refusal.noteMissing" });
  if (versions.length === 0) {
    const { key, slug } = draft;
    await tx.programme.create({ data: { tenantId, id: programmeId, key, slug } });
  }
  const version = (versions.at(-1)?.version ?? 0) + 1;
  const versionId = newId();
  await tx.programmeVersion.create({
    data: {
      tenantId,
      id: versionId,
      programmeId,
      version,
      effectiveFrom: fromPlainDate(input.effectiveFrom),
      definition: draft.checked as unknown as Prisma.InputJsonObject,
      publishedBy: actor.name,
      publishedAt: now,
      note: input.note.trim(),
    },
  });
  const { partnerOrgIds, until } = input.grandfather;
  const from = input.effectiveFrom;
  await keepVersions(tx, actor, { programmeId, partnerOrgIds, from, until }, now);
  await removeDraft(tx, tenantId, draft.draftId);
  await askForRefresh(tx, tenantId, programmeId, now);
  await audit(tx, actor, {
    action: "programme.publish",
    subjectType: "programme",
    subjectId: programmeId,
    after: { version, effectiveFrom: input.effectiveFrom, note: input.note.trim() },
  });
  return { versionId, version };
}

/** Takes a draft away with its parts; the caller has the row. */
export async function removeDraft(tx: Tx, tenantId: string, draftId: string): Promise<void> {
  await tx.programmeDraftPart.deleteMany({ where: { tenantId, draftId } });
  await tx.programmeDraft.deleteMany({ where: { tenantId, id: draftId } });
}
