import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkGfm);

/** The tree of a document's Markdown: the page and the PDF are both made from it. */
export const treeOf = (text: string): Root => parser.parse(text);

/** What stands on the page and in the PDF alike. */
const SHOWN = new Set<Nodes["type"]>([
  "root",
  "heading",
  "paragraph",
  "list",
  "listItem",
  "blockquote",
  "table",
  "tableRow",
  "tableCell",
  "thematicBreak",
  "code",
  "text",
  "inlineCode",
  "break",
  "strong",
  "emphasis",
  "link",
]);

/** Whether a text holds something that could be read on the page and not in the PDF, or the other way round. */
export function unprintable(text: string): boolean {
  const bad = (node: Nodes): boolean =>
    !SHOWN.has(node.type) ||
    (node.type === "listItem" && typeof node.checked === "boolean") ||
    ("children" in node && node.children.some(bad));
  return bad(treeOf(text));
}
