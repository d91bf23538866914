import type { List, Nodes, Parent, PhrasingContent, RootContent, Table } from "mdast";
import { treeOf } from "#lib/features/documents/markdown.ts";
import type { Cut } from "#lib/platform/pdf/fonts.ts";
import {
  GREY,
  INK,
  LINE,
  MARGIN,
  type Pdf,
  room,
  rule,
  SIZE,
  width,
  write,
} from "#lib/platform/pdf/sheet.ts";

type Run = { text: string; cut: Cut };

const cutOf = (bold: boolean, italic: boolean): Cut =>
  bold ? (italic ? "boldItalic" : "bold") : italic ? "italic" : "regular";

/** Inline words with their cut. Links are their words; pictures and HTML are left out, as on the page. */
function runs(nodes: readonly PhrasingContent[], bold = false, italic = false): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case "text":
        return [{ text: node.value.replace(/\n/g, " "), cut: cutOf(bold, italic) }];
      case "inlineCode":
        return [{ text: node.value, cut: cutOf(bold, italic) }];
      case "break":
        return [{ text: "\n", cut: cutOf(bold, italic) }];
      case "strong":
        return runs(node.children, true, italic);
      case "emphasis":
        return runs(node.children, bold, true);
      case "link":
        return runs(node.children, bold, italic);
      default:
        return [];
    }
  });
}

export const plainText = (node: Nodes): string =>
  "value" in node ? node.value : "children" in node ? (node as Parent).children.map(plainText).join("") : "";

function paragraph(pdf: Pdf, words: Run[], x: number, size: number, colour = INK): void {
  const said = words.filter(run => run.text !== "");
  if (said.length === 0) return;
  const across = MARGIN + width(pdf) - x;
  pdf.x = x;
  for (const [index, run] of said.entries()) {
    write(pdf, run.cut, size).fillColor(colour);
    const options = { width: across, lineGap: 2.4, continued: index < said.length - 1 };
    if (index === 0) pdf.text(run.text, x, pdf.y, options);
    else pdf.text(run.text, options);
  }
  pdf.x = MARGIN;
}

function list(pdf: Pdf, node: List, x: number): void {
  for (const [index, item] of node.children.entries()) {
    room(pdf, 30);
    const mark = node.ordered ? `${(node.start ?? 1) + index}.` : "•";
    const { y } = pdf;
    const page = pdf.bufferedPageRange().count;
    write(pdf, "regular", SIZE.text).fillColor(INK).text(mark, x, y, { width: 20, lineBreak: false });
    if (pdf.bufferedPageRange().count === page) pdf.y = y;
    for (const child of item.children) block(pdf, child, x + 20, 3);
  }
  pdf.y += 4;
}

/** Columns share the width by what stands in them; none is starved by a long neighbour. */
function columnWidths(node: Table, whole: number): number[] {
  const longest: number[] = [];
  for (const row of node.children)
    row.children.forEach((cell, column) => {
      longest[column] = Math.max(longest[column] ?? 8, Math.min(48, plainText(cell).length));
    });
  const sum = longest.reduce((a, b) => a + b, 0);
  return longest.map(length => (whole * length) / sum);
}

function table(pdf: Pdf, node: Table): void {
  const across = columnWidths(node, width(pdf));
  const left = across.map((_, column) => across.slice(0, column).reduce((sum, w) => sum + w, MARGIN));
  for (const [index, row] of node.children.entries()) {
    const cells = row.children.map(plainText);
    const cut: Cut = index === 0 ? "bold" : "regular";
    write(pdf, cut, 9).fillColor(INK);
    const inner = (column: number) => (across[column] ?? 40) - 8;
    const heights = cells.map((text, column) => pdf.heightOfString(text || " ", { width: inner(column) }));
    const height = Math.max(...heights) + 8;
    room(pdf, height);
    const { y } = pdf;
    cells.forEach((text, column) => {
      pdf.text(text, (left[column] ?? MARGIN) + (column === 0 ? 0 : 4), y + 4, { width: inner(column) });
    });
    pdf.y = y + height;
    pdf
      .moveTo(MARGIN, pdf.y)
      .lineTo(MARGIN + width(pdf), pdf.y)
      .lineWidth(index === 0 ? 0.9 : 0.4)
      .stroke(LINE);
  }
  pdf.y += 8;
}

function block(pdf: Pdf, node: RootContent, x: number, gap: number): void {
  switch (node.type) {
    case "heading": {
      const size = SIZE.h[Math.min(node.depth, 3) - 1] ?? SIZE.text;
      // A heading stays with the lines it is over.
      room(pdf, 64);
      pdf.y += size * 0.6;
      paragraph(pdf, runs(node.children, true), x, size);
      pdf.y += 4;
      return;
    }
    case "paragraph":
      room(pdf, 28);
      paragraph(pdf, runs(node.children), x, SIZE.text);
      pdf.y += gap;
      return;
    case "list":
      list(pdf, node, x);
      return;
    case "blockquote":
      for (const child of node.children)
        if (child.type === "paragraph") paragraph(pdf, runs(child.children), x + 16, SIZE.text, GREY);
      pdf.y += gap;
      return;
    case "table":
      table(pdf, node);
      return;
    case "thematicBreak":
      rule(pdf);
      return;
    case "code":
      paragraph(pdf, [{ text: node.value, cut: "regular" }], x + 16, SIZE.text);
      pdf.y += gap;
      return;
    default:
  }
}

/** Lays Markdown out below what stands already. */
export function writeMarkdown(pdf: Pdf, text: string): void {
  for (const node of treeOf(text).children) block(pdf, node, MARGIN, 7);
}
