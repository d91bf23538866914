import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "#components/ui/markdown.tsx";

const shown = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

describe("what people wrote stays readable", () => {
  it("T3, S18: a pasted configuration stands as it was pasted, and does nothing", () => {
    const html = shown('After the cut:\n\n<config>\n  <node id="3">down</node>\n</config>\n\nThen more.');
    expect(html).toContain("<pre");
    expect(html).toContain(
      "&lt;config&gt;\n  &lt;node id=&quot;3&quot;&gt;down&lt;/node&gt;\n&lt;/config&gt;",
    );
    expect(html).toContain("<p>Then more.</p>");
  });

  it("a tag in a sentence is the words it is", () => {
    expect(shown("the <b>bold</b> node <node>3</node> and <!-- this -->")).toContain(
      "<p>the &lt;b&gt;bold&lt;/b&gt; node &lt;node&gt;3&lt;/node&gt; and &lt;!-- this --&gt;</p>",
    );
  });

  it("script is text wherever it stands", () => {
    const html = shown(
      "<script>alert(1)</script>\n\n- <img src=x onerror=alert(1)>\n\n> <iframe src=x>\n\n[x](javascript:alert(1))",
    );
    expect(html).not.toMatch(/<(script|img|iframe)|href="javascript/);
    for (const words of ["alert(1)", "onerror", "iframe", ">x<"]) expect(html).toContain(words);
  });

  it("a new line is a new line, in a paragraph and in a list", () => {
    expect(shown("one\ntwo").replaceAll("\n", "")).toContain("one<br/>two");
    expect(shown("- one\n  two").replaceAll("\n", "")).toContain("one<br/>two");
    expect(shown("```\none\ntwo\n```")).not.toContain("<br");
  });
});

describe("a link misleads nobody", () => {
  const words = (text: string) => shown(text).replace(/<[^>]*>/g, "");
  it.each([
    [
      "[https://bank.example](https://evil.example/login)",
      "https://bank.example (→ https://evil.example/login)",
    ],
    ["[www.**bank**.example][1]\n\n[1]: https://evil.example", "www.bank.example (→ https://evil.example)"],
    [
      "[https://bank.example](https://evil.example) (→ evil.example)",
      "https://bank.example (→ evil.example)",
    ],
    ["[the report](https://evil.example/a)", "the report"],
    [
      "[https://ok.example](https://ok.example/a) and https://ok.example",
      "https://ok.example and https://ok.example",
    ],
  ])("%s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });
});

describe("no message holds the portal up", () => {
  const LONGEST = 20_000;
  const full = (part: string) => part.repeat(LONGEST / part.length);
  const half = LONGEST / 2 - 1;
  const rows = (count: number, row: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => row(n)).join("\n");

  it.each([
    ["quotes", full(">")],
    ["quotes apart", full("> ")],
    ["quotes and lists", full(">- ")],
    ["quotes and stars", full("> * ")],
    ["stars around stars", `${"*".repeat(half)}a${"*".repeat(half)}`],
    ["lines around lines", `${"_".repeat(half)}a${"_".repeat(half)}`],
    ["strokes", full("~~a")],
    ["brackets", `${"[".repeat(half)}a${"]".repeat(half)}`],
    ["links in links", `${"[".repeat(6_000)}a${"](b)".repeat(3_000)}`],
    ["behind a fence that is none", `<div>\n\`\`\`\n\n${"*".repeat(9_000)}a${"*".repeat(9_000)}\n\`\`\``],
    ["behind a fence that was closed", `\`\`\`\na\n\`\`\`\n${full("> ")}`],
    ["steps of lists", rows(28, n => `${" ".repeat(50 * n)}${"- ".repeat(25)}a`)],
    ["steps of quotes", rows(60, n => `${"> ".repeat(n)}${"- ".repeat(25)}a`)],
    ["nested as deep as it goes", rows(180, n => `${" ".repeat(n)}- a`)],
    ["as many marks as there may be", `${"*".repeat(999)}a${"*".repeat(999)}`],
    ["as many brackets", `${"[".repeat(1_000)}a${"]".repeat(1_000)}`],
    ["as many strokes", "~~a".repeat(999)],
    ["lines", full("a\n")],
    ["items", full("- a\n")],
    ["rules", full("---\n")],
    ["rows of a table", `|a|\n|-|\n${"|a|\n".repeat(4_000)}`],
  ])("%s: shown at once, every word of it", (_, text) => {
    const since = performance.now();
    const html = shown(text);
    expect(performance.now() - since).toBeLessThan(2_000);
    expect(html).toMatch(/a|&gt;/);
    expect(html).not.toMatch(/<(script|img|iframe)/);
  });

  it("what is too much for Markdown stands as it was typed, and tags in it are words", () => {
    const html = shown(`${full("> ")}\n<img src=x onerror=alert(1)>`);
    expect(html).toContain("&gt; &gt; &gt;");
    expect(html).toContain("&lt;img src=x");
  });

  it("a long log between fences stays a block of code, and a mail quoted a dozen times its quotes", () => {
    const log = "[2026-11-27] ERROR vm_dispatch | *retry* [3]\n".repeat(300);
    expect(shown(`See:\n\n\`\`\`\n${log}\`\`\``)).toMatch(/<pre[^>]*><code>\[2026/);
    expect(shown(`${"> ".repeat(12)}said`).match(/<blockquote>/g)).toHaveLength(12);
    expect(shown(`one\n\n${"-".repeat(120)}\n\n${"*".repeat(120)}\n\n**two**`)).toContain(
      "<strong>two</strong>",
    );
  });
});
