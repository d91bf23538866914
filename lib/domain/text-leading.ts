import { trueAddress } from "./text-links.ts";

/** What this needs of a tree of elements. */
type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};

/** Beside a link whose words name another address than it leads to stands where it leads, as in mails that came. */
export function rehypeLeading() {
  return (tree: Node) => within(tree);
}

function within(node: Node): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child, at, all) => {
    within(child);
    const href = child.tagName === "a" ? child.properties?.href : null;
    const address = typeof href === "string" && href ? trueAddress(textIn(child), href) : null;
    // Words that came by mail have it already.
    const said = all[at + 1]?.value?.startsWith(" (→ ") === true;
    return address === null || said ? [child] : [child, { type: "text", value: ` (→ ${address})` }];
  });
}

const textIn = (node: Node): string =>
  node.type === "text" ? (node.value ?? "") : (node.children ?? []).map(textIn).join("");
