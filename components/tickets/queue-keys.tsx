"use client";

import { useEffect } from "react";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** j and k walk the queue's rows, / goes to the search field, n opens a case; Enter follows the link that has the focus. */
export function QueueKeys({ newHref }: { newHref: string | null }) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (event.key === "j" || event.key === "k") {
        const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-queue] td a.q")];
        const at = links.findIndex(link => link.closest("tr")?.contains(document.activeElement));
        const to = event.key === "j" ? at + 1 : at === -1 ? links.length - 1 : at - 1;
        const link = links[Math.max(0, Math.min(to, links.length - 1))];
        link?.focus();
        link?.closest("tr")?.scrollIntoView({ block: "nearest" });
      } else if (event.key === "/") {
        document.querySelector<HTMLInputElement>("[data-queue-search]")?.focus();
      } else if (event.key === "f") {
        document.querySelector<HTMLButtonElement>("[data-queue-filter]")?.click();
      } else if (event.key === "n" && newHref) {
        document.querySelector<HTMLAnchorElement>(`a[href="${newHref}"]`)?.click();
      } else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [newHref]);
  return null;
}
