/** What this needs of a Markdown tree. */
type Node = { type: string; value?: string; children?: Node[] };

/**
 * Keeps what people paste: a configuration or a log with tags stands as code, a tag in a sentence as the words it is, and
 * a new line is a new line. Markdown alone takes tags for HTML, which is never shown, and joins lines.
 */
export function remarkAsTyped() {
  return (tree: Node) => keep(tree);
}

function keep(node: Node): void {
  if (!node.children) return;
  const inLine = node.type === "paragraph" || node.type === "heading" || INLINE.has(node.type);
  node.children = node.children.flatMap(child => {
    if (child.type === "html") {
      const value = child.value ?? "";
      return inLine ? lines({ type: "text", value }) : [{ type: "code", value }];
    }
    if (child.type === "text") return lines(child);
    keep(child);
    return [child];
  });
}

const INLINE = new Set(["emphasis", "strong", "delete", "link", "tableCell"]);

const lines = (text: Node): Node[] =>
  (text.value ?? "")
    .split(/\r?\n/)
    .flatMap((value, n) => [
      ...(n > 0 ? [{ type: "break" }] : []),
      ...(value ? [{ type: "text", value }] : []),
    ]);
