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
