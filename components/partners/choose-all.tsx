"use client";

/** Ticks or unticks every box of a name in its form. */
export function ChooseAll({ name, label }: { name: string; label: string }) {
  return (
    <input
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
