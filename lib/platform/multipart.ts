/** A form's parts as they came: their names in order, and of each name the first value. Of a file only that it is one. */
export type Multipart = { names: string[]; get(name: string): string | Blob | null };

/** No form of ours has so many fields. */
const MOST_PARTS = 5_000;
/** What stands before a part's content, in bytes. */
const MOST_HEAD = 16 * 1024;

const DISPOSITION = /^form-data; ?name="([^"\r\n]*)"(; ?filename="([^"\r\n]*)")?$/i;
const FILE = new Blob();

/** A part's name and whether it is a file, from its lines; null where no browser writes it so. */
function headOf(lines: string): { name: string; file: boolean } | null {
  const heads = lines.split("\r\n").map(line => /^([a-z-]{1,40}):[ \t]*(.*?)[ \t]*$/i.exec(line));
  if (!heads.every(head => head !== null)) return null;
  const said = heads.filter(head => head[1]?.toLowerCase() === "content-disposition");
  const [, name, file] = DISPOSITION.exec(said[0]?.[2] ?? "") ?? [];
  if (said.length !== 1 || name === undefined) return null;
  return {
    name: name.replace(/%0a/gi, "\n").replace(/%0d/gi, "\r").replace(/%22/g, '"'),
    file: file !== undefined,
  };
}

/** The boundary a form's type names, or null for none that could stand in a body. */
export function boundaryOf(type: string): string | null {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain ?? "";
  return /^[\x21-\x7e]([\x20-\x7e]{0,68}[\x21-\x7e])?$/.test(boundary) ? boundary : null;
}

/**
 * Reads a form as browsers write it to its end, and keeps no more of it than its texts: what is in files only passes by. 400 for what is
 * none, as one that is cut off; 413 for one with more bytes, or more text, than it may have.
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array>,
  boundary: string,
  { most, mostText }: { most: number; mostText: number },
): Promise<Multipart | 400 | 413> {
  const reader = body.getReader();
  const parts = new Parts(boundary, mostText);
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return parts.end();
      size += value.byteLength;
      const trouble = size > most ? 413 : parts.take(value);
      if (!trouble) continue;
      // Nobody waits for it: the other branch of the body may never be read.
      reader.cancel().catch(() => undefined);
      return trouble;
    }
  } catch {
    return 400;
  }
}

/** What is read of a form so far: the bytes that still may belong to a boundary, and where among its parts they stand. */
class Parts {
  private readonly line: Buffer;
  private readonly mostText: number;
  private readonly names: string[] = [];
  private readonly values = new Map<string, string | Blob>();
  private rest = Buffer.from("\r\n");
  private at: "preamble" | "boundary" | "head" | "content" | "over" = "preamble";
  private open = { name: "", file: false };
  private words: Buffer[] = [];
  private text = 0;

  constructor(boundary: string, mostText: number) {
    this.line = Buffer.from(`\r\n--${boundary}`, "latin1");
    this.mostText = mostText;
  }

  /** Takes some bytes more; what is wrong with them, or null. */
  take(bytes: Uint8Array): 400 | 413 | null {
    this.rest = this.rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.rest, bytes]);
    for (let went = true; went; ) {
      const step = this.step();
      if (typeof step === "number") return step;
      went = step;
    }
    return null;
  }

  end(): Multipart | 400 {
    const { names, values } = this;
    if (this.at !== "over" || !["", "\r\n"].includes(this.rest.toString("latin1"))) return 400;
    return { names, get: name => values.get(name) ?? null };
  }

  /** One step on; false: it takes more bytes. */
  private step(): boolean | 400 | 413 {
    switch (this.at) {
      case "preamble":
        if (this.rest.length < this.line.length) return false;
        if (!this.rest.subarray(0, this.line.length).equals(this.line)) return 400;
        return this.goOn("boundary", this.line.length);
      case "boundary": {
        if (this.rest.length < 2) return false;
        const two = this.rest.toString("latin1", 0, 2);
        if (two === "--") return this.goOn("over", 2);
        return two === "\r\n" ? this.goOn("head", 2) : 400;
      }
      case "head":
        return this.head();
      case "content":
        return this.content();
      default:
        return this.rest.length > 2 ? 400 : false;
    }
  }

  private head(): boolean | 400 | 413 {
    const end = this.rest.indexOf("\r\n\r\n");
    if (end < 0 || end > MOST_HEAD) return this.rest.length > MOST_HEAD ? 400 : false;
    const head = headOf(this.rest.toString("utf8", 0, end));
    if (!head) return 400;
    if (this.names.push(head.name) > MOST_PARTS) return 413;
    this.open = head;
    // The line's end before a boundary may be the head's own, where nothing is in between.
    return this.goOn("content", end + 2);
  }

  private content(): boolean | 400 | 413 {
    const end = this.rest.indexOf(this.line);
    const upTo = end < 0 ? Math.max(0, this.rest.length - this.line.length + 1) : end;
    if (!this.open.file) {
      this.text += upTo;
      if (this.text > this.mostText) return 413;
      this.words.push(Buffer.from(this.rest.subarray(0, upTo)));
    }
    if (end < 0) {
      this.goOn("content", upTo);
      return false;
    }
    const { name, file } = this.open;
    const words = Buffer.concat(this.words).toString("utf8").slice(2);
    if (!this.values.has(name)) this.values.set(name, file ? FILE : words);
    this.words = [];
    return this.goOn("boundary", end + this.line.length);
  }

  private goOn(at: Parts["at"], bytes: number): true {
    this.at = at;
    this.rest = this.rest.subarray(bytes);
    return true;
  }
}
