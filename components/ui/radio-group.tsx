import type { ComponentProps, ReactNode } from "react";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = Omit<ComponentProps<"input">, "type" | "value" | "children" | "id"> & {
  /** Radios get `${id}-0`, `${id}-1`…; the legend is the FieldGroup's. */
  id: string;
  name: string;
  choices: readonly Choice[];
  value?: string;
  /** Chosen at first, where the browser keeps what is chosen after. */
  chosen?: string;
};

/** To be used inside a FieldGroup, which names it. */
export function RadioGroup({ id, name, choices, value, chosen, ...rest }: RadioGroupProps) {
  return (
    <div className="stack">
      {choices.map((choice, index) => (
        <label key={choice.value} className="chk">
          <input
            {...rest}
            id={`${id}-${index}`}
            type="radio"
            name={name}
            value={choice.value}
            disabled={choice.disabled ?? rest.disabled}
            {...(value === undefined ? {} : { checked: value === choice.value })}
            {...(chosen === undefined ? {} : { defaultChecked: chosen === choice.value })}
          />
          <span>
            {choice.label}
            {choice.hint && <span className="mm"> {choice.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
