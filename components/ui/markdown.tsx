import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { remarkAsTyped } from "./remark-as-typed.ts";

const plugins = [remarkGfm, remarkAsTyped];
/** A document is as its PDF: lines flow, and its first headings stand below the page's own. */
const document = [remarkGfm];

/**
 * People's Markdown: tags are text, never HTML; no pictures from elsewhere, links that tell nothing to where they lead.
 * A `whole` document keeps its headings; within a page's own sections great ones are words.
 */
export function Markdown({ text, whole = false }: { text: string; whole?: boolean }) {
  return (
    <div className="md">
      <ReactMarkdown
        remarkPlugins={whole ? document : plugins}
        skipHtml
        disallowedElements={whole ? ["img"] : ["img", "h1", "h2"]}
        unwrapDisallowed
        components={{
          ...(whole ? { h1: "h2" } : {}),
          a: ({ href, children }) => (
            <a href={href} rel="nofollow ugc noopener noreferrer" target="_blank">
              {children}
            </a>
          ),
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
