"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx.ts";

export type Choice = { id: string; name: string };
type Found = { found: readonly Choice[]; more: boolean };

type Props = {
  id: string;
  /** In the form that is sent it holds the id of what is chosen. */
  name: string;
  chosen: Choice | null;
  find: (words: string, signal: AbortSignal) => Promise<Found>;
  /** What stands in the box while nothing is chosen. */
  any: string;
  className?: string;
  "aria-label"?: string;
};

/** What is typed meanwhile is not asked for letter by letter. */
const PAUSE = 120;
const NONE = -1;

/** One of thousands: the box looks for the beginning of its words, and holds what is chosen. Emptied, nothing is. */
export function ChoiceSearch({ id, name, chosen, find, any, className, ...said }: Props) {
  const t = useTranslations("ui.choice");
  const [held, setHeld] = useState(chosen);
  const [words, setWords] = useState(chosen?.name ?? "");
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Found | "failed" | null>(null);
  const [at, setAt] = useState(NONE);
  /** What stands in the list was found for other words. */
  const [late, setLate] = useState(false);
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);

  function look(text: string, pause = 0) {
    asked.current?.abort();
    const own = new AbortController();
    asked.current = own;
    const { signal } = own;
    setOpen(true);
    setLate(true);
    setTimeout(() => {
      if (signal.aborted) return;
      find(text, signal)
        .catch((): "failed" => "failed")
        .then(came => {
          if (signal.aborted) return;
          setAnswer(came);
          setLate(false);
          // Whoever asked for nothing yet has nothing chosen for them.
          setAt(text.trim() === "" ? NONE : 0);
        });
    }, pause);
  }
  function close() {
    asked.current?.abort();
    setOpen(false);
    setAnswer(null);
  }
  function choose(one: Choice) {
    setHeld(one);
    setWords(one.name);
    close();
  }
  const show = () => !open && look(held?.name === words ? "" : words);

  const typed = words.trim() !== "" && words !== held?.name;
  const found = answer === null || answer === "failed" ? [] : answer.found;
  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const one = found[at];
    if (step && !open) show();
    else if (step) setAt(((at === NONE && step < 0 ? 0 : at) + step + found.length) % (found.length || 1));
    else if (event.key === "Enter" && one && !late) choose(one);
    // What is not found yet, or not at all, sends no form: it would leave out what was typed.
    else if (event.key !== "Enter" || !typed) return;
    event.preventDefault();
  }
  function leave() {
    if (words.trim() === "") setHeld(null);
    else setWords(held?.name ?? "");
    close();
  }

  const option = (i: number) => `${list}-${i}`;
  const shown = open && answer !== null;
  const offers = shown && found.length > 0;
  return (
    <Popover.Root open={shown} onOpenChange={wanted => !wanted && close()}>
      <input type="hidden" name={name} value={held && words.trim() !== "" ? held.id : ""} />
      <Popover.Anchor asChild>
        <input
          {...said}
          ref={box}
          id={id}
          type="search"
          role="combobox"
          className={cx("inp sel", className)}
          autoComplete="off"
          maxLength={100}
          placeholder={any}
          value={words}
          aria-expanded={offers}
          aria-controls={offers ? list : undefined}
          aria-autocomplete="list"
          aria-activedescendant={offers && at !== NONE ? option(at) : undefined}
          onChange={event => {
            setWords(event.target.value);
            look(event.target.value, PAUSE);
          }}
          onFocus={event => event.target.select()}
          onClick={show}
          onKeyDown={onKey}
          onBlur={leave}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="menu choice"
          role="presentation"
          align="start"
          sideOffset={4}
          collisionPadding={12}
          onOpenAutoFocus={event => event.preventDefault()}
          onCloseAutoFocus={event => event.preventDefault()}
          onInteractOutside={event => {
            if (event.target === box.current) event.preventDefault();
          }}
          // The box keeps the focus while something in the list is pressed.
          onPointerDown={event => event.preventDefault()}
          onMouseDown={event => event.preventDefault()}
          // A dialog holds the page still, and would hold what opens over it as well.
          onWheel={event => event.stopPropagation()}
          onTouchMove={event => event.stopPropagation()}
        >
          {found.length > 0 && (
            <div id={list} role="listbox" aria-label={said["aria-label"] ?? t("label")}>
              {found.map((one, i) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
                <div
                  key={one.id}
                  id={option(i)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={i === at}
                  className="mi"
                  ref={row => {
                    if (i === at) row?.scrollIntoView({ block: "nearest" });
                  }}
                  onClick={() => choose(one)}
                  onPointerMove={() => setAt(i)}
                >
                  <span className="ell">{one.name}</span>
                </div>
              ))}
            </div>
          )}
          <p
            className={cx("lab", found.length > 0 && answer !== "failed" && !answer?.more && "vh")}
            role="status"
          >
            {answer === "failed"
              ? t("failed")
              : answer &&
                (found.length === 0 ? t("none") : t(answer.more ? "more" : "count", { count: found.length }))}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
