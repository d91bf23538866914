/** The rooms of the house and who may enter which, read from the imports themselves. A broken rule fails the build. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

type Source = { file: string; text: string; imports: { from: string; typeOnly: boolean }[] };

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap(name => {
    const file = `${folder}/${name}`;
    if (statSync(path.join(root, file)).isDirectory())
      return file === "lib/platform/db/client" ? [] : walk(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

/** "./x.ts" in lib/a/b.ts and "#lib/a/x.ts" are the same room's door: both become lib/a/x.ts. */
function resolved(file: string, from: string): string {
  if (from.startsWith("#")) return from.slice(1);
  if (from.startsWith(".")) return path.posix.normalize(path.posix.join(path.posix.dirname(file), from));
  return `npm:${from}`;
}

const sources: Source[] = ["app", "components", "lib"].flatMap(walk).map(file => {
  const text = readFileSync(path.join(root, file), "utf8");
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;]*?from\s+"([^"]+)"/gm)];
  const bare = [...text.matchAll(/(?:^import\s+|import\()"([^"]+)"/gm)];
  return {
    file,
    text,
    imports: [
      ...found.map(m => ({ from: resolved(file, m[2] as string), typeOnly: Boolean(m[1]) })),
      ...bare.map(m => ({ from: resolved(file, m[1] as string), typeOnly: false })),
    ],
  };
});

const within = (pattern: RegExp) => sources.filter(s => pattern.test(s.file));

/** Imports of `from` rooms that no pattern allows, as "file -> import". */
function trespassers(inRoom: RegExp, allowed: RegExp[], ignoreTypes = false): string[] {
  return within(inRoom).flatMap(s =>
    s.imports
      .filter(i => !(ignoreTypes && i.typeOnly) && !allowed.some(a => a.test(i.from)))
      .map(i => `${s.file} -> ${i.from}`),
  );
}

function forbidden(inRoom: RegExp, doors: RegExp[]): string[] {
  return within(inRoom).flatMap(s =>
    s.imports.filter(i => doors.some(d => d.test(i.from))).map(i => `${s.file} -> ${i.from}`),
  );
}

const SLICE = /^lib\/features\/([^/]+)\//;

describe("rooms", () => {
  test("lib/domain knows itself and a date library, nothing else", () => {
    expect(trespassers(/^lib\/domain\//, [/^lib\/domain\//, /^npm:temporal-polyfill$/])).toEqual([]);
  });

  test("lib/domain reads no clock, no random, no environment", () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|Temporal\.Now/;
    expect(
      within(/^lib\/domain\//)
        .filter(s => impure.test(s.text))
        .map(s => s.file),
    ).toEqual([]);
  });

  test("lib/platform knows the domain and the texts, no feature", () => {
    expect(
      forbidden(/^lib\/platform\//, [/^lib\/features\//, /^lib\/jobs\//, /^components\//, /^app\//]),
    ).toEqual([]);
  });

  test("schemas and DTOs are safe in the browser", () => {
    const safe = [
      /^lib\/domain\//,
      /^npm:zod$/,
      /^lib\/features\/[^/]+\/(schema|dto|definition|plan|calendar|limits)/,
    ];
    expect(trespassers(/^lib\/features\/[^/]+\/(schema|dto)(\/|\.ts)/, safe, true)).toEqual([]);
  });

  test("queries, commands and jobs know nothing of Next or React", () => {
    const lower = /^lib\/(features\/[^/]+\/(?!actions)|jobs\/)/;
    expect(
      forbidden(lower, [/^npm:(next|react)(\/|$)/, /^npm:next-(auth|intl)/, /^components\//, /^app\//]),
    ).toEqual([]);
  });

  test("nobody calls another feature's actions, and no command calls an action", () => {
    const wrong = within(/^lib\//).flatMap(s =>
      s.imports.filter(i => /^lib\/features\/[^/]+\/actions/.test(i.from)).map(i => `${s.file} -> ${i.from}`),
    );
    expect(wrong).toEqual([]);
  });

  test("features use each other without circles", () => {
    const edges = new Map<string, Set<string>>();
    for (const s of within(SLICE)) {
      const from = SLICE.exec(s.file)?.[1] as string;
      for (const i of s.imports.filter(i => !i.typeOnly)) {
        const to = SLICE.exec(i.from)?.[1];
        if (to && to !== from && !/\/(schema|dto|definition|plan|calendar)(\/|\.ts)/.test(i.from)) {
          edges.set(from, (edges.get(from) ?? new Set()).add(to));
        }
      }
    }
    const circles: string[] = [];
    const visit = (node: string, trail: string[]): void => {
      if (trail.includes(node)) {
        circles.push([...trail.slice(trail.indexOf(node)), node].join(" -> "));
        return;
      }
      for (const next of edges.get(node) ?? []) visit(next, [...trail, node]);
    };
    for (const node of edges.keys()) visit(node, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  test("components/ui knows no feature, no platform, no page", () => {
    const allowed = [
      /^npm:/,
      /^components\/ui\//,
      /^lib\/domain\/time\//,
      /^lib\/domain\/(text|result|attachments)/,
      /^lib\/messages\//,
    ];
    expect(trespassers(/^components\/ui\//, allowed)).toEqual([]);
  });

  test("components never reach the database", () => {
    expect(
      forbidden(/^components\//, [/^lib\/platform\/db\//, /^lib\/features\/[^/]+\/(queries|commands)/]),
    ).toEqual([]);
  });

  test("pages never reach the Prisma client", () => {
    expect(forbidden(/^app\//, [/^lib\/platform\/db\/(prisma|client)/, /^npm:@prisma/])).toEqual([]);
  });
});

describe("habits", () => {
  test("an actions file exports wrapped actions and nothing else: every export is a public endpoint", () => {
    const wrong = within(/^lib\/features\/[^/]+\/actions/).flatMap(s => {
      if (!/^"use server";/m.test(s.text)) return [`${s.file}: no "use server"`];
      return [...s.text.matchAll(/^export (.*)$/gm)]
        .filter(m => !/^const \w+ = \w*[aA]ction\(/.test(m[1] as string) && !/^type /.test(m[1] as string))
        .map(m => `${s.file}: export ${m[1]}`);
    });
    expect(wrong).toEqual([]);
  });

  test("no file only passes on what others export", () => {
    const barrels = sources.filter(
      s =>
        s.text.trim() !== "" &&
        s.text.split("\n").every(l => /^(export .* from |import |\s*$|\/\/|\/?\*)/.test(l)),
    );
    expect(barrels.map(s => s.file)).toEqual([]);
  });

  test("no vendor is named in code: programmes are data", () => {
    const named = /\b(opennebula|emma|open cloud factory|ecm solutions|sigap)\b/i;
    expect(sources.filter(s => named.test(s.text)).map(s => s.file)).toEqual([]);
  });

  test("lists are keyset-paginated: no OFFSET", () => {
    const offset = /\bskip:\s*[\w(]|\bOFFSET\b/;
    expect(sources.filter(s => offset.test(s.text)).map(s => s.file)).toEqual([]);
  });

  test("nobody escapes the types", () => {
    const escaped = /\bas any\b|: any\b(?![(<])|<any>|@ts-ignore|@ts-expect-error/;
    expect(sources.filter(s => escaped.test(s.text)).map(s => s.file)).toEqual([]);
  });
});
