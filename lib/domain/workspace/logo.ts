import { err, ok, type Result } from "#lib/domain/result.ts";
import {
  isPlainValue,
  LOGO_ATTRIBUTES,
  LOGO_ELEMENTS,
  LOGO_PRESENTATION,
  LOGO_SHAPES,
  LOGO_SILENT,
} from "#lib/domain/workspace/logo-values.ts";

/** Bytes of UTF-8 a logo may have. */
export const LOGO_MAX_BYTES = 20 * 1024;
const MAX_ELEMENTS = 500;
const MAX_DEPTH = 24;

export type LogoTrouble =
  /** More than 20 KB, or more parts than a mark needs. */
  | "too_big"
  /** Not one well-formed SVG drawing. */
  | "not_svg"
  /** Something a logo may not hold: script, link, picture, text, style sheet, reference outside. */
  | "forbidden"
  /** Neither a viewBox nor width and height. */
  | "no_size"
  /** Nothing is drawn. */
  | "empty";

type Attributes = Map<string, string>;
type Token =
  | { kind: "open"; name: string; attributes: Attributes; closed: boolean }
  | { kind: "close"; name: string };

class Trouble extends Error {
  readonly why: LogoTrouble;
  constructor(why: LogoTrouble) {
    super(why);
    this.why = why;
  }
}
const fail = (why: LogoTrouble): never => {
  throw new Trouble(why);
};

/**
 * A logo as it is kept: read strictly, then written anew from a list of elements, attributes and values, so that
 * nothing of the file itself is passed on. What draws nothing (comments, titles, an editor's own data) is left out;
 * whatever else is unknown refuses the drawing, so that nobody is surprised by half of it.
 */
export function cleanLogo(text: string): Result<string, LogoTrouble> {
  if (new TextEncoder().encode(text).length > LOGO_MAX_BYTES) return err("too_big");
  try {
    return ok(rewrite(tokens(text)));
  } catch (error) {
    if (error instanceof Trouble) return err(error.why);
    throw error;
  }
}

function rewrite(all: Iterable<Token>): string {
  const out: string[] = [];
  const stack: string[] = [];
  let silent = 0;
  let elements = 0;
  let shapes = 0;
  let ended = false;
  for (const token of all) {
    if (token.kind === "close") {
      if (stack.pop() !== token.name) fail("not_svg");
      if (silent > 0) silent -= 1;
      else out.push(`</${token.name}>`);
      ended = stack.length === 0;
      continue;
    }
    const { name, attributes, closed } = token;
    if (ended) fail("not_svg");
    elements += 1;
    if (elements > MAX_ELEMENTS || stack.length >= MAX_DEPTH) fail("too_big");
    const root = stack.length === 0;
    if (root && name !== "svg") fail("not_svg");
    if (!closed) stack.push(name);
    else ended = root;
    if (silent > 0 || LOGO_SILENT.has(name) || name.includes(":")) {
      if (!closed) silent += 1;
      continue;
    }
    if (!LOGO_ELEMENTS.has(name) || (name === "svg" && !root)) fail("forbidden");
    if (LOGO_SHAPES.has(name)) shapes += 1;
    const kept = root ? rootAttributes(attributes) : keptAttributes(attributes, name);
    out.push(`<${name}${written(kept)}${closed ? "/>" : ">"}`);
  }
  if (!ended) fail("not_svg");
  if (shapes === 0) fail("empty");
  return out.join("");
}

const written = (attributes: Attributes): string =>
  [...attributes].map(([name, value]) => ` ${name}="${value}"`).join("");

/** The drawing's own attributes: its ground is a viewBox, so that it takes any size. */
function rootAttributes(given: Attributes): Attributes {
  if (given.get("xmlns") !== "http://www.w3.org/2000/svg") fail("not_svg");
  const kept = keptAttributes(given, "svg");
  for (const name of ["width", "height", "x", "y"]) kept.delete(name);
  return new Map([["xmlns", "http://www.w3.org/2000/svg"], ["viewBox", viewBoxOf(given)], ...kept]);
}

function viewBoxOf(given: Attributes): string {
  const size = (name: string) => given.get(name)?.trim().replace(/px$/, "") ?? "";
  const text = given.get("viewBox") ?? `0 0 ${size("width")} ${size("height")}`;
  const parts = text.trim().split(/[\s,]+/);
  const numbers = parts.map(part => (/^-?\d*\.?\d+$/.test(part) ? Number(part) : Number.NaN));
  const [, , width = Number.NaN, height = Number.NaN] = numbers;
  if (numbers.length !== 4 || numbers.some(Number.isNaN) || !(width > 0 && height > 0)) fail("no_size");
  return numbers.join(" ");
}

function keptAttributes(given: Attributes, element: string): Attributes {
  const kept: Attributes = new Map();
  for (const [name, value] of given) {
    if (/^on/i.test(name)) fail("forbidden");
    if (name === "style") {
      for (const [property, set] of declarations(value)) kept.set(property, set);
    } else if (name === "href" || name === "xlink:href") {
      // A gradient may take its colours from another one of the same drawing; nothing else refers to anything.
      if (!/Gradient$/.test(element) || !/^#[A-Za-z_][\w-]*$/.test(value)) fail("forbidden");
      kept.set("href", value);
    } else if (name === "id") {
      if (/^[A-Za-z_][\w-]*$/.test(value)) kept.set("id", value);
    } else if (LOGO_ATTRIBUTES.has(name)) {
      if (!isPlainValue(value)) fail("forbidden");
      kept.set(name, value);
    }
  }
  return kept;
}

/** What a `style` says in words that are attributes too; the rest of it is left out, an address refuses the drawing. */
function declarations(style: string): [string, string][] {
  return style.split(";").flatMap(declaration => {
    const colon = declaration.indexOf(":");
    if (colon < 0) return [];
    const property = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1).trim();
    if (!isPlainValue(value)) {
      if (/url|[:\\@<]/i.test(value)) fail("forbidden");
      return [];
    }
    return LOGO_PRESENTATION.has(property) ? [[property, value] as [string, string]] : [];
  });
}

const NAME = "[A-Za-z_][\\w.:-]*";
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, "y");
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, "g");

/** Tags in order; text between them draws nothing here and is passed over. Anything that is not plain XML is refused. */
function* tokens(text: string): Generator<Token> {
  const source = text.replace(/^\uFEFF/, "");
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf("<", at);
    if (next < 0) {
      if (source.slice(at).trim() !== "") fail("not_svg");
      return;
    }
    at = skipped(source, next);
    if (at > next) continue;
    TAG.lastIndex = next;
    const match = TAG.exec(source);
    if (!match) return fail("not_svg");
    at = TAG.lastIndex;
    const [, slash, name = "", rest = "", closed] = match;
    if (slash) {
      if (rest || closed) fail("not_svg");
      yield { kind: "close", name };
    } else yield { kind: "open", name, attributes: attributesOf(rest), closed: closed === "/" };
  }
}

/** The end of a comment, of the XML declaration or of a document type without declarations of its own; else where it began. */
function skipped(source: string, at: number): number {
  if (source.startsWith("<!--", at)) {
    const end = source.indexOf("-->", at + 4);
    return end < 0 ? fail("not_svg") : end + 3;
  }
  if (source.startsWith("<?xml ", at) && source.slice(0, at).trim() === "") {
    const end = source.indexOf("?>", at);
    return end < 0 ? fail("not_svg") : end + 2;
  }
  if (/^<!DOCTYPE\s+svg\b/i.test(source.slice(at, at + 20))) {
    const end = source.indexOf(">", at);
    // Declarations in it would define entities: text that grows, or that reads files.
    return end < 0 || source.slice(at, end).includes("[") ? fail("forbidden") : end + 1;
  }
  if (source.startsWith("<!", at) || source.startsWith("<?", at)) return fail("forbidden");
  return at;
}

function attributesOf(text: string): Attributes {
  const found: Attributes = new Map();
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) {
    if (found.has(name)) fail("not_svg");
    found.set(name, double ?? single ?? "");
  }
  return found;
}
