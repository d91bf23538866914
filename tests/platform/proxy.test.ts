import fs from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "../../proxy.ts";

const root = path.resolve(import.meta.dirname, "../..");
const policyAt = async (address: string) =>
  (await proxy(new NextRequest(`http://escala.example${address}`))).headers.get("content-security-policy");

/** Addresses that answer with something uploaded, found by what they import. */
const downloads = fs
  .readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter(file => file.endsWith("route.ts"))
  .filter(file => fs.readFileSync(path.join(root, "app", file), "utf8").includes("platform/download.ts"))
  .map(file => `/${file.replace(/\/route\.ts$/, "").replaceAll(/\[\w+\]/g, "0199c0de")}`);

test("a download keeps its own strict policy: the proxy lays none over it", async () => {
  expect(downloads).toContain("/api/files/0199c0de");
  expect(downloads.length).toBeGreaterThanOrEqual(3);
  for (const address of downloads)
    expect([address, await policyAt(`${address}?w=ecm`)]).toEqual([address, null]);
});

test("every other address gets the policy of the pages", async () => {
  for (const address of [
    "/",
    "/ecm/tickets/SIG-1",
    "/api/files",
    "/api/files/a/b",
    "/api/search?q=x",
    "/api/tasks/1",
  ])
    expect(await policyAt(address)).toContain("script-src 'self' 'nonce-");
});

test("what is refused says why, in words and no page", async () => {
  const post = (headers: Record<string, string>, body: string) =>
    proxy(new NextRequest("http://escala.example/sign-in", { method: "POST", headers, body }));
  const type = "multipart/form-data; boundary=abc";
  const own = { host: "escala.example", "content-type": type };
  for (const [headers, status, words] of [
    [own, 400, "no form"],
    [{ ...own, origin: "http://elsewhere.example" }, 403, "pages of this website"],
    [{ ...own, "content-length": "99000000" }, 413, "longer"],
  ] as const) {
    const answer = await post(headers, "--abc\r\nnothing of a form");
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(await answer.text()).toContain(words);
  }
});
