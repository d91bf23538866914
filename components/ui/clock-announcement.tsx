"use client";

import { useEffect, useRef, useState } from "react";

/** Speaks when a clock changes its state; passing minutes stay silent. */
export function ClockAnnouncement({ state, text }: { state: string; text: string }) {
  const before = useRef(state);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    setSaid(text);
  }, [state, text]);
  return (
    <span className="vh" aria-live="polite">
      {said}
    </span>
  );
}
