"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Excerpt, fromHit } from "./excerpt.tsx";
import { opener } from "./opener.ts";

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
  const first = filled[0]?.items[0]?.id;
  const box = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLElement | null>(null);
  /** Somebody went on to an entry of their choice: what is found afterwards leaves it to them. */
  const moved = useRef(false);

  // What is found late comes above what was there, and the best of it is what Enter is for. The library begins anew only at each
  // letter, and tells a screen reader of no choice but those that came by its own keys.
  useEffect(() => {
    if (open && first && !moved.current)
      box.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
  }, [open, first]);

  function change(next: string) {
    moved.current = false;
    setQuery(next);
    onQuery(next);
  }
  function turn(wanted: boolean) {
    moved.current = false;
    onOpenChange(wanted);
  }
  const move = () => {
    moved.current = true;
  };

  return (
    <Dialog.Root open={open} onOpenChange={turn}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="pal float"
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            back.current = opener();
          }}
          onCloseAutoFocus={event => {
            event.preventDefault();
            if (props.onClosed) props.onClosed();
            else back.current?.focus();
          }}
        >
          <Dialog.Title className="vh">{title}</Dialog.Title>
          <Command
            ref={box}
            shouldFilter={false}
            label={title}
            loop
            vimBindings={false}
            onKeyDown={event => {
              if (event.nativeEvent.isTrusted && /^(Arrow(Up|Down)|Home|End)$/.test(event.key)) move();
            }}
            onPointerMove={move}
          >
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
