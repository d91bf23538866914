import { unknownFields } from "#lib/domain/agreements/fields.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import { unprintable } from "./markdown.ts";
import type { DropTemplateInput, SaveTemplateInput } from "./schema.ts";

/** Which template a person works on, as it stands. */
export type TemplateTarget = {
  tenantId: string;
  programmeId: string;
  kind: string;
  locale: string;
  draft: { id: string; version: number } | null;
  newest: number;
};

/** The template's place, published or not; null where the programme has no such kind of document today. */
export async function findTemplate(
  tx: Tx,
  tenantId: string,
  { programmeId, kind, locale }: { programmeId: string; kind: string; locale: string },
  today: PlainDate,
): Promise<TemplateTarget | null> {
  const programme = (await listProgrammes(tx, tenantId, today)).find(p => p.programmeId === programmeId);
  if (!programme || !agreementKindOf(programme.definition, kind)) return null;
  const where = { tenantId, programmeId, kind, locale };
  const draft = await tx.documentTemplateDraft.findFirst({ where, select: { id: true, version: true } });
  const newest = await tx.documentTemplate.findFirst({
    where,
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return { ...where, draft, newest: newest?.version ?? 0 };
}

const contentOf = ({ title, body, firstSide, signDays, remindDays }: SaveTemplateInput) => ({
  title,
  body,
  firstSide,
  signDays,
  remindDays,
});

/** Two writers: whoever saw less than what stands there is told so. */
function seenAll(target: TemplateTarget, input: { draftVersion: number; baseVersion?: number }): void {
  if ((target.draft?.version ?? 0) !== input.draftVersion) conflict("documents.refusal.draftMoved");
  if (input.baseVersion !== undefined && input.baseVersion !== target.newest)
    conflict("documents.refusal.published");
}

/** Only known fields, for a wrong one would stand in a contract as it was typed; and only what a PDF can show. */
function guardBody(body: string): void {
  if (unprintable(body)) invalid({ body: "documents.invalid.unprintable" });
  const unknown = unknownFields(body);
  if (unknown.length > 0)
    invalid({
      body: {
        key: "documents.invalid.unknown",
        params: { fields: unknown.map(name => (name.includes("{") ? name : `{{${name}}}`)).join(", ") },
      },
    });
}

/** One writer at a time, so that the look before and the write stand together. */
const hold = (tx: Tx, t: TemplateTarget) => oneAtATime(tx, `template:${t.programmeId}:${t.kind}:${t.locale}`);

/** Keeps what is written so far; also with a field that isn't known yet. */
export async function saveDraft(
  tx: Tx,
  actor: By,
  target: TemplateTarget,
  input: SaveTemplateInput,
  now: Date,
): Promise<{ draftVersion: number }> {
  seenAll(target, input);
  const { tenantId, programmeId, kind, locale } = target;
  const content = { ...contentOf(input), savedBy: actor.name };
  if (target.draft) {
    const changed = await tx.documentTemplateDraft.updateMany({
      where: {
        tenantId,
        id: target.draft.id,
        version: target.draft.version,
      },
      data: { ...content, savedAt: now, version: { increment: 1 } },
    });
    if (changed.count === 0) conflict("documents.refusal.draftMoved");
    return { draftVersion: input.draftVersion + 1 };
  }
  await hold(tx, target);
  const there = await tx.documentTemplateDraft.findFirst({ where: { tenantId, programmeId, kind, locale } });
  if (there) conflict("documents.refusal.draftMoved");
  await tx.documentTemplateDraft.create({
    data: { tenantId, id: newId(), programmeId, kind, locale, ...content },
  });
  return { draftVersion: 1 };
}

/** Of somebody who saves at the same moment nothing is taken away: their draft is another version by then. */
async function removeDraft(tx: Tx, { tenantId, draft }: TemplateTarget): Promise<void> {
  if (draft === null) return;
  const { count } = await tx.documentTemplateDraft.deleteMany({
    where: { tenantId, id: draft.id, version: draft.version },
  });
  if (count === 0) conflict("documents.refusal.draftMoved");
}

/** Throws the draft away; what is published stays. */
export async function dropDraft(
  tx: Tx,
  target: TemplateTarget,
  input: DropTemplateInput,
): Promise<{ dropped: true }> {
  seenAll(target, input);
  await removeDraft(tx, target);
  return { dropped: true };
}

/** Publishes the text as the next version: what is sent from now on. What was sent before stays as it was (P20). */
export async function publish(
  tx: Tx,
  actor: By,
  target: TemplateTarget,
  input: SaveTemplateInput,
): Promise<{ version: number }> {
  guardBody(input.body);
  await hold(tx, target);
  const { tenantId, programmeId, kind, locale } = target;
  const newest = await tx.documentTemplate.findFirst({
    where: { tenantId, programmeId, kind, locale },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  seenAll({ ...target, newest: newest?.version ?? 0 }, input);
  const version = (newest?.version ?? 0) + 1;
  const id = newId();
  await tx.documentTemplate.create({
    data: {
      tenantId,
      id,
      programmeId,
      kind,
      locale,
      version,
      ...contentOf(input),
      note: input.note ?? "",
      publishedBy: actor.name,
    },
  });
  await removeDraft(tx, target);
  await audit(tx, actor, {
    action: "document.publish",
    subjectType: "document_template",
    subjectId: id,
    after: { kind, locale, version, title: input.title, note: input.note ?? "" },
  });
  return { version };
}
