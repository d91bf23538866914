import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button.tsx";
import { Input } from "./input.tsx";

type Props = {
  /** The list's own address: the form sends what is chosen there, so that it can be sent on as a link. */
  base: string;
  label: string;
  apply: ReactNode;
  /** The way back to the whole list, offered once something narrows it. */
  clear?: { label: string; href?: string; offered: boolean };
  children: ReactNode;
};

/** What narrows a list: a plain form that works without script. */
export function ListFilter({ base, label, apply, clear, children }: Props) {
  return (
    <form action={base} className="row wrap list-find" aria-label={label}>
      {children}
      <Button type="submit">{apply}</Button>
      {clear?.offered && (
        <ButtonLink look="ghost" href={clear.href ?? base}>
          {clear.label}
        </ButtonLink>
      )}
    </form>
  );
}

/** Words to find; the label stands in the box while it is empty. */
export function FilterWords({
  name = "words",
  label,
  value,
  max = 80,
}: {
  name?: string;
  label: string;
  value: string;
  max?: number;
}) {
  return (
    <Input
      name={name}
      type="search"
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      maxLength={max}
    />
  );
}
