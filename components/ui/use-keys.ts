"use client";

import { useEffect, useRef } from "react";

/** Somebody who speaks to the machine, or types beside a field by mistake, turns single keys off on their device (WCAG 2.1.4). */
const OFF = "escala.keys";

export function keysAreOff(): boolean {
  try {
    return localStorage.getItem(OFF) === "off";
  } catch {
    return false;
  }
}

/** False where the device keeps nothing. */
export function turnKeys(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "off");
    return true;
  } catch {
    return false;
  }
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    // A box that is ticked takes no letters.
    (target instanceof HTMLInputElement && target.type !== "checkbox"));

/** With the capitals locked a letter is still that letter. */
function keyOf(event: KeyboardEvent): string {
  if (event.key.length !== 1 || !event.getModifierState("CapsLock")) return event.key;
  return event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
}

/**
 * What single keys do on this page: never while somebody types, with a dialog or menu open, or with a key of the browser's held.
 * A deed that answers false leaves the key to the browser.
 */
export function useKeys(keys: Record<string, () => unknown>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const key = keyOf(event);
      // A held j or k walks on; nothing else happens twice.
      if (event.repeat && !["j", "k"].includes(key)) return;
      if (event.defaultPrevented || typing(event.target) || keysAreOff()) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      const deed = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined;
      if (deed && deed() !== false) event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
