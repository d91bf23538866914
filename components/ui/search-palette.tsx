"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Excerpt, fromHit } from "./excerpt.tsx";

export type PaletteItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** An id in mono before the label. */
  number?: string;
  meta?: ReactNode;
  /** Words in which it was found, on a line of their own; hits are marked. */
  excerpt?: readonly { text: string; hit: boolean }[];
  kbd?: string;
  onSelect: () => void;
};

export type PaletteGroup = { heading: string; items: readonly PaletteItem[] };

type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly PaletteGroup[];
  onQuery: (query: string) => void;
  busy?: boolean;
  /** Where it finds one kind of thing: what it is called, and what choosing does. */
  title?: string;
  choose?: string;
  /** Where the focus goes afterwards; without it, where it was. */
  onClosed?: () => void;
};

/** Go to, find, do: one box. What it offers comes from outside, already filtered. */
export function SearchPalette(props: PaletteProps) {
  const { open, onOpenChange, groups, onQuery, busy } = props;
  const t = useTranslations("ui.palette");
  const title = props.title ?? t("title");
  const [query, setQuery] = useState("");
  const filled = groups.filter(group => group.items.length > 0);

  function change(next: string) {
    setQuery(next);
    onQuery(next);
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="pal float"
          aria-describedby={undefined}
          onCloseAutoFocus={event => {
            if (!props.onClosed) return;
            event.preventDefault();
            props.onClosed();
          }}
        >
          <Dialog.Title className="vh">{title}</Dialog.Title>
          <Command shouldFilter={false} label={title} loop>
            <div className="in">
              <Search className="i" aria-hidden="true" />
              <Command.Input value={query} onValueChange={change} aria-label={title} />
              <kbd>esc</kbd>
            </div>
            <Command.List className="menu" label={title}>
              {busy && <Command.Loading label={t("searching")} />}
              {filled.length === 0 && (
                <p className="lab" role="status">
                  {query.trim() ? !busy && t("empty", { query }) : t("start")}
                </p>
              )}
              {filled.map(group => (
                <Command.Group key={group.heading} heading={group.heading}>
                  {group.items.map(item => (
                    <Command.Item
                      key={item.id}
                      value={item.id}
                      className="mi"
                      onSelect={() => {
                        item.onSelect();
                        onOpenChange(false);
                        change("");
                      }}
                    >
                      {item.icon}
                      {item.number && <span className="id">{item.number}</span>}
                      <span className="ell">{item.label}</span>
                      {item.meta && <span className="mm xs">{item.meta}</span>}
                      {item.kbd && <kbd>{item.kbd}</kbd>}
                      {item.excerpt && <Excerpt className="said xs" pieces={fromHit(item.excerpt)} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <p className="ft">
              <span>
                <kbd>↑</kbd> <kbd>↓</kbd> {t("choose")}
              </span>
              <span>
                <kbd>↵</kbd> {props.choose ?? t("open")}
              </span>
              <span>
                <kbd>esc</kbd> {t("leave")}
              </span>
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
