import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import { filesIn, picturesIn } from "./files.ts";

// What a vendor knows and lets others know (S10, S18): alerts, known problems and articles.

export const KNOWLEDGE_KINDS = ["alert", "problem", "article"] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** "draft": never published; readers have what is published, and of what was superseded the way to what took its place. */
export const KNOWLEDGE_STATES = ["draft", "published", "superseded", "withdrawn"] as const;
export type KnowledgeState = (typeof KNOWLEDGE_STATES)[number];

/** How far a matter has come (S10): an alert's or a known problem's; an article has none. */
export const COURSES = ["active", "worked_around", "resolved"] as const;
export type Course = (typeof COURSES)[number];

/** From the worst down. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** From the widest to the narrowest: who reads one reads all before it. */
export const AUDIENCES = ["public", "entitled", "partners", "staff"] as const;
export type KnowledgeAudience = (typeof AUDIENCES)[number];

export const TEXT_LOCALES = ["en", "es"] as const;
export type TextLocale = (typeof TEXT_LOCALES)[number];

/** The words in one language; a title makes it be there, all else may be left out. */
export type KnowledgeText = {
  title: string;
  summary: string;
  /** Who is affected, and how one notices. */
  affected: string;
  workaround: string;
  resolution: string;
  body: string;
};
export const TEXT_PARTS = ["title", "summary", "affected", "workaround", "resolution", "body"] as const;

/** Everything that an edition says. */
export type KnowledgeContent = {
  audience: KnowledgeAudience;
  severity: Severity | null;
  course: Course | null;
  /** Null: whatever the product. */
  productId: string | null;
  ranges: VersionRange[];
  /** Readers are asked to say that they have read it. */
  mustRead: boolean;
  texts: Record<TextLocale, KnowledgeText>;
};

export const emptyText = (): KnowledgeText => ({
  title: "",
  summary: "",
  affected: "",
  workaround: "",
  resolution: "",
  body: "",
});

/** Every file that stands somewhere in it. */
export const filesOf = ({ texts }: Pick<KnowledgeContent, "texts">): string[] => [
  ...new Set(TEXT_LOCALES.flatMap(locale => TEXT_PARTS.flatMap(part => filesIn(texts[locale][part])))),
];

/** The languages a thing is written in. */
export const writtenIn = (texts: Record<TextLocale, { title: string }>): TextLocale[] =>
  TEXT_LOCALES.filter(locale => texts[locale].title.trim() !== "");

/** The language a reader gets: their own where it is written, the other one where it is not; null: it is written in none. */
export function languageFor(
  written: readonly TextLocale[],
  wanted: string,
): { locale: TextLocale; fellBack: boolean } | null {
  const own: TextLocale = wanted.startsWith("es") ? "es" : "en";
  if (written.includes(own)) return { locale: own, fellBack: false };
  const other = written[0];
  return other ? { locale: other, fellBack: true } : null;
}

export type Incomplete =
  | "title"
  /** A picture of which nobody says what is seen. */
  | "seen"
  | "severity"
  | "course"
  /** Worked around, and nowhere said how; resolved, and nowhere said by what. */
  | "workaround"
  | "resolution"
  /** Said in one language and not in the other it is written in. */
  | "half_workaround"
  | "half_resolution"
  /** An alert says whom it concerns. */
  | "affected";

/** One thing that is missing, and in which of its languages; of what has none, `none`. */
export type Missing = { what: Incomplete; where: TextLocale | "both" | "none" };

/** What is missing before it can be published (S10); empty: nothing. */
export function incomplete(kind: KnowledgeKind, content: KnowledgeContent): Missing[] {
  const written = writtenIn(content.texts);
  const found: Missing[] = [];
  const lacks = (what: Incomplete, where: readonly TextLocale[] | null) => {
    const [first, second] = where ?? [];
    if (where === null || first) found.push({ what, where: second ? "both" : (first ?? "none") });
  };
  const without = (part: "workaround" | "resolution" | "affected") =>
    written.filter(locale => content.texts[locale][part].trim() === "");
  // What one language knows a reader of the other would be told nobody knows.
  const half = (part: "workaround" | "resolution") =>
    without(part).length < written.length ? without(part) : [];
  if (written.length === 0) lacks("title", null);
  const unseen = (text: KnowledgeText) =>
    TEXT_PARTS.some(part => picturesIn(text[part]).some(({ seen }) => seen.trim() === ""));
  lacks(
    "seen",
    TEXT_LOCALES.filter(locale => unseen(content.texts[locale])),
  );
  if (kind === "article") return found;
  if (kind === "alert" && content.severity === null) lacks("severity", null);
  if (content.course === null) lacks("course", null);
  if (kind === "alert") lacks("affected", without("affected"));
  if (content.course === "worked_around") lacks("workaround", without("workaround"));
  else lacks("half_workaround", half("workaround"));
  if (content.course === "resolved") lacks("resolution", without("resolution"));
  else lacks("half_resolution", half("resolution"));
  return found;
}
