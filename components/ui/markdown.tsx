import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { remarkAsTyped } from "./remark-as-typed.ts";

const plugins = [remarkGfm, remarkAsTyped];

/** People's Markdown: tags are text, never HTML; no pictures from elsewhere, links that tell nothing to where they lead. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="md">
      <ReactMarkdown
        remarkPlugins={plugins}
        skipHtml
        disallowedElements={["img", "h1", "h2"]}
        unwrapDisallowed
        components={{
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
