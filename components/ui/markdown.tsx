import ReactMarkdown, { defaultUrlTransform } from "react-markdown";
import remarkGfm from "remark-gfm";
import { remarkAsTyped } from "#lib/domain/text-as-typed.ts";
import { bearable } from "#lib/domain/text-bearable.ts";
import { rehypeLeading } from "#lib/domain/text-leading.ts";

const plugins = [remarkGfm, remarkAsTyped];
/** A document is as its PDF: lines flow, and its first headings stand below the page's own. */
const document = [remarkGfm];
const beside = [rehypeLeading];

/**
 * People's Markdown: tags are text, never HTML; no pictures from elsewhere, links that tell nothing to where they lead.
 * `ownHref`: where a text has pictures and files of its own, where each is fetched; all others are shown as none.
 * A `whole` document keeps its headings; within a page's own sections great ones are words.
 */
export function Markdown({
  text,
  whole = false,
  ownHref,
}: {
  text: string;
  whole?: boolean;
  ownHref?: (address: string) => string | null;
}) {
  if (!bearable(text))
    return (
      <div className="md">
        <p className="whitespace-pre-wrap break-words">{text}</p>
      </div>
    );
  const own = new Set<string>();
  const hidden = [...(ownHref ? [] : ["img"]), ...(whole ? [] : ["h1", "h2"])];
  return (
    <div className="md">
      <ReactMarkdown
        remarkPlugins={whole ? document : plugins}
        rehypePlugins={beside}
        skipHtml
        disallowedElements={hidden}
        unwrapDisallowed
        urlTransform={(url, key) => {
          const at = ownHref?.(url);
          if (at) own.add(at);
          return at ?? (key === "src" ? "" : defaultUrlTransform(url));
        }}
        components={{
          ...(whole ? { h1: "h2" } : {}),
          a: ({ href, children }) =>
            href && own.has(href) ? (
              <a href={href} download>
                {children}
              </a>
            ) : (
              <a href={href} rel="nofollow ugc noopener noreferrer" target="_blank">
                {children}
              </a>
            ),
          img: ({ src, alt }) =>
            src ? (
              // biome-ignore lint/performance/noImgElement: asked of the portal as its reader
              <img src={src} alt={alt ?? ""} loading="lazy" />
            ) : null,
          // A block one can scroll must be reachable by keyboard.
          pre: ({ children }) => (
            <pre // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls sideways
              tabIndex={0}
            >
              {children}
            </pre>
          ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
