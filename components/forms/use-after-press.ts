"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * Does something at once, or after the press that is under way. Leaving a field by pressing a button would show the
 * field's error before the press is over: the button would move away from under the pointer and the press be lost.
 */
export function useAfterPress(): (work: () => void) => void {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
      // The click comes after the pointer's release, in the same task.
      setTimeout(() => {
        for (const work of waiting.current.splice(0)) work();
      });
    };
    const options = { capture: true };
    window.addEventListener("pointerdown", down, options);
    window.addEventListener("pointerup", up, options);
    window.addEventListener("pointercancel", up, options);
    return () => {
      window.removeEventListener("pointerdown", down, options);
      window.removeEventListener("pointerup", up, options);
      window.removeEventListener("pointercancel", up, options);
    };
  }, []);
  return useCallback(work => {
    if (pressed.current) waiting.current.push(work);
    else work();
  }, []);
}
