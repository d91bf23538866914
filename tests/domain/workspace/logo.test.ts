import { describe, expect, test } from "vitest";
import { cleanLogo, LOGO_MAX_BYTES } from "#lib/domain/workspace/logo.ts";

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inner: string, root = 'viewBox="0 0 28 28"') => `<svg ${NS} ${root}>${inner}</svg>`;
const path = '<path d="M7 20V9l7 7 7-7v11"/>';
const cleaned = (text: string) => {
  const result = cleanLogo(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const why = (text: string) => {
  const result = cleanLogo(text);
  return result.ok ? "accepted" : result.error;
};

describe("a logo is written anew from what a drawing may hold", () => {
  test("a plain mark stays what it was, and cleaning it again changes nothing", () => {
    const mark = svg(path, 'viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="2.2"');
    expect(cleaned(mark)).toBe(mark);
    expect(cleaned(cleaned(mark))).toBe(mark);
  });

  test("what an editor leaves behind goes: declaration, comment, title, own namespaces, classes", () => {
    const text = `\uFEFF<?xml version="1.0"?><!-- made by hand --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">
      <svg ${NS} xmlns:inkscape="http://example.com/ink" width="28px" height="28" inkscape:version="1 & more">
      <title>Mark <b>bold</b></title><metadata><rdf:RDF><script>alert(1)</script></rdf:RDF></metadata>
      <inkscape:grid/><g class="a" data-x="1" aria-label="b" inkscape:label="c">${path}</g></svg>`;
    expect(cleaned(text)).toBe(`<svg ${NS} viewBox="0 0 28 28"><g>${path}</g></svg>`);
  });

  test("a style becomes attributes; a gradient of its own may be painted with", () => {
    const text = svg(
      `<defs><linearGradient id="a"><stop offset="0" style="stop-color:#123;font-family:'x'"/></linearGradient></defs>
       <rect width="4" height="4" style="fill:url(#a);stroke:none;-x-y:1"/>`,
    );
    expect(cleaned(text)).toContain('<rect width="4" height="4" fill="url(#a)" stroke="none"/>');
    expect(cleaned(text)).toContain('<stop offset="0" stop-color="#123"/>');
  });
});

describe("a hostile drawing is refused", () => {
  const hostile: Record<string, string> = {
    "a script": svg(`<script>alert(1)</script>${path}`),
    "a script in other letters": svg(`<SCRIPT>alert(1)</SCRIPT>${path}`),
    "a handler": svg(`<path d="M0 0" onload="alert(1)"/>`),
    "a handler on the root": svg(path, 'viewBox="0 0 1 1" OnLoad="alert(1)"'),
    "a page inside": svg(`<foreignObject><iframe src="javascript:alert(1)"/></foreignObject>${path}`),
    "a picture from elsewhere": svg(`<image href="https://example.com/x.png"/>${path}`),
    "a use of another file": svg(`<use href="https://example.com/x.svg#a"/>${path}`),
    "a use of itself": svg(`<g id="a"><use href="#a"/></g>${path}`),
    "a link": svg(`<a href="javascript:alert(1)">${path}</a>`),
    "a style sheet": svg(`<style>@import url(https://example.com/x.css);</style>${path}`),
    "an animation": svg(`<animate attributeName="href" values="javascript:alert(1)"/>${path}`),
    "a text": svg(`<text>Hello</text>${path}`),
    "a filter": svg(`<filter id="f"><feImage href="x"/></filter>${path}`),
    "a fill from elsewhere": svg('<path d="M0 0" fill="url(https://example.com/x.svg#a)"/>'),
    "a fill from elsewhere in quotes": svg(`<path d="M0 0" fill="url('//example.com/x')"/>`),
    "a style from elsewhere": svg('<path d="M0 0" style="fill:url(https://example.com/#a)"/>'),
    "a style with an escape": svg('<path d="M0 0" style="fill:u\\72l(x)"/>'),
    "an entity in a value": svg('<path d="M0 0" fill="&#106;avascript"/>'),
    "a gradient from elsewhere": svg(`<linearGradient xlink:href="https://example.com/a#b"/>${path}`),
    "a drawing in the drawing": svg(`<svg ${NS}>${path}</svg>`),
    "entities that grow": `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg(path)}`,
    "an entity that reads a file": `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg(path)}`,
    "a style sheet before it": `<?xml version="1.0"?><?xml-stylesheet href="https://example.com/x.css"?>${svg(path)}`,
    "raw text": svg(`<![CDATA[<script>alert(1)</script>]]>${path}`),
  };
  test.each(Object.entries(hostile))("%s", (_, text) => expect(why(text)).toBe("forbidden"));

  test.each([
    ["nothing", ""],
    ["words", "hello"],
    ["a page", "<html><body></body></html>"],
    ["another namespace", `<svg xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 1 1">${path}</svg>`],
    ["an end that is missing", `<svg ${NS} viewBox="0 0 1 1">${path}`],
    ["ends that cross", svg("<g><defs></g></defs>")],
    ["two drawings", svg(path) + svg(path)],
    ["a value without quotes", svg("<path d=M0/>")],
    ["a value that never ends", svg('<path d="M0 0>')],
    ["an attribute twice", svg('<path d="M0 0" d="M1 1"/>')],
    ["a comment that never ends", `${svg(path)}<!-- `],
    ["a tag in a value", svg('<path d="<script>"/>')],
  ])("not a drawing: %s", (_, text) => expect(why(text)).toBe("not_svg"));

  test("too large, too many, too deep", () => {
    expect(why(svg(`${path}<!--${"x".repeat(LOGO_MAX_BYTES)}-->`))).toBe("too_big");
    // Bytes count, not letters.
    expect(why(svg(`${path}<!--${"ñ".repeat(LOGO_MAX_BYTES / 2)}-->`))).toBe("too_big");
    expect(why(svg("<g/>".repeat(600)))).toBe("too_big");
    expect(why(svg(`${"<g>".repeat(40)}${path}${"</g>".repeat(40)}`))).toBe("too_big");
  });

  test("without a size, or without anything drawn", () => {
    expect(why(svg(path, 'width="100%"'))).toBe("no_size");
    expect(why(svg(path, 'viewBox="0 0 0 28"'))).toBe("no_size");
    expect(why(svg("<g></g>"))).toBe("empty");
  });

  test("a long run of almost-tags takes no time", () => {
    const begun = performance.now();
    cleanLogo(`<svg ${`${"a".repeat(9)} `.repeat(1_900)}`);
    cleanLogo(`<svg ${NS} ${'a="" '.repeat(3_900)}`);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
