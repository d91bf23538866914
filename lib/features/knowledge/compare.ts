import {
  type KnowledgeContent,
  TEXT_LOCALES,
  type TextLocale,
  writtenIn,
} from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { eitherText } from "#lib/domain/text.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { Asked } from "./access.ts";
import { contentFrom } from "./content.ts";
import { draftOf } from "./read.ts";

/** An edition by its number, or what is being written. */
export type EditionName = number | "draft";
/** One side: an edition in a language it is written in; "3.en" in an address. */
export type Side = { edition: EditionName; locale: TextLocale };
export type SideChoice = Side & { at: number };

export const sideName = ({ edition, locale }: Side): string => `${edition}.${locale}`;

export type Comparison = {
  number: string;
  title: string;
  /** Every edition in every language it is written in, the newest first. */
  choices: SideChoice[];
  /** Null: there are no two to compare. */
  between: {
    before: Side & { content: KnowledgeContent };
    after: Side & { content: KnowledgeContent };
  } | null;
  products: { id: string; name: string }[];
};

const MOST = 200;

/**
 * Two editions of a thing, or one and what is being written, each in a language; the vendor's alone, as editions are. Without a wish the
 * newest beside the one before it, in the reader's language where it is written.
 */
export async function compareEditions(
  { tx, actor }: Asked,
  number: string,
  wish: { from: string; to: string },
): Promise<Comparison> {
  if (!knowledgePolicy.readAll(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const item = (await tx.knowledgeItem.findFirst({ where: { tenantId, number } })) ?? notFoundRefusal();
  const draft = await draftOf(tx, tenantId, item.id);
  const drafted = draft && contentFrom(draft.content);
  const rows = await tx.$queryRaw<{ edition: number; at: Date; en: boolean; es: boolean }[]>`
    SELECT edition, published_at AS at, coalesce(content->'texts'->'en'->>'title', '') <> '' AS en,
      coalesce(content->'texts'->'es'->>'title', '') <> '' AS es
    FROM knowledge_edition WHERE tenant_id = ${tenantId}::uuid AND item_id = ${item.id}::uuid
    ORDER BY edition DESC LIMIT ${MOST}`;
  const choices: SideChoice[] = [
    ...(draft && drafted
      ? writtenIn(drafted.texts).map(locale => ({
          edition: "draft" as const,
          locale,
          at: draft.savedAt.getTime(),
        }))
      : []),
    ...rows.flatMap(row =>
      TEXT_LOCALES.filter(locale => row[locale]).map(locale => ({
        edition: row.edition,
        locale,
        at: row.at.getTime(),
      })),
    ),
  ];
  const said = (name: string) => choices.find(one => sideName(one) === name);
  const own: TextLocale = actor.locale.startsWith("es") ? "es" : "en";
  const newest = choices[0]?.edition;
  const after =
    said(wish.to) ?? choices.find(one => one.edition === newest && one.locale === own) ?? choices[0];
  const older = choices
    .slice(after ? choices.indexOf(after) + 1 : 0)
    .filter(one => one.edition !== after?.edition);
  const before =
    said(wish.from) ??
    older.find(one => one.locale === after?.locale) ??
    older[0] ??
    choices.find(one => one !== after);
  const contentOf = async ({ edition }: Side): Promise<KnowledgeContent> => {
    if (edition === "draft") return drafted ?? notFoundRefusal();
    const row = await tx.knowledgeEdition.findFirst({ where: { tenantId, itemId: item.id, edition } });
    return contentFrom((row ?? notFoundRefusal()).content);
  };
  const newestContent = after && (await contentOf(after));
  return {
    number,
    title: newestContent
      ? eitherText(newestContent.texts.en.title, newestContent.texts.es.title, actor.locale)
      : number,
    choices,
    between:
      before && after && newestContent
        ? {
            before: { ...before, content: await contentOf(before) },
            after: { ...after, content: newestContent },
          }
        : null,
    products: (await loadProducts(tx, tenantId)).map(({ id, name }) => ({ id, name })),
  };
}
