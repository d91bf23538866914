import { Copy } from "./copy.tsx";

/** Text for another program, to be copied as it stands; a long line scrolls in its own box. */
export function CodeBox({ text, label }: { text: string; label: string }) {
  return (
    <div className="dir-code">
      <section aria-label={label}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls sideways */}
        <pre tabIndex={0}>{text}</pre>
      </section>
      <Copy text={text} />
    </div>
  );
}
