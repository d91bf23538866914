import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionBodyTrouble } from "#lib/platform/action-body.ts";

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

/** A form as a browser sends it, with its length. */
async function form(entries: Record<string, string | Blob>, headers: Record<string, string> = action) {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
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
    expect(await trouble(await form({ 0: '["$K1"]', "1_email": "a@one.example" }))).toBeNull();
    expect(await trouble(await form({ 0: '["$K1"]', "1_f": new Blob(["x".repeat(9000)]) }))).toBeNull();
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
});
