import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import {
  AUDIENCES,
  type KnowledgeContent,
  type KnowledgeText,
  SEVERITIES,
  TEXT_LOCALES,
} from "#lib/domain/knowledge/item.ts";

/** Why an edition is worth being told about again. */
export const SUBSTANTIAL = [
  "first",
  "severity",
  "course",
  "concerns",
  "audience",
  "must_read",
  "workaround",
  "resolution",
] as const;
export type Substantial = (typeof SUBSTANTIAL)[number];

const words = (text: string): string => text.replace(/\s+/g, " ").trim();
const rangesText = (ranges: readonly VersionRange[]): string =>
  ranges
    .map(({ from, to, fixedIn }) => `${from}|${to}|${fixedIn}`)
    .sort()
    .join(";");

/**
 * What of a new edition its readers act by (S10, S18): how grave it is, whom it concerns, what to do. Nobody is told of another
 * wording of title, summary or text, or of a language that is added. A work-around or resolution counts once what it says differs in
 * a language that had it, or where there was none in any.
 */
export function substantialChanges(before: KnowledgeContent | null, after: KnowledgeContent): Substantial[] {
  if (before === null) return ["first"];
  const found: Substantial[] = [];
  if (before.severity !== after.severity && worse(before, after)) found.push("severity");
  if (before.course !== after.course) found.push("course");
  if (before.productId !== after.productId || rangesText(before.ranges) !== rangesText(after.ranges))
    found.push("concerns");
  if (AUDIENCES.indexOf(after.audience) < AUDIENCES.indexOf(before.audience)) found.push("audience");
  if (after.mustRead && !before.mustRead) found.push("must_read");
  for (const part of ["workaround", "resolution"] as const)
    if (saysOtherwise(part, before.texts, after.texts)) found.push(part);
  return found;
}

/** Less grave is good news that can wait; a first severity, or a graver one, cannot. */
const worse = (before: KnowledgeContent, after: KnowledgeContent): boolean => {
  if (after.severity === null) return false;
  return before.severity === null || SEVERITIES.indexOf(after.severity) < SEVERITIES.indexOf(before.severity);
};

type Texts = KnowledgeContent["texts"];

function saysOtherwise(part: keyof KnowledgeText, before: Texts, after: Texts): boolean {
  const had = TEXT_LOCALES.filter(locale => words(before[locale][part]) !== "");
  if (had.length === 0) return TEXT_LOCALES.some(locale => words(after[locale][part]) !== "");
  return had.some(locale => words(before[locale][part]) !== words(after[locale][part]));
}
