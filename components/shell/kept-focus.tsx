"use client";

import { useEffect } from "react";

const PLACES = "section, article, li, #main";

function ancestors(of: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = of; at !== null; at = at.parentElement) found.push(at);
  return found;
}

/** The head of the nearest part around an element, or the part itself; a mark in the order of tabs it doesn't become. */
function focusAround(left: Element): void {
  const place = left.closest<HTMLElement>(PLACES);
  const at = place?.querySelector<HTMLElement>("h1, h2, h3") ?? place;
  if (!at) return;
  if (!at.hasAttribute("tabindex")) at.tabIndex = -1;
  at.focus({ preventScroll: true });
}

/**
 * A deed takes away the button that did it: the line no longer waits, the form is handed in. The browser would then begin
 * again at the page's first link; whoever works by keyboard or by ear goes on in the part where they were.
 */
export function KeptFocus() {
  useEffect(() => {
    let around: Element[] = [];
    let path = "";
    // What stands in a dialog or a menu leaves the memory as it is: they give the focus back to what opened them.
    const remember = (event: FocusEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest("#main")) return;
      around = ancestors(event.target);
      path = window.location.pathname;
    };
    const gone = new MutationObserver(() => {
      const [last] = around;
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      const left = around.find(element => element.isConnected);
      around = [];
      if (left && path === window.location.pathname) focusAround(left);
    });
    document.addEventListener("focusin", remember);
    gone.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", remember);
      gone.disconnect();
    };
  }, []);
  return null;
}
