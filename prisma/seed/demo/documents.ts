import { unknownFields } from "#lib/domain/agreements/fields.ts";
import { saveTemplateInput } from "#lib/features/documents/schema.ts";
import { templatesOf } from "#prisma/seed/documents/all.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { seedId } from "./ids.ts";
import { moment } from "./partner-paper.ts";
import type { Seeding } from "./types.ts";

/** The id of a shipped text. */
export const templateId = (slug: string, kind: string, locale: string): string =>
  seedId(slug, "document-template", kind, locale, "1");

/** Publishes the texts that are sent for signature, each checked by what guards the editor. */
export async function writeTemplates(s: Seeding): Promise<void> {
  const { slug } = s.workspace;
  const programme = definitionsOf[slug]?.programmes[0];
  if (!programme) return;
  const programmeId = ids.programme(slug, programme.definition.key);
  const by = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"));
  for (const seed of templatesOf[slug] ?? []) {
    const { kind, locale, title, body, firstSide, signDays, remindDays } = saveTemplateInput.parse({
      ...seed,
      programmeId,
      draftVersion: 0,
      baseVersion: 0,
    });
    const unknown = unknownFields(body);
    if (unknown.length > 0) throw new Error(`${slug} ${kind}: unknown fields ${unknown.join(", ")}`);
    await s.tx.documentTemplate.create({
      data: {
        tenantId: s.tenantId,
        id: templateId(slug, kind, locale),
        programmeId,
        kind,
        locale,
        version: 1,
        title,
        body,
        firstSide,
        signDays,
        remindDays,
        publishedBy: by?.name ?? "",
        publishedAt: moment(s, 900, 11),
      },
    });
  }
}
