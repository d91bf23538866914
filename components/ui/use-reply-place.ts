"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

/** A text with something put in at a place, and where the caret comes to stand. */
export function putIn(
  text: string,
  from: number,
  to: number,
  piece: string,
): { text: string; caret: number } {
  const start = Math.min(Math.max(0, from), text.length);
  const end = Math.min(Math.max(start, to), text.length);
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length };
}

/** "/" asks for a saved reply where a line begins; elsewhere it is a letter like others. */
export const startsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === "\n";

/** Where a saved reply goes: at the caret, and what was typed to find one is not lost without a choice. */
export function useReplyPlace(
  box: RefObject<HTMLTextAreaElement | null>,
  text: string,
  change: (text: string) => void,
) {
  const [open, setOpen] = useState(false);
  const place = useRef({ from: 0, to: 0, slash: false });
  const caret = useRef<number | null>(null);

  function ask(slash = false) {
    const from = box.current?.selectionStart ?? text.length;
    place.current = { from, to: box.current?.selectionEnd ?? from, slash };
    setOpen(true);
  }

  function put(piece: string) {
    const result = putIn(text, place.current.from, place.current.to, piece);
    place.current.slash = false;
    setOpen(false);
    change(result.text);
    caret.current = result.caret;
  }

  return {
    open,
    ask,
    put,
    leave: (typed: string) => (place.current.slash ? put(`/${typed}`) : setOpen(false)),
    /** The dialog is gone: on with the message, behind what was put in. */
    closed: () => {
      box.current?.focus();
      if (caret.current !== null) box.current?.setSelectionRange(caret.current, caret.current);
      caret.current = null;
    },
    /** Whether the key was the one that asks. */
    onKey: (event: KeyboardEvent): boolean => {
      const at = box.current?.selectionStart ?? 0;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (!startsLine(text, at)) return false;
      event.preventDefault();
      ask(true);
      return true;
    },
  };
}
