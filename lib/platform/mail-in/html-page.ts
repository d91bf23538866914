import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { trueAddress } from "#lib/domain/text-links.ts";
import { type Node, parseHtml, textIn, walkHtml } from "./html-tree.ts";

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
    const tree = parseHtml(html);
    walkHtml(tree, node => {
      if (node.tagName === "img") {
        const cid = /^cid:(.+)$/i.exec(String(node.properties?.src ?? ""))?.[1] ?? "";
        const own = pictures.get(decode(cid));
        node.properties = { ...node.properties, src: own ?? "" };
        if (!own) delete node.properties.src;
      }
      if (node.properties?.style) node.properties.style = safeStyle(String(node.properties.style));
    });
    const clean = sanitize(tree as never, SHOWN) as unknown as Node;
    showLeading(clean);
    walkHtml(clean, node => {
      if (node.tagName === "a") {
        const href = String(node.properties?.href ?? "");
        // What a hand over it reads is where it leads, not what its writer would have it say.
        node.properties = {
          ...node.properties,
          title: href || undefined,
          rel: "nofollow noopener noreferrer",
          target: "_blank",
        };
      }
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

function showLeading(root: Node): void {
  const within = (node: Node) => {
    node.children &&= node.children.flatMap(child => (child.tagName === "a" ? leading(child) : [child]));
  };
  within(root);
  walkHtml(root, within);
}

/** A link, and beside it where it leads if it says otherwise: in looks of its own, so that the letter's can't hide it. */
function leading(link: Node): Node[] {
  const address = trueAddress(textIn(link), String(link.properties?.href ?? ""));
  if (!link.properties?.href || address === null) return [link];
  const style =
    "display:inline-block;max-width:100%;overflow-wrap:anywhere;padding:0 4px;border:1px solid #b3261e;color:#b3261e;background:#fff;font:13px/1.4 system-ui,sans-serif;text-decoration:none;white-space:normal";
  return [
    link,
    { type: "text", value: " " },
    {
      type: "element",
      tagName: "span",
      properties: { className: ["leads-to"], style },
      children: [{ type: "text", value: `→ ${address}` }],
    },
    { type: "text", value: " " },
  ];
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
