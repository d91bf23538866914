"use client";

import { useRef } from "react";

/** Ticks or unticks every box of a name in its form. */
export function ChooseAll({ name, label }: { name: string; label: string }) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      onChange={event => {
        const { checked, form } = event.currentTarget;
        for (const one of form?.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`) ??
          [])
          one.checked = checked;
      }}
    />
  );
}
