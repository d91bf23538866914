import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const script = path.resolve(import.meta.dirname, "../../bin/check-credential.ts");

/** What `check-credential` says of a document with a DID document and lists of states that were saved before. */
export async function checkedOffline(
  document: object,
  did: object,
  lists: readonly string[],
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "credential-"));
  try {
    const texts = [JSON.stringify(document), JSON.stringify(did), ...lists];
    const files = texts.map((_, i) => path.join(folder, `${i}.json`));
    await Promise.all(files.map((file, i) => writeFile(file, texts[i] ?? "")));
    return await new Promise(resolve => {
      // What is not valid ends with 1, which is an answer here.
      execFile(process.execPath, [script, ...files], (_, out, complaints) => resolve(out || complaints));
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
