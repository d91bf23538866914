"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import Link from "#components/ui/link.tsx";
import { cx } from "./cx.ts";
import { useKeys } from "./use-keys.ts";

export type MenuEntry =
  | { kind: "separator"; key: string }
  | { kind: "label"; key: string; label: ReactNode }
  | {
      kind?: "item";
      key: string;
      label: ReactNode;
      icon?: ReactNode;
      /** At the right: a shortcut or a few words. */
      aside?: ReactNode;
      href?: string;
      onSelect?: () => void;
      danger?: boolean;
      disabled?: boolean;
      checked?: boolean;
    };

type MenuProps = {
  /** One button. */
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  label?: string;
  /** A single key that opens it from wherever one is, and leads back there. */
  shortcut?: string;
};

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <Radix.Separator className="sep" />;
  if (entry.kind === "label") return <Radix.Label className="lab">{entry.label}</Radix.Label>;
  const inside = (
    <>
      {entry.icon}
      <span className="grow">{entry.label}</span>
      {entry.aside && <span className="mm xs">{entry.aside}</span>}
      {entry.checked && <Check className="i i-s" aria-hidden="true" />}
    </>
  );
  const name = cx("mi", entry.danger && "danger");
  if (entry.checked !== undefined && !entry.href) {
    return (
      <Radix.CheckboxItem
        className={name}
        checked={entry.checked}
        disabled={entry.disabled}
        onSelect={entry.onSelect}
      >
        {inside}
      </Radix.CheckboxItem>
    );
  }
  return entry.href ? (
    <Radix.Item asChild disabled={entry.disabled} onSelect={entry.onSelect}>
      <Link className={name} href={entry.href} aria-current={entry.checked ? "true" : undefined}>
        {inside}
      </Link>
    </Radix.Item>
  ) : (
    <Radix.Item className={name} disabled={entry.disabled} onSelect={entry.onSelect}>
      {inside}
    </Radix.Item>
  );
}

export function Menu({ trigger, entries, align = "end", side = "bottom", label, shortcut }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);

  // Opened inside a dialog it belongs there, else to the page's main part: never outside all landmarks.
  function onOpenChange(wanted: boolean) {
    if (wanted)
      setPlace(button.current?.closest<HTMLElement>("[role=dialog]") ?? document.getElementById("main"));
    setOpen(wanted);
  }
  useKeys(
    shortcut
      ? {
          [shortcut]: () => {
            cameFrom.current = document.activeElement;
            onOpenChange(true);
          },
        }
      : {},
  );

  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild ref={button} aria-keyshortcuts={shortcut}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={place}>
        <Radix.Content
          className="menu"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={event => {
            const from = cameFrom.current;
            cameFrom.current = null;
            if (!(from instanceof HTMLElement) || from === document.body || !from.isConnected) return;
            event.preventDefault();
            // An entry may have led on to a dialog, which has the focus then.
            if (!document.querySelector("[role=dialog]")) from.focus();
          }}
        >
          {entries.map(entry => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
