/** More than this nobody writes by hand; what has more is a log, or was made to hold the portal up. */
const MOST_MARKS = 2_000;
const DEEPEST = 40;

const MARK = /[*_~[\]|`<]/g;
/** Quotes and lists that a line begins with, one in the other. */
const BEGINS = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+/;
const CONTAINER = />|(?:[-*+]|\d{1,9}[.)])(?=[ \t])/g;
const FENCE = /^(`{3,}|~{3,})([^`]*)$/;

/**
 * Whether a text may be read as Markdown: the reader's work grows with the square of what is nested and marked, so that a few
 * thousand signs would hold a server up for a minute and then break the page. What is not is shown as it was typed.
 * Code between fences costs nothing and counts for nothing.
 */
export function bearable(text: string): boolean {
  let marks = 0;
  for (const line of outsideFences(text)) {
    // Each line is an element of the page too.
    marks += 1 + (line.match(MARK)?.length ?? 0);
    if (marks > MOST_MARKS) return false;
    const begins = BEGINS.exec(line)?.[0];
    if (begins === undefined) continue;
    const indent = begins.length - begins.trimStart().length;
    if (indent / 2 + (begins.match(CONTAINER)?.length ?? 0) > DEEPEST) return false;
  }
  return true;
}

function outsideFences(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  // In a block of HTML a fence is none: where a line may begin one, all lines count.
  if (lines.some(line => /^[ \t]*</.test(line))) return lines;
  const outside: string[] = [];
  let fence: string | null = null;
  for (const line of lines) {
    const [, sign = "", rest = ""] = FENCE.exec(line) ?? [];
    if (fence === null) {
      if (sign) fence = sign;
      else outside.push(line);
    } else if (sign.startsWith(fence) && rest.trim() === "") fence = null;
  }
  return outside;
}
