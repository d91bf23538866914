import { expect, test } from "vitest";
import { z } from "zod";
import { ownRequest } from "#lib/platform/own-request.ts";
import { readBody } from "#lib/platform/read-body.ts";

/** A body that says no length and never ends by itself. */
function endless(): { request: Request; given: () => number; ended: () => boolean } {
  let given = 0;
  let ended = false;
  const body = new ReadableStream<Uint8Array>({
    pull: stream => {
      given += 1_000;
      stream.enqueue(new Uint8Array(1_000).fill(32));
    },
    cancel: () => {
      ended = true;
    },
  });
  const request = new Request("https://escala.example/api/drafts", {
    method: "PUT",
    body,
    duplex: "half",
  } as RequestInit);
  return { request, given: () => given, ended: () => ended };
}
const of = (body: string, headers: Record<string, string> = {}) =>
  new Request("https://escala.example/", { method: "POST", body, headers });

test("a body is read as far as it may be long, whatever it says of its length, and no further", async () => {
  expect(new TextDecoder().decode((await readBody(of("words"), 5)) ?? undefined)).toBe("words");
  expect(await readBody(of("words"), 4)).toBeNull();
  expect(await readBody(new Request("https://escala.example/"), 4)).toHaveLength(0);
  const { request, given, ended } = endless();
  expect(await readBody(request, 10_000)).toBeNull();
  expect(given()).toBeLessThan(20_000);
  expect(ended()).toBe(true);
});

test("what a page sends to a route is bounded before it is read", async () => {
  const { request, given } = endless();
  expect(await ownRequest(request, z.unknown(), 1_000)).toEqual({ refused: 413 });
  expect(given()).toBeLessThan(20_000);
  expect(await ownRequest(of('{"a":"é"}'), z.object({ a: z.string() }), 9)).toEqual({ said: { a: "é" } });
  expect(await ownRequest(of('{"a":"éé"}'), z.object({ a: z.string() }), 9)).toEqual({ refused: 413 });
});
