import { type Edition, parseEdition } from "#lib/domain/edition.ts";
import { programmePolicy } from "#lib/domain/policies/programme.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { type DraftDefinition, inForceOn } from "#lib/domain/programmes/draft.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { type Draft, datedVersions, loadDraft, loadDraftBySlug } from "./drafts.ts";
import { fileText, SCHEMA_NAME } from "./file.ts";
import {
  type History,
  programmeHistory,
  shownVersion,
  type VersionDto,
  versionDefinition,
} from "./history.ts";
import { type DraftLine, draftLine } from "./list.ts";

// The vendor's pages of one programme: a version, its draft, two editions side by side, and an edition as a file.

/** A programme's draft, for the vendor's side alone. */
export async function draftForVendor(tx: Tx, actor: Actor, programmeId: string): Promise<Draft | null> {
  return actor.side === "vendor" ? loadDraft(tx, actor, programmeId) : null;
}

/** A draft to be edited, by the word in the address; not found where there is none, or for who may not edit it. */
export async function draftToEdit(tx: Tx, actor: Actor, slug: string): Promise<Draft> {
  if (!programmePolicy.edit(actor, null)) return notFoundRefusal();
  return (await loadDraftBySlug(tx, actor, slug)) ?? notFoundRefusal();
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

/** What a programme is called, for the title of its pages: as published, else as its draft says. */
export async function programmeNamed(
  tx: Tx,
  actor: Actor,
  slug: string,
  today: PlainDate,
): Promise<LocalText> {
  const page = await programmePage(tx, actor, slug, null, today);
  return page.kind === "published"
    ? page.definition.name
    : (await draftToEdit(tx, actor, slug)).definition.name;
}

/**
 * A draft with what it was begun from, and the version in force that it can be compared with. Null where a published
 * programme has no draft any more: it was published or thrown away since the address was noted.
 */
export async function draftPage(
  tx: Tx,
  actor: Actor,
  slug: string,
  today: PlainDate,
): Promise<{
  draft: Draft;
  base: { version: number; definition: ProgrammeDefinition } | null;
  inForce: number | null;
} | null> {
  const { tenantId } = actor;
  if (!programmePolicy.edit(actor, null)) return notFoundRefusal();
  const draft = await loadDraftBySlug(tx, actor, slug);
  if (!draft) return (await tx.programme.findFirst({ where: { tenantId, slug } })) ? null : notFoundRefusal();
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
