"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** What is wider than the screen scrolls sideways; then, and only then, the keyboard can reach and move it. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth + 1));
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={box} className="tw" {...(wide ? { tabIndex: 0, "aria-label": label } : {})}>
      {children}
    </section>
  );
}
