import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { BodyTurns, type Bounds, inTurns } from "#lib/platform/body-turns.ts";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function started(serve: http.RequestListener, bounds?: Bounds): Promise<number> {
  const server = http.createServer(inTurns(serve, { proxies: 1, ...(bounds ? { bounds } : {}) }));
  servers.push(server);
  await new Promise<void>(ready => server.listen(0, "127.0.0.1", ready));
  return (server.address() as AddressInfo).port;
}

/** A request that has begun its body; `answer` comes when it does, with what the line does then. */
function begin(port: number, headers: http.OutgoingHttpHeaders, path = "/") {
  const request = http.request({ port, path, method: "POST", headers, agent: false });
  const answer = new Promise<{ status: number; closes: boolean }>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", response => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, closes: response.headers.connection === "close" });
    });
  });
  answer.catch(() => undefined);
  request.write("a");
  return { request, answer };
}
const get = async (port: number) => (await fetch(`http://127.0.0.1:${port}/`)).status;
const soon = <T>(work: Promise<T>, ms = 1_000) =>
  Promise.race([work, new Promise<"late">(resolve => setTimeout(() => resolve("late"), ms))]);

test("what says that it is longer than it may be is told so at once, though it never ends", async () => {
  let asked = 0;
  const port = await started(() => {
    asked += 1;
  });
  const long = { "content-length": String(27 * 1024 * 1024) };
  expect(await soon(begin(port, long).answer)).toEqual({ status: 413, closes: true });
  const mail = { "content-length": String(36 * 1024 * 1024) };
  expect(await soon(begin(port, mail, "/api/mail/hook").answer)).toEqual({ status: 413, closes: true });
  expect(asked).toBe(0);
  // As long as a mail may be.
  expect(await soon(begin(port, long, "/api/mail/hook").answer, 100)).toBe("late");
  expect(asked).toBe(1);
});

test("no more is under way than there is room for, the rest waits, and small ones and pages wait for nobody", async () => {
  const bounds = { together: 400, share: 400, free: 10, waits: 60_000 };
  let now = 0;
  let most = 0;
  const port = await started((request, response) => {
    if (request.headers["content-length"] !== "100") return void response.end();
    now += 1;
    most = Math.max(most, now);
    response.prependListener("close", () => {
      now -= 1;
    });
    request.resume().on("end", () => response.end());
  }, bounds);
  const sent = Array.from({ length: 30 }, () => begin(port, { "content-length": "100" }));
  // Of no said length: as long as any may be, and longer than all the room there is.
  const endless = begin(port, { "transfer-encoding": "chunked" });
  const small = begin(port, { "content-length": "1" });
  expect(await soon(small.answer)).toMatchObject({ status: 200 });
  expect(await get(port)).toBe(200);
  expect(await soon(endless.answer, 100)).toBe("late");
  endless.request.destroy();
  // Who hangs up leaves their place, waiting or not.
  for (const { request } of sent.slice(0, 10)) request.destroy();
  for (const { request } of sent.slice(10)) request.end("b".repeat(99));
  for (const { answer } of sent.slice(10)) expect(await soon(answer, 5_000)).toMatchObject({ status: 200 });
  expect(most).toBe(4);
  expect(now).toBe(0);
});

test("who waits too long is told so", async () => {
  const bounds = { together: 100, share: 100, free: 10, waits: 100 };
  const port = await started(() => undefined, bounds);
  begin(port, { "content-length": "100" });
  await new Promise(go => setTimeout(go, 50));
  expect(await soon(begin(port, { "content-length": "100" }).answer)).toEqual({ status: 503, closes: true });
});

test("one address keeps no other waiting: next is who has the least under way", () => {
  const turns = new BodyTurns({ together: 4, share: 3 });
  const went: string[] = [];
  const enter = (address: string) => turns.enter(address, 1, () => went.push(address));
  const flood = Array.from({ length: 10 }, () => enter("a"));
  expect(went.join("")).toBe("aaa");
  enter("b");
  enter("c");
  expect(went.join("")).toBe("aaab");
  flood[0]?.();
  expect(went.join("")).toBe("aaabc");
  // Ended twice is ended once.
  flood[0]?.();
  flood[1]?.();
  expect(went.join("")).toBe("aaabca");
  // Left while it waited: its turn does not come.
  flood[4]?.();
  flood[2]?.();
  flood[3]?.();
  expect(went.join("")).toBe("aaabcaaa");
});
