import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "#lib/messages/index.ts";

const root = path.resolve(import.meta.dirname, "../..");

function leaves(node: unknown, prefix = ""): Map<string, string> {
  if (typeof node === "string") return new Map([[prefix, node]]);
  return new Map(
    Object.entries(node as Record<string, unknown>).flatMap(([key, value]) => [
      ...leaves(value, prefix ? `${prefix}.${key}` : key),
    ]),
  );
}

const en = leaves(catalogue.en);
const es = leaves(catalogue.es);
const parameters = (text: string) =>
  [
    ...new Set(
      [
        ...text.matchAll(
          /(?<!(?:=\d+|\b(?:one|other|many|zero|few|two)) )\{\s*(\w+)\s*(?:\}|,\s*(?:plural|select|selectordinal|number|date|time)\b)/g,
        ),
      ].map(m => m[1]),
    ),
  ].sort();

test("every text stands in both languages", () => {
  expect([...en.keys()].filter(k => !es.has(k))).toEqual([]);
  expect([...es.keys()].filter(k => !en.has(k))).toEqual([]);
});

test("a text and its translation take the same parameters", () => {
  const wrong = [...en].filter(
    ([key, text]) => parameters(text).join() !== parameters(es.get(key) ?? "").join(),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test("no text is empty", () => {
  expect([...en, ...es].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
});

const walk = (folder: string): string[] =>
  readdirSync(path.join(root, folder)).flatMap(name => {
    const file = `${folder}/${name}`;
    return statSync(path.join(root, file)).isDirectory() ? walk(file) : /\.tsx?$/.test(name) ? [file] : [];
  });

test("no text for a person stands in a page or component", () => {
  const pages = ["app", "components"].flatMap(walk).filter(file => file.endsWith(".tsx"));
  const found = pages.flatMap(file => {
    const text = readFileSync(path.join(root, file), "utf8");
    // Two words or more between tags, or in an attribute that is read aloud or shown.
    const between = [...text.matchAll(/>\s*([A-ZÁÉÍÓÚ][a-zà-ü]+(?: [a-zà-ü]+)+[.!?]?)\s*</g)];
    const attributes = [...text.matchAll(/\b(?:aria-label|title|placeholder|alt)="([A-Za-z][^"]* [^"]*)"/g)];
    return [...between, ...attributes].map(m => `${file}: ${m[1]}`);
  });
  expect(found).toEqual([]);
});

test("what a page asks for by name stands in the catalogue", () => {
  const missing = ["app", "components"].flatMap(walk).flatMap(file => {
    const text = readFileSync(path.join(root, file), "utf8");
    const rooms = new Map<string, string[]>();
    // Rooms that are put together at run time say nothing about what is missing.
    const composed = new Set(
      [...text.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations\(`/g)].map(m => m[1]),
    );
    for (const [, name = "", room = ""] of text.matchAll(
      /const (\w+) = (?:await )?(?:use|get)Translations\((?:"([\w.]+)")?\)/g,
    ))
      if (!composed.has(name)) rooms.set(name, [...(rooms.get(name) ?? []), room]);
    return [...rooms].flatMap(([name, of]) =>
      [...text.matchAll(new RegExp(`(?<![.\\w])${name}(?:\\.rich)?\\(\\s*"([\\w.]+)"`, "g"))]
        .map(m => m[1] ?? "")
        .filter(key => !of.some(room => en.has(room ? `${room}.${key}` : key)))
        .map(key => `${file}: ${of.join(" or ")}.${key}`),
    );
  });
  expect(missing).toEqual([]);
});
