import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionBodyTrouble } from "#lib/platform/action-body.ts";
import { readMultipart } from "#lib/platform/multipart.ts";

/** What the browser's half of the framework writes; it comes without types. */
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-webpack/client.node",
) as { encodeReply: (args: unknown) => Promise<string | FormData> };

const LIMIT = 26 * 1024 * 1024;
const action = { "next-action": "00abc" };

const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://one.example/x", { method: "POST", body, headers });
const text = (body: string, headers: Record<string, string> = {}) =>
  post(body, {
    ...action,
    "content-type": "text/plain;charset=UTF-8",
    "content-length": String(body.length),
    ...headers,
  });

/** A form as a browser sends it, with its length; its root last, unless entries say otherwise. */
async function form(
  said: Record<string, string | Blob> | FormData | [string, string][],
  headers: Record<string, string> = action,
) {
  const data = new FormData();
  const entries =
    said instanceof FormData || Array.isArray(said)
      ? [...said]
      : Object.entries(said).sort(([a], [b]) => Number(a === "0") - Number(b === "0"));
  for (const [name, value] of entries) data.append(name, value);
  const made = new Response(data);
  const body = await made.arrayBuffer();
  return post(body, {
    ...headers,
    "content-type": made.headers.get("content-type") ?? "",
    "content-length": String(body.byteLength),
  });
}
const trouble = (request: Request) => actionBodyTrouble(request, LIMIT);

describe("the body of a server action", () => {
  test("as browsers send it goes through, and can still be read", async () => {
    const call = text('["ecm",{"number":"SIG-1"},"key-12345"]');
    expect(await trouble(call)).toBeNull();
    expect(await call.text()).toContain("SIG-1");
    expect(await trouble(await form({ 0: '["$K1"]', _1_email: "a@one.example" }))).toBeNull();
    expect(await trouble(await form({ 0: '["$K1"]', _1_f: new Blob(["x".repeat(9000)]) }))).toBeNull();
    // Without script a form names its action in a field.
    expect(await trouble(await form({ $ACTION_ID_0a: "", email: "a@one.example" }, {}))).toBeNull();
  });

  test.each(["", "null", "{}", '"x"', "[", "[1,]", "\0", '[{"a":', `${"[".repeat(80)}${"]".repeat(80)}`])(
    "that is no list of arguments is told so: %s",
    async body => {
      expect(await trouble(text(body))).toBe(400);
      expect(await trouble(await form({ 0: body }))).toBe(400);
    },
  );

  // What React says on the wire and no form of ours: on each of these it throws when it decodes, or waits.
  test.each([
    "$1",
    "$1:a:b",
    "$F1",
    "$h1",
    "$Q1",
    "$W1",
    "$i1",
    "$@1",
    "$R1",
    "$r1",
    "$x1",
    "$X1",
    "$T1",
    "$T",
    "$S",
    "$P1",
    "$E",
    "$Z",
    "$A1",
    "$o1",
    "$g1",
    "$L1",
    "$B1",
    "$B",
    "$nzz",
    "$n",
    `$n${"9".repeat(301)}`,
    "$D",
    "$Dxx",
    "$0:0:0",
    "$0:a",
    "$0:__proto__",
    "$I",
    "$ACTION_0:0",
    "$",
  ])("that says %s is told so, wherever it stands", async word => {
    for (const call of [[word], [{ a: { b: [word] } }], ["x", word]]) {
      expect(await trouble(text(JSON.stringify(call)))).toBe(400);
      expect(await trouble(await form({ 0: JSON.stringify(call) }))).toBe(400);
    }
  });

  test("whose parts are not as its root says is told so", async () => {
    for (const parts of [
      { 1: "{{{", 0: '["$1"]' },
      { 1: '"x"', 0: '["$1:a"]' },
      { 1: "{}", 0: '["$1:__proto__:constructor"]' },
      { 1: '["$2"]', 0: '["$1"]' },
      { 1: '"$h2"', 0: '["$1"]' },
      { 1: "x", 0: '["$B1"]' },
      { 1: new Blob(["[]"]), 0: '["$1"]' },
    ] as Record<string, string | Blob>[])
      expect(await trouble(await form(parts))).toBe(400);
    // The root comes last, and once.
    expect(
      await trouble(
        await form([
          ["0", '["$1"]'],
          ["1", '"x"'],
        ]),
      ),
    ).toBe(400);
    expect(
      await trouble(
        await form([
          ["0", "[]"],
          ["0", "[]"],
        ]),
      ),
    ).toBe(400);
    // A form that works without script, with arguments that are none.
    const reference = { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"0a","bound":"$@1"}' };
    expect(await trouble(await form(reference, {}))).toBe(400);
    expect(await trouble(await form({ ...reference, "$ACTION_1:1": "{{" }, {}))).toBe(400);
    expect(
      await trouble(await form({ ...reference, "$ACTION_1:1": '["ecm",{"a":"$undefined"}]' }, {})),
    ).toBeNull();
  });

  test("as React writes it goes through, whatever a form of ours may say", async () => {
    const letters = fc.oneof(
      fc.string(),
      fc.string().map(rest => `$${rest}`),
    );
    const said = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 4 },
        letters,
        fc.double(),
        fc.bigInt({ min: -(10n ** 200n), max: 10n ** 200n }),
        fc.constantFrom(null, undefined, true, Number.NaN, -0, Number.POSITIVE_INFINITY),
        fc.date({ noInvalidDate: true }),
        fc.array(tie("any"), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("any"), { maxKeys: 4, noNullPrototype: true }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), letters).map(fields => {
          const made = new FormData();
          for (const [name, value] of Object.entries(fields)) made.append(name, value);
          return made;
        }),
        letters.map(words => new File([words], "log.txt")),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 4 }), fc.boolean(), async (args, twice) => {
        // What is said twice stands once and is named the second time.
        const body = await encodeReply(twice ? [...args, { again: args }, args[0]] : args);
        const request = typeof body === "string" ? text(body) : await form(body);
        expect(await trouble(request)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  test("that is no form in spite of its type is told so", async () => {
    const type = { ...action, "content-type": "multipart/form-data; boundary=abc", "content-length": "5" };
    expect(await trouble(post("hello", type))).toBe(400);
    expect(await trouble(post("hello", { ...type, "content-type": "multipart/form-data" }))).toBe(400);
    expect(await trouble(await form({ 1: "no root" }))).toBe(400);
  });

  test("that is too long is told so before it is read", async () => {
    const long = { "content-length": String(LIMIT + 1) };
    expect(await trouble(text("[]", long))).toBe(413);
    expect(await trouble(text("[]", { "content-length": String(3 * 1024 * 1024) }))).toBe(413);
    const upload = await form({ 0: "[]" });
    expect(
      await trouble(new Request(upload, { headers: { ...Object.fromEntries(upload.headers), ...long } })),
    ).toBe(413);
    expect(await trouble(text("[]", { "content-length": "-1" }))).toBe(400);
  });

  test("that says nothing of its length is measured as it is read", async () => {
    const request = post(`["${"x".repeat(3 * 1024 * 1024)}"]`, action);
    expect(await trouble(request)).toBe(413);
  });

  test("whatever it is, the check answers and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.constantFrom("text/plain", "multipart/form-data; boundary=a", "x"),
        async (body, type) => {
          const answer = await trouble(
            post(body, { ...action, "content-type": type, "content-length": String(new Blob([body]).size) }),
          );
          expect([null, 400, 413]).toContain(answer);
        },
      ),
    );
  });

  test("of other requests is none of its business", async () => {
    expect(await trouble(post("{", { "content-type": "application/json" }))).toBeNull();
    expect(await trouble(new Request("http://one.example/x", { headers: action }))).toBeNull();
  });

  /** A form's bytes as they come over the line, in pieces and with no word of their length. */
  const streamed = (bytes: Uint8Array, headers: Record<string, string>, piece = 64 * 1024) => {
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + piece));
        at += piece;
      },
    });
    return new Request("http://one.example/x", {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit);
  };
  const type = "multipart/form-data; boundary=----xYz";
  const FILE =
    'Content-Disposition: form-data; name="_1_f"; filename="a.bin"\r\nContent-Type: application/octet-stream';
  const ROOT = '------xYz\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n------xYz--\r\n';
  const great = (more = "") =>
    Buffer.concat([
      Buffer.from(`------xYz\r\n${FILE}\r\n\r\n`),
      Buffer.alloc(1_500_000, "\r\n------xY"),
      Buffer.from(`\r\n${more}`),
    ]);

  test("that is great, or of unknown length, is looked through to its end", async () => {
    const fetched = { ...action, "content-type": type };
    const plain = { "content-type": type };
    expect(await trouble(streamed(great(ROOT), fetched))).toBeNull();
    expect(await trouble(streamed(great(ROOT), plain, 1_021))).toBeNull();
    // What comes after its end is no part of it, to the framework either.
    expect(await trouble(streamed(great(`${ROOT}more`), fetched))).toBeNull();
    // Cut off, no form at all, another boundary, a root that is none.
    for (const [bytes, said] of [
      [great(), type],
      [great("------xYz"), type],
      [great(ROOT.slice(0, -4)), type],
      [Buffer.alloc(1_500_000, "A"), type],
      [great(ROOT), type.replace("xYz", "xyz")],
      [great(ROOT.replace('"$K1"', '"$F1"')), type],
      [great(ROOT.replace("form-data", "attachment")), type],
      [great(ROOT.replace("\r\n\r\n", "\r\n")), type],
      [great(ROOT), `multipart/form-data; boundary=${"x".repeat(80)}`],
    ] as const)
      for (const piece of [64 * 1024, 1_021])
        expect(await trouble(streamed(bytes, { ...action, "content-type": said }, piece))).toBe(400);
    expect(await trouble(streamed(great(), plain))).toBe(400);
  });

  test("that never says its length is not read beyond what it may have, nor its texts kept", async () => {
    const endless = Buffer.concat([great(), Buffer.alloc(27 * 1024 * 1024)]);
    const fetched = { ...action, "content-type": type };
    expect(await trouble(streamed(endless, fetched))).toBe(413);
    const words = Buffer.from(
      `------xYz\r\nContent-Disposition: form-data; name="1"\r\n\r\n${"x".repeat(3 * 1024 * 1024)}\r\n${ROOT}`,
    );
    expect(await trouble(streamed(words, fetched))).toBe(413);
    const many = '------xYz\r\nContent-Disposition: form-data; name="1"\r\n\r\n\r\n'.repeat(6_000);
    expect(await trouble(streamed(Buffer.from(many + ROOT), fetched))).toBe(413);
    const headless = Buffer.concat([Buffer.from("------xYz\r\n"), Buffer.alloc(100_000, "a")]);
    expect(await trouble(streamed(headless, fetched))).toBe(400);
  });

  test("that breaks off on the way is told so", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(great());
        controller.error(new Error("aborted"));
      },
    });
    const headers = { ...action, "content-type": type };
    const request = new Request("http://one.example/x", {
      method: "POST",
      body: broken,
      headers,
      duplex: "half",
    } as RequestInit);
    expect(await trouble(request)).toBe(400);
  });

  test("in whatever pieces it comes, a form is the same", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9_]{1,8}$/), fc.oneof(fc.string(), fc.uint8Array())), {
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 40 }),
        async (fields, piece) => {
          const data = new FormData();
          for (const [name, value] of fields)
            data.append(
              name,
              typeof value === "string" ? value : new File([new Uint8Array(value)], 'a "b".txt'),
            );
          const made = new Response(data);
          const said = made.headers.get("content-type") ?? "";
          const read = await readMultipart(
            streamed(new Uint8Array(await made.arrayBuffer()), {}, piece).body as ReadableStream<Uint8Array>,
            said,
            { most: LIMIT, mostText: LIMIT },
          );
          if (typeof read === "number") throw new Error(String(read));
          expect(read.names).toEqual([...data.keys()]);
          for (const name of data.keys()) {
            const value = data.get(name);
            if (value instanceof Blob) expect(read.get(name)).toBeInstanceOf(Blob);
            // A browser writes each end of a line as two letters.
            else expect(read.get(name)).toBe(value?.replace(/\r\n|\r|\n/g, "\r\n"));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
