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

/** The mark that Next adds to such an address, by address: it says it itself, in a redirect, to who asks without. */
const marked = new Map<string, string>();

/** Asks for a page as somebody who goes on to it; true where it was answered with what changes. */
export async function goOn(base: string, v: Visitor, path: string): Promise<boolean> {
  const headers = {
    cookie: `escala.session=${v.cookie}`,
    rsc: "1",
    "next-router-state-tree": encodeURIComponent(standing(v.slug)),
    "next-url": `/${v.slug}/knowledge`,
  };
  const ask = (address: string) => fetch(base + address, { headers, redirect: "manual" });
  const known = marked.get(path);
  let answer = await ask(known ?? path);
  const to = answer.status === 307 ? answer.headers.get("location") : null;
  if (to) {
    await answer.text();
    const { pathname, search } = new URL(to, base);
    marked.set(path, pathname + search);
    answer = await ask(pathname + search);
  }
  const text = await answer.text();
  return (
    answer.status === 200 &&
    (answer.headers.get("content-type") ?? "").startsWith("text/x-component") &&
    text.includes('"__PAGE__"') &&
    // With the shell it would be a whole page.
    !text.includes('"className":"rail"')
  );
}
