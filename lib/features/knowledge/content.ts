import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import {
  emptyText,
  type KnowledgeContent,
  type KnowledgeText,
  TEXT_LOCALES,
  TEXT_PARTS,
} from "#lib/domain/knowledge/item.ts";
import type { SaveInput } from "./schema.ts";

type Said = Pick<
  SaveInput,
  "audience" | "severity" | "course" | "productId" | "ranges" | "mustRead" | "en" | "es"
>;

/** What a form says, as an edition keeps it. A range that says nothing is left out. */
export const contentOf = (input: Said): KnowledgeContent => ({
  audience: input.audience,
  severity: input.severity || null,
  course: input.course || null,
  productId: input.productId || null,
  ranges: input.ranges.filter(({ from, to, fixedIn }) => from || to || fixedIn),
  mustRead: input.mustRead,
  texts: { en: input.en, es: input.es },
});

/** The same the other way round, for the form. */
export const saidOf = (content: KnowledgeContent): Said => ({
  audience: content.audience,
  severity: content.severity ?? "",
  course: content.course ?? "",
  productId: content.productId ?? "",
  ranges: content.ranges,
  mustRead: content.mustRead,
  en: content.texts.en,
  es: content.texts.es,
});

export const rangesOf = (value: unknown): VersionRange[] => (Array.isArray(value) ? value : []);

/** A kept edition or draft; what a newer form asks for and an older one did not know is empty. */
export function contentFrom(value: unknown): KnowledgeContent {
  const kept = value as KnowledgeContent;
  return { ...kept, texts: { en: whole(kept.texts?.en), es: whole(kept.texts?.es) } };
}
const whole = (text: Partial<KnowledgeText> | undefined): KnowledgeText => ({ ...emptyText(), ...text });

type TextRow = KnowledgeText & { locale: string };

/** Rows of texts as one value by language. */
export function textsOf(rows: readonly TextRow[]): KnowledgeContent["texts"] {
  const of = (locale: string) => {
    const row = rows.find(one => one.locale === locale);
    return row
      ? (Object.fromEntries(TEXT_PARTS.map(part => [part, row[part]])) as KnowledgeText)
      : emptyText();
  };
  return { en: of(TEXT_LOCALES[0]), es: of(TEXT_LOCALES[1]) };
}
