import http from "node:http";
import { gunzipSync } from "node:zlib";
import type { Visitor } from "./subjects.ts";

/**
 * How a browser asks for the next page of somebody who has Escala open: for what changes, drawn for React, with the shell left as
 * it is. It says where the person stands; here that is the page of a workspace's alerts and articles.
 */
const standing = (slug: string) =>
  JSON.stringify([
    "",
    {
      children: [
        ["vendor", slug, "d", null],
        {
          children: [
            "(portal)",
            { children: ["knowledge", { children: ["__PAGE__", {}, null, null] }, null, null] },
            null,
            null,
          ],
        },
        null,
        null,
        1,
      ],
    },
    null,
    null,
  ]);

/** Connections are kept, as a browser keeps them. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

type Answer = { status: number; to: string | undefined; type: string; bytes: Buffer };

/** Asks without opening what comes packed: whoever measures shall not be the most of what is measured. */
const fetched = (address: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    http
      .get(address, { agent, headers: { ...headers, "accept-encoding": "gzip" } }, answer => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            to: answer.headers.location,
            type: answer.headers["content-type"] ?? "",
            bytes: Buffer.concat(chunks),
          }),
        );
      })
      .on("error", reject);
  });

/** The mark that Next adds to such an address, by address: it says it itself, in a redirect, to who asks without. */
const marked = new Map<string, string>();

/** Asks for a page as somebody who goes on to it; true where it was answered with what changes. What is in it is looked at the first time. */
export async function goOn(base: string, v: Visitor, path: string): Promise<boolean> {
  const headers = {
    cookie: `escala.session=${v.cookie}`,
    rsc: "1",
    "next-router-state-tree": encodeURIComponent(standing(v.slug)),
    "next-url": `/${v.slug}/knowledge`,
  };
  const known = marked.get(path);
  const first = await fetched(base + (known ?? path), headers);
  if (known) return isNext(first);
  if (first.status !== 307 || !first.to) return false;
  const { pathname, search } = new URL(first.to, base);
  const answer = await fetched(base + pathname + search, headers);
  const text = gunzipSync(answer.bytes).toString();
  // With the shell it would be a whole page.
  if (!isNext(answer) || !text.includes('"__PAGE__"') || text.includes('"className":"rail"')) return false;
  marked.set(path, pathname + search);
  return true;
}

const isNext = ({ status, type }: Answer) => status === 200 && type.startsWith("text/x-component");
