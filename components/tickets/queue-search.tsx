"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef } from "react";
import { walkRows } from "#components/keys/walk-rows.ts";
import { type QueueQuery, queueHref } from "./queue-address.ts";

/** Words within what the list shows already. Enter goes on to the first case found, Escape back to where one was. */
export function QueueSearch({ path, query }: { path: string; query: QueueQuery }) {
  const t = useTranslations("ticketPages.queue");
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const asked = useRef(false);
  const rest = new URLSearchParams(queueHref("", query, { q: "" }));

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = box.current?.value.trim() ?? "";
    if (q === query.q) return walkRows(1);
    asked.current = true;
    router.push(queueHref(path, query, { q }));
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "ArrowDown") walkRows(1);
    // With words of their own the browser empties the box first.
    else if (event.key === "Escape" && event.currentTarget.value === query.q && cameFrom.current?.isConnected)
      cameFrom.current.focus();
    else return;
    event.preventDefault();
  }

  // A filter that is taken away, or the way back, leads to other words.
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = query.q;
    if (asked.current) walkRows(1);
    asked.current = false;
  }, [query.q]);

  return (
    <form method="get" action={path} className="inp-wrap tq-find" onSubmit={ask}>
      <Search className="i" aria-hidden="true" />
      <label className="vh" htmlFor="queue-search">
        {t("search")}
      </label>
      {[...rest].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        ref={box}
        className="inp"
        id="queue-search"
        data-queue-search=""
        name="q"
        type="search"
        defaultValue={query.q}
        placeholder={t("search")}
        aria-keyshortcuts="/"
        onFocus={event => {
          if (event.relatedTarget instanceof HTMLElement) cameFrom.current = event.relatedTarget;
        }}
        onKeyDown={onKey}
      />
    </form>
  );
}
