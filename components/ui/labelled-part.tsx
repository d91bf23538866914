import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  /** Of the heading; the part is named by it, and an address may lead there. */
  id: string;
  title: ReactNode;
  text?: ReactNode;
  /** Across the whole page, under its heading instead of beside it. */
  wide?: boolean;
  children: ReactNode;
};

/** A part of a long page: what it is about stands beside it. */
export function LabelledPart({ id, title, text, wide, children }: Props) {
  return (
    <section aria-labelledby={id} className={cx("ladder-part", wide && "wide")}>
      <div className="lbl-c">
        <h2 id={id}>{title}</h2>
        {text && <p>{text}</p>}
      </div>
      {children}
    </section>
  );
}
