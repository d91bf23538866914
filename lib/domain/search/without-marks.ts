import { bearable } from "#lib/domain/text-bearable.ts";

/**
 * In the order in which they are taken off; each leaves the words it stood around. How far a pair stands apart is bounded, so that no
 * row of marks costs more than its length.
 */
const MARKS: readonly [RegExp, string][] = [
  // Fences of code, with the name of a language.
  [/^[ \t]*(`{3,}|~{3,})[^\n`]*$/gm, ""],
  // Pictures and links: their words.
  [/!?\[([^\]\n]{0,400})\]\([^)\s]{0,2000}(?:\s+"[^"\n]{0,400}")?\)/g, "$1"],
  [/^[ \t]*#{1,6}[ \t]+/gm, ""],
  [/^[ \t]*(?:>[ \t]?)+/gm, ""],
  [/^[ \t]*[-*+][ \t]+/gm, ""],
  [/`+/g, ""],
  [/(\*\*|~~)(?=\S)([^\n]{0,400}?\S)\1/g, "$2"],
  [/(?<![\p{L}\p{N}_])__(?=\S)([^\n]{0,400}?\S)__(?![\p{L}\p{N}_])/gu, "$1"],
  [/(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]{0,400}[^\s*\\])\*(?![\p{L}\p{N}*])/gu, "$1"],
  [/(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_\n]{0,400}[^\s_\\])_(?![\p{L}\p{N}_])/gu, "$1"],
  [/\\([\\`*_{}[\]()#+\-.!~>|])/g, "$1"],
];

/**
 * A message as it is read, without the marks of Markdown, for a line in which it is only quoted. For the eye: what is no mark, such as the
 * underscores of a name, stays, and nothing that comes out is ever taken for markup.
 */
export const withoutMarks = (markdown: string): string =>
  // What the conversation shows as it was typed has no marks.
  bearable(markdown) ? MARKS.reduce((text, [mark, words]) => text.replace(mark, words), markdown) : markdown;
