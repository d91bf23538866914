import { fileTypeFromBuffer } from "file-type";
import { expect, test } from "vitest";
import { cleanLogo } from "#lib/domain/workspace/logo.ts";
import { emmaLibrary } from "#prisma/seed/demo/library/emma.ts";
import { openNebulaLibrary } from "#prisma/seed/demo/library/opennebula.ts";

const files = [...emmaLibrary, ...openNebulaLibrary].flatMap(item =>
  item.versions.flatMap(v => ("file" in v.content ? [v.content] : [])),
);

test("every file of the demonstration library is what its ending says", async () => {
  expect(files.length).toBeGreaterThan(9);
  for (const { file, bytes, mediaType } of files) {
    const content = Buffer.from(bytes);
    const found = await fileTypeFromBuffer(content);
    if (file.endsWith(".pdf")) expect([file, found?.mime]).toEqual([file, mediaType]);
    else if (file.endsWith(".svg")) expect([file, cleanLogo(String(bytes)).ok]).toEqual([file, true]);
    else expect([file, found]).toEqual([file, undefined]);
  }
});

test("a PDF's table points at its objects, so that strict readers open it", () => {
  for (const { file, bytes } of files.filter(f => f.file.endsWith(".pdf"))) {
    const text = Buffer.from(bytes).toString("latin1");
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4), file).toBe("xref");
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(m => Number(m[1]));
    expect(offsets.length, file).toBeGreaterThan(5);
    for (const [i, at] of offsets.entries()) expect(text.slice(at)).toMatch(new RegExp(`^${i + 1} 0 obj`));
  }
});
