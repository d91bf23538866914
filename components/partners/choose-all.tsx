"use client";

/** Ticks or unticks every box of a name in its form. In a column of boxes its words are for screen readers alone. */
export function ChooseAll({ name, label }: { name: string; label: string }) {
  return (
    <label className="chk all">
      <input
        type="checkbox"
        onChange={event => {
          const { checked, form } = event.currentTarget;
          const selector = `input[type=checkbox][name="${name}"]`;
          for (const one of form?.querySelectorAll<HTMLInputElement>(selector) ?? []) one.checked = checked;
        }}
      />
      <span>{label}</span>
    </label>
  );
}
