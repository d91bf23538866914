import { toMdast } from "hast-util-to-mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { trueAddress } from "#lib/domain/text-links.ts";
import { type Node, parseHtml, textIn } from "./html-tree.ts";

const DROPPED = new Set([
  "script",
  "style",
  "head",
  "title",
  "noscript",
  "template",
  "iframe",
  "object",
  "embed",
  "svg",
  "math",
  "form",
  "button",
  "input",
  "select",
  "textarea",
]);

const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
const styleOf = (node: Node): string =>
  String(node.properties?.style ?? "")
    .toLowerCase()
    .replace(/\s+/g, "");

/** What a mail program wraps a quoted mail in. */
function isQuote(node: Node): boolean {
  const classes = list(node.properties?.className);
  const id = String(node.properties?.id ?? "");
  if (node.tagName === "blockquote" && String(node.properties?.type ?? "").toLowerCase() === "cite")
    return true;
  return (
    classes.some(name =>
      /^(gmail_quote|gmail_quote_container|gmail_attr|gmail_signature|gmail_signature_prefix|moz-cite-prefix|moz-signature|yahoo_quoted|protonmail_quote|protonmail_signature_block|zmail_extra|OutlookMessageHeader|ms-outlook-mobile-reference-message|x_gmail_quote)$/.test(
        name,
      ),
    ) ||
    /^(x_)?(Signature|ms-outlook-mobile-signature|mail-editor-reference-message-container|isForwardContent|yahoo_quoted.*)$/.test(
      id,
    )
  );
}

/** Outlook only marks where the quoted mail begins: it is everything from there on. */
const beginsQuote = (node: Node): boolean =>
  /^(x_)?(appendonsend|divRplyFwdMsg|stopSpelling|OLK_SRC_BODY_SECTION)$/.test(
    String(node.properties?.id ?? ""),
  ) ||
  (node.tagName === "div" && /border:none;border-top:solid(#e1e1e1|#b5c4df)1\.0pt/.test(styleOf(node)));

const isHidden = (node: Node): boolean =>
  /display:none|visibility:hidden|font-size:0|mso-hide:all/.test(styleOf(node)) ||
  node.properties?.hidden === true;

/** Copies a tree without what is not the writer's own. True: from here on everything is quoted. */
function prune(node: Node, keepQuotes: boolean): boolean {
  const kept: Node[] = [];
  let over = false;
  for (const child of node.children ?? []) {
    if (child.type === "comment" || child.type === "doctype") continue;
    if (child.type === "element") {
      if (DROPPED.has(child.tagName ?? "") || isHidden(child)) continue;
      if (!keepQuotes && isQuote(child)) continue;
      if (!keepQuotes && beginsQuote(child)) {
        over = true;
        break;
      }
      over = prune(child, keepQuotes);
    }
    kept.push(child);
    if (over) break;
  }
  node.children = kept;
  return over;
}

/** Pictures say their names; tables that only lay out are what they hold; links stay when they lead somewhere safe. */
function simplify(node: Node): void {
  const children = node.children ?? [];
  node.children = children.flatMap((child): Node[] => {
    if (child.type !== "element") return [child];
    simplify(child);
    const { tagName } = child;
    if (tagName === "img") return picture(child);
    if (tagName === "a" && !/^(https?:|mailto:|tel:)/i.test(String(child.properties?.href ?? "")))
      return child.children ?? [];
    if (["table", "tbody", "thead", "tr", "td", "th", "tfoot"].includes(tagName ?? "") && !isData(child)) {
      return [
        {
          type: "element",
          tagName: tagName === "td" || tagName === "th" ? "div" : "div",
          properties: {},
          children: child.children ?? [],
        },
      ];
    }
    if (tagName === "h1" || tagName === "h2") child.tagName = "h3";
    return tagName === "a" ? leading(child) : [child];
  });
  node.children = apart(node.children);
}

/** A link, and beside it where it truly leads if it says otherwise; that it shows nothing of the writer's choice. */
function leading(link: Node): Node[] {
  const href = String(link.properties?.href ?? "");
  link.properties = { href };
  const address = trueAddress(textIn(link), href)?.replace(/^https?:\/\//, "");
  return address === undefined ? [link] : [link, { type: "text", value: ` (→ ${address})` }];
}

/** Links that stood side by side as boxes would run into one word. */
const apart = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node, at) => {
    const before = nodes[at - 1];
    return before && isLinkAt(node, 0) && isLinkAt(before, -1)
      ? [{ type: "text", value: " " }, node]
      : [node];
  });

const WITHIN_A_LINE = /^(span|b|i|u|em|strong|font|small|big)$/;

/** Whether a node begins (0) or ends (-1) with a link. */
function isLinkAt(node: Node, end: 0 | -1): boolean {
  let inner: Node | undefined = node;
  while (inner && WITHIN_A_LINE.test(inner.tagName ?? "")) inner = inner.children?.at(end);
  return inner?.tagName === "a";
}

/** A picture of the letter itself is kept as a file beside it, and named where it stood. */
function picture(node: Node): Node[] {
  const alt = String(node.properties?.alt ?? "")
    .trim()
    .slice(0, 120);
  const inLetter = /^cid:/i.test(String(node.properties?.src ?? ""));
  return inLetter || alt ? [{ type: "text", value: `[${alt || "image"}]` }] : [];
}

/** A table of data has rows of several cells and nothing great in them. */
function isData(node: Node): boolean {
  if (node.tagName !== "table") return node.properties?.dataKept === true;
  const rows: Node[] = [];
  const open = [node];
  let nested = false;
  for (let next = open.pop(); next; next = open.pop())
    for (const child of next.children ?? []) {
      if (child.tagName === "table") nested = true;
      if (child.tagName === "tr") rows.push(child);
      open.push(child);
    }
  const cells = rows.map(row => (row.children ?? []).filter(c => c.tagName === "td" || c.tagName === "th"));
  const data =
    !nested && rows.length >= 2 && cells.every(row => row.length >= 2 && row.length === cells[0]?.length);
  return data;
}

/**
 * What a letter in HTML says, as Markdown: without scripts, hidden text and, unless they are to stay, quoted mails and
 * signatures. Never throws; what can't be read says nothing.
 */
export function htmlToMarkdown(html: string, keepQuotes = false): string {
  try {
    const tree = parseHtml(html);
    prune(tree, keepQuotes);
    keepData(tree);
    simplify(tree);
    const markdown = toMarkdown(toMdast(tree as never, { newlines: false }) as never, {
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
      bullet: "-",
      rule: "-",
      listItemIndent: "one",
      handlers: { break: () => "\n" },
    });
    return markdown
      .replace(/&#x20;|\u200b|\ufeff|\u00ad/g, " ")
      .replace(/\u00a0/g, " ")
      .replace(/[ \t]+$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  } catch {
    return "";
  }
}

/** Marks the parts of tables of data before layout is taken apart. */
function keepData(node: Node): void {
  for (const child of node.children ?? []) {
    if (child.tagName === "table" && isData(child)) mark(child);
    keepData(child);
  }
}

function mark(node: Node): void {
  if (node.type === "element") node.properties = { ...node.properties, dataKept: true };
  for (const child of node.children ?? []) mark(child);
}
