import { diffArrays, diffWordsWithSpace } from "diff";
import { type KnowledgeContent, TEXT_PARTS, type TextLocale } from "#lib/domain/knowledge/item.ts";

/** Words of a line, and whether they are on this side alone. */
export type Piece = { text: string; only: boolean };
/** A line as it stood and as it stands; null: there is none on that side. */
export type Row = { before: Piece[] | null; after: Piece[] | null; same: boolean };

const MOST_MS = 300;

const whole = (text: string, only: boolean): Piece[] => [{ text, only }];

/** A line that became another one, word by word; wholly another where that takes too long. */
function reworded(before: string, after: string): Row {
  const parts = diffWordsWithSpace(before, after, { timeout: MOST_MS });
  if (!parts) return { before: whole(before, true), after: whole(after, true), same: false };
  return {
    before: parts.filter(part => !part.added).map(({ value, removed }) => ({ text: value, only: removed })),
    after: parts.filter(part => !part.removed).map(({ value, added }) => ({ text: value, only: added })),
    same: false,
  };
}

const linesOf = (text: string): string[] => (text === "" ? [] : text.split(/\r?\n/));

/**
 * Two texts beside each other, line by line: lines that stayed stand level, one that was reworded stands beside what it became. Joined
 * again, each side is its text, whatever was found to have changed.
 */
export function sideBySide(before: string, after: string): Row[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(old, now, { timeout: MOST_MS }) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ];
  const rows: Row[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] as (typeof parts)[number];
    const next = parts[i + 1];
    if (!part.removed && !part.added) {
      for (const line of part.value)
        rows.push({ before: whole(line, false), after: whole(line, false), same: true });
      continue;
    }
    const pair = part.removed && next?.added;
    const gone = part.removed ? part.value : [];
    const come = part.added ? part.value : pair ? next.value : [];
    for (let n = 0; n < Math.max(gone.length, come.length); n += 1) {
      const [was, is] = [gone[n], come[n]];
      rows.push(
        was !== undefined && is !== undefined
          ? reworded(was, is)
          : {
              before: was === undefined ? null : whole(was, true),
              after: is === undefined ? null : whole(is, true),
              same: false,
            },
      );
    }
    if (pair) i += 1;
  }
  return rows;
}

/** Lines that stayed, folded where more than a few stand together; `rows` of a fold are all the same. */
export type Block = { folded: boolean; rows: Row[] };

/** Keeps `around` lines before and after what changed. */
export function folded(rows: readonly Row[], around = 2): Block[] {
  const near = rows.map((_, i) => rows.slice(Math.max(0, i - around), i + around + 1).some(row => !row.same));
  const blocks: Block[] = [];
  for (const [i, row] of rows.entries()) {
    const fold = near[i] === false;
    const last = blocks.at(-1);
    if (last && last.folded === fold) last.rows.push(row);
    else blocks.push({ folded: fold, rows: [row] });
  }
  // A fold that hides a line or two takes as much room as they do.
  return blocks.map(block => (block.folded && block.rows.length < 4 ? { ...block, folded: false } : block));
}

export const FACTS = ["audience", "severity", "course", "productId", "ranges", "mustRead"] as const;
export type Fact = (typeof FACTS)[number];

/** Which facts differ, and which parts of the text in the language of each side. */
export function differences(
  before: { content: KnowledgeContent; locale: TextLocale },
  after: { content: KnowledgeContent; locale: TextLocale },
): { facts: Fact[]; parts: (typeof TEXT_PARTS)[number][] } {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  return {
    facts: FACTS.filter(fact => differs(before.content[fact], after.content[fact])),
    parts: TEXT_PARTS.filter(part =>
      differs(before.content.texts[before.locale][part], after.content.texts[after.locale][part]),
    ),
  };
}
