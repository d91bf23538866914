import { cut, type DraftDefinition, emptyDraft, PARTS } from "#lib/domain/programmes/draft.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { looseSchemaOf } from "#lib/features/programmes/definition/loose.ts";
import { type Draft, loadDraft, removeDraft } from "#lib/features/programmes/drafts.ts";
import { readProgrammeFile } from "#lib/features/programmes/file.ts";
import { askForRefresh, dropPromises } from "#lib/features/programmes/rules.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvents } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, Refusal, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import type { NewProgrammeInput, SavePartInput } from "./draft-schema.ts";

const CHANGED = "programmes.draft.refusal.changed";

const json = (value: unknown) => value as Prisma.InputJsonObject;

type Begin = {
  programmeId: string;
  key: string;
  slug: string;
  baseVersion: number | null;
  definition: DraftDefinition;
};

/** False where somebody else was quicker: there is a draft of this programme, or one with this word. */
async function begin(tx: Tx, by: By, b: Begin): Promise<boolean> {
  const { tenantId } = by;
  const id = newId();
  const { programmeId, key, slug, baseVersion } = b;
  const made = await tx.programmeDraft.createMany({
    data: [{ tenantId, id, programmeId, key, slug, baseVersion, createdBy: by.name }],
    skipDuplicates: true,
  });
  if (made.count === 0) return false;
  await tx.programmeDraftPart.createMany({
    data: PARTS.map(part => ({
      tenantId,
      draftId: id,
      part,
      content: json(cut(b.definition, part)),
      savedBy: by.name,
    })),
  });
  await audit(tx, by, {
    action: "programme.draft",
    subjectType: "programme",
    subjectId: programmeId,
    after: { slug, baseVersion },
  });
  return true;
}

/**
 * Opens a draft of a published programme: from a version named, else from the last one published, which may still be
 * to come. Where somebody has opened one already, that one is meant.
 */
export async function beginDraft(
  tx: Tx,
  by: By,
  programmeId: string,
  fromVersion: number | null,
): Promise<{ slug: string }> {
  const { tenantId } = by;
  const programme = await tx.programme.findFirst({ where: { tenantId, id: programmeId } });
  if (!programme) return notFoundRefusal();
  if (await loadDraft(tx, by, programmeId)) return { slug: programme.slug };
  const versions = await tx.programmeVersion.findMany({
    where: {
      tenantId,
      programmeId,
      ...(fromVersion === null ? { withdrawnAt: null } : { version: fromVersion }),
    },
    orderBy: { version: "desc" },
    take: 1,
  });
  const version = versions[0] ?? notFoundRefusal();
  await begin(tx, by, {
    programmeId,
    key: programme.key,
    slug: programme.slug,
    baseVersion: version.version,
    definition: version.definition as unknown as DraftDefinition,
  });
  return { slug: programme.slug };
}

/** The definition a file holds, as typed; a file that holds none is refused with the line that says so. */
function readFile(text: string): DraftDefinition {
  const { definition, problems } = readProgrammeFile(text);
  if (definition) return definition;
  const [first] = problems;
  const params = Object.entries(first?.params ?? {}).filter(([, value]) => typeof value !== "object");
  return invalid({
    text: {
      key: first?.key ?? "programmes.file.format",
      params: Object.fromEntries(params) as Record<string, string>,
    },
  });
}

/**
 * Begins a programme that is not there yet: empty, as a copy of another's last version, or as a file says; a file brings
 * its own name.
 */
export async function newProgramme(tx: Tx, by: By, input: NewProgrammeInput): Promise<{ slug: string }> {
  const { tenantId } = by;
  const { slug, name, copyOf, text } = input;
  const key = slug.replaceAll("-", "_");
  const same = { where: { tenantId, OR: [{ slug }, { key }] } };
  if ((await tx.programme.findFirst(same)) || (await tx.programmeDraft.findFirst(same)))
    return invalid({ slug: "programmes.draft.refusal.slugTaken" });
  // The other language stays to be written: a name in the wrong one would be published unnoticed.
  const own = by.locale.startsWith("es") ? { en: "", es: name } : { en: name, es: "" };
  let definition: DraftDefinition = { ...emptyDraft(key), name: own };
  if (text !== null) definition = { ...readFile(text), key };
  else if (copyOf !== null) {
    const version = await tx.programmeVersion.findFirst({
      where: { tenantId, programmeId: copyOf, withdrawnAt: null },
      orderBy: { version: "desc" },
    });
    if (!version) return notFoundRefusal();
    const copied = version.definition as unknown as DraftDefinition;
    // A copy of what may be published may be published too.
    definition = { ...copied, key, name: { en: name, es: name } };
  }
  const begun = await begin(tx, by, { programmeId: newId(), key, slug, baseVersion: null, definition });
  if (!begun) return invalid({ slug: "programmes.draft.refusal.slugTaken" });
  return { slug };
}

/** What a saved part has become: its own version and that of the draft, and when, by the database's clock. */
export type SavedPart = { version: number; partVersion: number; at: number };

/**
 * Saves one part as typed, over the version it was typed over (else a conflict that names who was quicker). Others may
 * be saving other parts: they don't meet.
 */
export async function savePart(
  tx: Tx,
  by: By,
  draft: Draft,
  input: SavePartInput,
  now: Date,
): Promise<SavedPart> {
  const { tenantId } = by;
  const { draftId } = draft;
  const parsed = looseSchemaOf(input.part).safeParse(input.content);
  if (!parsed.success) throw new Refusal("invalid", "programmes.draft.refusal.shape");
  // The draft's row first: whoever publishes or discards holds it, and afterwards it is gone.
  const held = await tx.programmeDraft.updateMany({
    where: { tenantId, id: draftId },
    data: { version: { increment: 1 } },
  });
  if (held.count === 0) conflict("programmes.draft.refusal.gone");
  const where = { tenantId, draftId, part: input.part };
  const saved = await tx.programmeDraftPart.updateMany({
    where: { ...where, version: input.version },
    data: { content: json(parsed.data), version: { increment: 1 }, savedBy: by.name, savedAt: now },
  });
  if (saved.count === 0) {
    const theirs = await tx.programmeDraftPart.findFirst({ where });
    throw new Refusal("conflict", "programmes.draft.refusal.partChanged", { name: theirs?.savedBy ?? "" });
  }
  const after = await tx.programmeDraft.findFirstOrThrow({
    where: { tenantId, id: draftId },
    select: { version: true },
  });
  return { version: after.version, partVersion: input.version + 1, at: now.getTime() };
}

/** Replaces the whole of a draft, part by part, as a file says; its key stays the programme's own. */
export async function importDraft(
  tx: Tx,
  by: By,
  draft: Draft,
  { version, text }: { version: number; text: string },
  now: Date,
): Promise<void> {
  const { tenantId } = by;
  const definition = readFile(text);
  const { draftId } = draft;
  const held = await tx.programmeDraft.updateMany({
    where: { tenantId, id: draftId, version: judged(draft, version, CHANGED) },
    data: { version: { increment: 1 } },
  });
  if (held.count === 0) conflict(CHANGED);
  for (const part of PARTS)
    await tx.programmeDraftPart.updateMany({
      where: { tenantId, draftId, part },
      data: {
        content: json(cut(definition, part)),
        version: { increment: 1 },
        savedBy: by.name,
        savedAt: now,
      },
    });
  await audit(tx, by, {
    action: "programme.import",
    subjectType: "programme",
    subjectId: draft.programmeId,
    before: draft.definition,
    after: definition,
  });
}

/** Throws a draft away; a programme that was never published goes with it. */
export async function discardDraft(tx: Tx, by: By, draft: Draft, version: number): Promise<void> {
  const { tenantId } = by;
  const held = await tx.programmeDraft.updateMany({
    where: { tenantId, id: draft.draftId, version: judged(draft, version, CHANGED) },
    data: { version: { increment: 1 } },
  });
  if (held.count === 0) conflict(CHANGED);
  await removeDraft(tx, tenantId, draft.draftId);
  await audit(tx, by, {
    action: "programme.discard",
    subjectType: "programme",
    subjectId: draft.programmeId,
    before: draft.definition,
  });
}

/** Keeps with a draft the day and the note it is meant for; they are checked when it is published. */
export async function planDraft(
  tx: Tx,
  by: By,
  draft: Draft,
  plan: { effectiveFrom: PlainDate | null; note: string },
): Promise<void> {
  await tx.programmeDraft.updateMany({
    where: { tenantId: by.tenantId, id: draft.draftId },
    data: { effectiveFrom: plan.effectiveFrom && fromPlainDate(plan.effectiveFrom), note: plan.note },
  });
}

/** Takes back a version before its day comes; from its day on it is in force, and only another version replaces it. */
export async function withdrawVersion(
  tx: Tx,
  by: By,
  programmeId: string,
  number: number,
  now: Date,
): Promise<void> {
  const { tenantId } = by;
  const row = await tx.programmeVersion.findFirst({ where: { tenantId, programmeId, version: number } });
  if (!row) return notFoundRefusal();
  if (row.withdrawnAt) conflict("programmes.draft.refusal.withdrawn");
  const effectiveFrom = toPlainDate(row.effectiveFrom);
  if (effectiveFrom <= (await workspaceDay(tx, tenantId, now)).today)
    refuse("programmes.draft.refusal.inForce", { day: effectiveFrom });
  const done = await tx.programmeVersion.updateMany({
    where: { tenantId, id: row.id, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnBy: by.name },
  });
  if (done.count === 0) conflict("programmes.draft.refusal.withdrawn");
  await dropPromises(tx, tenantId, programmeId, effectiveFrom);
  await askForRefresh(tx, tenantId, programmeId, now);
  await recall(tx, by, programmeId, number, effectiveFrom);
  await audit(tx, by, {
    action: "programme.withdraw",
    subjectType: "programme",
    subjectId: programmeId,
    before: { version: number, effectiveFrom },
  });
}

/** Whoever was told that it comes is told that it does not. */
async function recall(tx: Tx, by: By, programmeId: string, version: number, from: PlainDate) {
  const { tenantId } = by;
  const partnerships = await tx.partnership.findMany({
    where: { tenantId, programmeId },
    select: { id: true },
  });
  const announced = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "partnership",
      subjectId: { in: partnerships.map(row => row.id) },
      type: "programme.announced",
      data: { path: ["version"], equals: version },
    },
    select: { subjectId: true, partnerOrgId: true },
  });
  await recordEvents(
    tx,
    by,
    announced.map(({ subjectId, partnerOrgId }) => ({
      subjectType: "partnership",
      subjectId,
      type: "programme.recalled",
      audience: "partner_vendor",
      partnerOrgId,
      data: { programmeId, version, from },
      tell: true,
    })),
  );
}
