import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";

/** A form's parts as they came: their names in order, and of each name the first value. Of a file only that it is one. */
export type Multipart = { names: string[]; get(name: string): string | Blob | null };

/** No form of ours has so many fields. */
const MOST_PARTS = 5_000;
const FILE = new Blob();

class Trouble extends Error {
  readonly status: 400 | 413;
  constructor(status: 400 | 413) {
    super(`multipart ${status}`);
    this.status = status;
  }
}

/**
 * Reads a form to its end with the parser the framework decodes it with, and keeps no more of it than its texts: what is in files
 * only passes by. 400 for what is none, as one that is cut off; 413 for one with more bytes, or more text, than it may have.
 * @param type the content type, with its boundary
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array>,
  type: string,
  { most, mostText }: { most: number; mostText: number },
): Promise<Multipart | 400 | 413> {
  const names: string[] = [];
  const values = new Map<string, string | Blob>();
  try {
    const parser = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { parts: MOST_PARTS, fieldSize: mostText },
    });
    let text = 0;
    const keep = (name: string, value: string | Blob) => {
      names.push(name);
      if (!values.has(name)) values.set(name, value);
    };
    parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
      text += name.length + value.length;
      if (nameTruncated) parser.destroy(new Trouble(400));
      else if (valueTruncated || text > mostText) parser.destroy(new Trouble(413));
      else keep(name, value);
    });
    parser.on("file", (name, file) => {
      keep(name, FILE);
      // A part that breaks off is told of by the parser as well.
      file.on("error", () => undefined).resume();
    });
    parser.on("partsLimit", () => parser.destroy(new Trouble(413)));
    await pipeline(Readable.fromWeb(body as never), measured(most), parser);
  } catch (error) {
    return error instanceof Trouble ? error.status : 400;
  }
  return { names, get: name => values.get(name) ?? null };
}

/** Lets so many bytes pass, and no more. */
const measured = (most: number) =>
  async function* (source: AsyncIterable<Uint8Array>) {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > most) throw new Trouble(413);
      yield chunk;
    }
  };
