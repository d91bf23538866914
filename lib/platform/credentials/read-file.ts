import { attachedFiles, type Carrier } from "#lib/domain/credentials/attached.ts";
import { unbakePng, unbakeSvg } from "#lib/domain/credentials/baking.ts";
import { isObject, LONGEST_DOCUMENT } from "#lib/domain/credentials/check.ts";
import { inflateText } from "./inflate.ts";

function parsed(text: string): unknown {
  if (text.length > LONGEST_DOCUMENT) return null;
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

/** The document within a file: a credential as JSON, baked into a PNG or SVG, or attached to a PDF; null where there is none. */
export function documentIn(bytes: Uint8Array): { document: unknown; carrier: Carrier } {
  const png = unbakePng(bytes, inflateText);
  if (png !== null) return { document: parsed(png), carrier: "png" };
  for (const file of attachedFiles(bytes, inflateText)) {
    const document = parsed(new TextDecoder().decode(file));
    if (isObject(document)) return { document, carrier: "pdf" };
  }
  const text = new TextDecoder().decode(bytes);
  const svg = unbakeSvg(text);
  return svg === null
    ? { document: parsed(text), carrier: "json" }
    : { document: parsed(svg), carrier: "svg" };
}
