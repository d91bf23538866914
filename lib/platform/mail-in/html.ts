import { fromHtml } from "hast-util-from-html";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { toMdast } from "hast-util-to-mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";

/** What this needs of an HTML tree. */
type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};
type Tree = ReturnType<typeof fromHtml>;

/** More than any letter: the rest is not looked at. */
const MOST_LETTERS = 1_000_000;
const MOST_NODES = 15_000;
/** The tools walk what is nested by recursion; no mail program nests so deep. */
const MOST_DEPTH = 150;

/** HTML of a stranger as a tree that can be walked in time: cut where it was made too long or too deep. */
function parse(html: string): Tree {
  const tree = fromHtml(html.slice(0, MOST_LETTERS), { fragment: false });
  bound(tree as unknown as Node);
  return tree;
}

/** Empties what lies deeper or further than anybody writes, in the order of the letter and without recursion. */
function bound(root: Node): void {
  const open: { node: Node; depth: number }[] = [{ node: root, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    seen += 1;
    if (!node.children) continue;
    const left = Math.max(0, MOST_NODES - seen - open.length);
    node.children = depth >= MOST_DEPTH ? [] : node.children.slice(0, left);
    for (const child of node.children.toReversed()) open.push({ node: child, depth: depth + 1 });
  }
}

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
    return [child];
  });
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
    const tree = parse(html) as unknown as Node;
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

/** What may stand in the original as it is shown: words, tables, their looks and pictures the letter brought with it. */
const SHOWN: Schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    "center",
    "font",
    "u",
    "small",
    "big",
    "address",
    "figure",
    "figcaption",
  ],
  attributes: {
    ...defaultSchema.attributes,
    a: ["href", "title"],
    img: ["src", "alt", "width", "height"],
    font: ["color", "size", "face"],
    "*": [
      "align",
      "valign",
      "bgcolor",
      "border",
      "cellpadding",
      "cellspacing",
      "colSpan",
      "rowSpan",
      "width",
      "height",
      "dir",
      "lang",
      "style",
    ],
  },
  protocols: { href: ["http", "https", "mailto", "tel"], src: ["data"] },
  strip: [
    "script",
    "style",
    "title",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "form",
  ],
};

/** Only looks, and nothing that fetches, overlays or hides. */
const safeStyle = (style: string): string =>
  style
    .split(";")
    .filter(
      part =>
        /^\s*(color|background-color|font(-size|-weight|-style|-family)?|text-(align|decoration)|margin(-\w+)?|padding(-\w+)?|border(-\w+)*|width|white-space|vertical-align|line-height|list-style-type)\s*:\s*[\w\s#%.,()'"-]{1,200}$/i.test(
          part,
        ) && !/url|expression|var|attr|env/i.test(part),
    )
    .join(";");

/**
 * A letter's HTML for looking at, as a whole page: nothing in it runs, nothing is fetched from elsewhere; its own pictures
 * stand in it as data. Shown only in a frame without rights, so a hole here is not a hole in the portal. Never throws.
 * @param pictures by content id, as data addresses
 */
export function safePage(html: string, pictures: ReadonlyMap<string, string>): string {
  let body = "";
  try {
    const tree = parse(html) as unknown as Node;
    walk(tree, node => {
      if (node.tagName === "img") {
        const cid = /^cid:(.+)$/i.exec(String(node.properties?.src ?? ""))?.[1] ?? "";
        const own = pictures.get(decode(cid));
        node.properties = { ...node.properties, src: own ?? "" };
        if (!own) delete node.properties.src;
      }
      if (node.properties?.style) node.properties.style = safeStyle(String(node.properties.style));
    });
    const clean = sanitize(tree as never, SHOWN) as unknown as Node;
    walk(clean, node => {
      if (node.tagName === "a")
        node.properties = { ...node.properties, rel: "nofollow noopener noreferrer", target: "_blank" };
      // What came in as data must be a picture.
      if (
        node.tagName === "img" &&
        !/^data:image\/(png|jpeg|gif|webp|bmp);base64,/.test(String(node.properties?.src ?? ""))
      )
        delete node.properties?.src;
    });
    body = toHtml(clean as never);
  } catch {
    body = "";
  }
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>body{font:14px/1.5 system-ui,sans-serif;margin:16px;overflow-wrap:anywhere;color:#24221e;background:#fff}img{max-width:100%}table{max-width:100%}pre{white-space:pre-wrap}</style></head><body>${body}</body></html>`;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function walk(root: Node, visit: (node: Node) => void): void {
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "element") visit(next);
    open.push(...(next.children ?? []));
  }
}
