"use client";

import { useEffect } from "react";

const PLACES = "section, article, li, #main";

function ancestors(of: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = of; at !== null; at = at.parentElement) found.push(at);
  return found;
}

/** A part whose deeds change what it says of a thing's state, and what it says. */
const DEEDS = "[data-deeds]";
const OUTCOME = "[data-outcome]";

/**
 * What a deed has led to where its part says so; else the head of the nearest part around an element, or the part itself. A mark in the
 * order of tabs it doesn't become.
 */
function focusAround(left: Element): void {
  const place = left.closest<HTMLElement>(PLACES);
  const outcome = left.closest(DEEDS)?.querySelector<HTMLElement>(OUTCOME);
  const at = outcome ?? place?.querySelector<HTMLElement>("h1, h2, h3") ?? place;
  if (!at) return;
  if (!at.hasAttribute("tabindex")) at.tabIndex = -1;
  at.focus({ preventScroll: true });
}

const CONTROLS = ":is(a[href], button, input:not([type=hidden]), select, textarea):not(:disabled)";
const controlsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>(CONTROLS)];

const ROWS = "tr, li, .chip";
const LISTS = "table, ul, ol, .chips";

/** The rows of a list, with the one somebody is at. */
type Rows = { all: readonly Element[]; at: number };

function rowsAround(element: Element): Rows | null {
  const row = element.closest(ROWS);
  const list = row?.closest(LISTS);
  if (!row || !list) return null;
  const all = [...list.querySelectorAll(ROWS)].filter(one => one.closest(LISTS) === list);
  return { all, at: all.indexOf(row) };
}

/**
 * The row that took the place of the one that is gone, or the last before it: in the same column where both have as many controls.
 * False where the row still stands, or nothing is left of its list.
 */
function focusNextRow(left: Element, { all, at }: Rows): boolean {
  const gone = all[at];
  if (!gone || gone.isConnected) return false;
  const reachable = (row: Element) => row.isConnected && controlsOf(row).length > 0;
  const next = all.slice(at + 1).find(reachable) ?? all.slice(0, at).findLast(reachable);
  if (!next) return false;
  const before = controlsOf(gone);
  const now = controlsOf(next);
  const same = before.length === now.length ? now[before.findIndex(one => one.contains(left))] : undefined;
  (same ?? now[0])?.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** Where the focus was last: what stood around it, in its dialog or on its page. */
type Memory = { root: Element; around: readonly Element[]; rows: Rows | null; path: string };

function remembered(at: Element): Memory | null {
  const root = at.closest("[role=dialog], #main");
  return root && { root, around: ancestors(at), rows: rowsAround(at), path: window.location.pathname };
}

/** Goes on where something was taken away; where all of it still stands, or another page has come, nothing is done. */
function goOn({ root, around, rows, path }: Memory): void {
  const [last] = around;
  const left = around.find(element => element.isConnected);
  if (!last || last === left || !left || !root.isConnected || path !== window.location.pathname) return;
  if (rows && focusNextRow(last, rows)) return;
  if (root.id === "main") {
    focusAround(left);
    return;
  }
  // A form in a dialog's row was handed in, or a part of the dialog's own form is done: then its deed comes next.
  const row = left.closest(ROWS);
  if (row && root.contains(row)) controlsOf(row)[0]?.focus();
  else left.closest("form")?.querySelector<HTMLElement>("[type=submit]")?.focus();
}

/**
 * A deed takes away the button that did it: the line no longer waits, the form is handed in. The browser would then begin
 * again at the page's first link; whoever works by keyboard or by ear goes on in the part where they were, in a list with the row
 * that comes next.
 */
export function KeptFocus() {
  useEffect(() => {
    let memory: Memory | null = null;
    let page: Memory | null = null;
    // A menu leaves the memory as it is, and a dialog that of the page: they give the focus back to what opened them.
    const remember = (event: FocusEvent) => {
      if (!(event.target instanceof Element) || event.target.closest("[role=menu]")) return;
      const now = remembered(event.target);
      if (!now) return;
      memory = now;
      if (now.root.id === "main") page = now;
    };
    const gone = new MutationObserver(() => {
      if (memory && !memory.root.isConnected) memory = page;
      if (!memory || memory.around[0]?.isConnected) return;
      // A dialog takes what was lost in it.
      if (document.activeElement !== document.body && document.activeElement !== memory.root) return;
      const last = memory;
      if (memory === page) page = null;
      memory = page;
      goOn(last);
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
