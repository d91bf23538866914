import { fromHtml } from "hast-util-from-html";

/** What this needs of an HTML tree. */
export type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};

/** More than any letter: the rest is not looked at. */
const MOST_LETTERS = 1_000_000;
const MOST_NODES = 15_000;
/** The tools walk what is nested by recursion; no mail program nests so deep. */
const MOST_DEPTH = 150;

/** HTML of a stranger as a tree that can be walked in time: cut where it was made too long or too deep. */
export function parseHtml(html: string): Node {
  const tree = fromHtml(html.slice(0, MOST_LETTERS), { fragment: false }) as unknown as Node;
  bound(tree);
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

/** All that is written in a node, with what its pictures are called; without recursion. */
export function textIn(root: Node): string {
  const parts: string[] = [];
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "text") parts.push(next.value ?? "");
    if (next.tagName === "img") parts.push(String(next.properties?.alt ?? ""));
    open.push(...(next.children ?? []).toReversed());
  }
  return parts.join("");
}

/** Every element, without recursion. */
export function walkHtml(root: Node, visit: (node: Node) => void): void {
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "element") visit(next);
    open.push(...(next.children ?? []));
  }
}
