import type { ElementContent, Nodes, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import { remarkAsTyped } from "#lib/domain/text-as-typed.ts";
import { bearable } from "#lib/domain/text-bearable.ts";
import { rehypeLeading } from "#lib/domain/text-leading.ts";
import { treeOf } from "#lib/features/documents/markdown.ts";
import { escapeHtml } from "#lib/platform/escape-html.ts";

const CODE = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;background:#f4f2ee";
const CELL = "padding:4px 8px;border:1px solid #e3e0da;text-align:left;vertical-align:top";
const HEADING = "margin:0 0 8px;font-weight:600";

/** What stands in a mail, each with its looks: programs that read mail take no style sheet. Anything else leaves its words. */
const SHOWN: Record<string, { as?: string; style?: string }> = {
  p: { style: "margin:0 0 12px" },
  ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map(tag => [tag, { as: "p", style: HEADING }])),
  ul: { style: "margin:0 0 12px;padding-left:24px" },
  ol: { style: "margin:0 0 12px;padding-left:24px" },
  li: { style: "margin:0 0 4px" },
  blockquote: { style: "margin:0 0 12px;padding-left:12px;border-left:2px solid #d8d5ce;color:#6d6a63" },
  pre: { style: `margin:0 0 12px;padding:8px 12px;border-radius:4px;white-space:pre-wrap;${CODE}` },
  code: { style: `padding:1px 4px;border-radius:3px;${CODE}` },
  table: { style: "margin:0 0 12px;border-collapse:collapse" },
  thead: {},
  tbody: {},
  tr: {},
  th: { style: CELL },
  td: { style: CELL },
  hr: { style: "margin:12px 0;border:0;border-top:1px solid #e3e0da" },
  br: {},
  strong: {},
  em: {},
  del: {},
};

/**
 * A message in its writer's Markdown as HTML for a mail, as the case's page shows it: tags are text, nothing is fetched from anywhere, and
 * a link that names another address says where it leads.
 */
export function messageHtml(text: string): string {
  if (!bearable(text)) return `<p style="margin:0 0 12px;white-space:pre-wrap">${escapeHtml(text)}</p>`;
  const tree = treeOf(text);
  remarkAsTyped()(tree);
  const page = toHast(tree);
  rehypeLeading()(page);
  return toHtml({ type: "root", children: styled(childrenOf(page)) }).trim();
}

const childrenOf = (node: Nodes): RootContent[] => ("children" in node ? node.children : []);

const styled = (nodes: readonly RootContent[], within = ""): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return [node];
    if (node.type !== "element") return [];
    const children = styled(node.children, node.tagName);
    if (node.tagName === "a") {
      const href = String(node.properties.href ?? "");
      const style = "color:#24221e;text-decoration:underline";
      return /^(https?:\/\/|mailto:)/i.test(href)
        ? [{ type: "element", tagName: "a", properties: { href, style }, children }]
        : children;
    }
    if (node.tagName === "img") return [{ type: "text", value: String(node.properties.alt ?? "") }];
    if (node.tagName === "input") return [{ type: "text", value: node.properties.checked ? "☑" : "☐" }];
    const shown = SHOWN[node.tagName];
    if (!shown) return children;
    // In a block of code the block has the looks.
    const style = within === "pre" ? undefined : shown.style;
    const start = node.tagName === "ol" ? node.properties.start : undefined;
    return [
      {
        type: "element",
        tagName: shown.as ?? node.tagName,
        properties: { ...(style ? { style } : {}), ...(start ? { start } : {}) },
        children,
      },
    ];
  });
