"use client";

import { useCallback, useEffect, useState } from "react";
import { useAfterPress } from "#components/forms/use-after-press.ts";
import { keepOddNumbers, keptOddNumbers, lastingPath, type OddNumbers } from "./kept-part.ts";
import { fieldId, withValueAt } from "./path.ts";

/** What the fields of a draft do with it: set a value, remember where one was, and come into sight when they are asked for. */
export function useEditingState<T extends object>(
  draftId: string,
  part: string,
  typed: () => T,
  change: (next: T) => void,
) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [reveal, setReveal] = useState({ path: "", n: 0 });

  // Two fields may be set at once: the second builds on the first.
  const set = useCallback(
    (path: string, value: unknown) => change(withValueAt(typed(), path, value)),
    [change, typed],
  );
  const [odd, setOdd] = useState<OddNumbers>({});
  useEffect(() => setOdd(keptOddNumbers(draftId, part)), [draftId, part]);
  const keepOdd = useCallback(
    (path: string, text: string | null) =>
      setOdd(before => {
        const at = lastingPath(typed(), path);
        if (at === null || (before[at] ?? null) === text) return before;
        const { [at]: _, ...others } = before;
        const next = text === null ? others : { ...others, [at]: text };
        keepOddNumbers(draftId, part, next);
        return next;
      }),
    [draftId, part, typed],
  );
  const afterPress = useAfterPress();
  const touch = useCallback(
    (path: string) =>
      afterPress(() => setTouched(before => (before.has(path) ? before : new Set(before).add(path)))),
    [afterPress],
  );
  const lead = useCallback(
    (path: string) => {
      touch(path);
      setReveal(before => ({ path, n: before.n + 1 }));
    },
    [touch],
  );
  useEffect(() => {
    const at = window.location.hash.slice(1);
    if (at.startsWith("p-")) lead(at.slice(2).replaceAll("-", "."));
  }, [lead]);

  // The field may stand in things that are still opening.
  useEffect(() => {
    if (reveal.n === 0) return;
    const steps = reveal.path.split(".");
    let tries = 0;
    let frame = 0;
    const look = () => {
      const id = fieldId(reveal.path);
      const exact = document.getElementById(id);
      if (!exact && tries++ < 12) {
        frame = requestAnimationFrame(look);
        return;
      }
      for (let length = steps.length; length > 0; length--) {
        const found = document.getElementById(fieldId(steps.slice(0, length).join(".")));
        if (!found) continue;
        const control = found.matches("input, select, textarea")
          ? found
          : (found.querySelector<HTMLElement>("input, select, textarea") ?? found);
        control.closest("details")?.setAttribute("open", "");
        control.focus();
        control.scrollIntoView({ block: "center" });
        return;
      }
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [reveal]);

  return { set, odd, keepOdd, afterPress, touch, touched, lead, reveal };
}
