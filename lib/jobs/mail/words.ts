import { escapeHtml } from "#lib/platform/escape-html.ts";
import { messageHtml } from "./message-html.ts";

/** A part of a mail: a paragraph of ours, or what somebody wrote on a case. */
export type Words = { ours: string } | { theirs: string };

/** Stands for somebody's message while our own words are put together around it; nobody can type it. */
const PLACE = "\u{F0000}";

/** The parameters of a mail's text, with a place kept for the message that it carries. */
export const withPlace = <P extends Record<string, string | number>>(params: P): P =>
  typeof params.excerpt === "string" && params.excerpt.trim() ? { ...params, excerpt: PLACE } : params;

/** A mail's text in its parts: each line of ours a paragraph; the message, and what is to be said of it, where its place is kept. */
export const partsOf = (body: string, message: unknown, ofIt: readonly string[]): Words[] =>
  body
    .split("\n")
    .filter(line => line.trim())
    .flatMap((line): Words[] =>
      line.trim() === PLACE
        ? [{ theirs: String(message) }, ...ofIt.map(ours => ({ ours }))]
        : [{ ours: line }],
    );

/** As plain text. A line that programs take for the beginning of a signature would hide all that follows. */
export const wordsText = (words: Words): string =>
  "ours" in words ? words.ours : words.theirs.trim().replace(/^-- $/gm, "--");

/** As HTML: what somebody wrote is set off from what we say. */
export const wordsHtml = (words: Words): string =>
  "ours" in words
    ? `<p style="margin:0 0 12px">${escapeHtml(words.ours)}</p>`
    : `<div style="margin:0 0 16px;padding:4px 0 0 14px;border-left:3px solid #d8d5ce">${messageHtml(words.theirs)}</div>`;
