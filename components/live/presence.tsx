"use client";

import { Eye, Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Doing } from "#lib/domain/live/hint.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { useTold } from "./use-told.ts";

/** Said again this often; who has not said so for longer is taken to be gone. */
const EVERY = 12_000;
const GONE = 30_000;
/** Who has not typed for so long only looks. */
const PAUSE = 8_000;

type Here = { name: string; doing: Doing; at: number };

/** Which colleagues look at the case or write on it just now, so that two do not answer at once. */
export function Presence({ workspace, ticketId }: { workspace: string; ticketId: string }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const known = useRef<ReadonlyMap<string, Here>>(new Map());
  const [here, setHere] = useState(known.current);
  const say = useRef<() => void>(() => {});
  const keep = (next: ReadonlyMap<string, Here>) => {
    known.current = next;
    setHere(next);
  };
  useTold(told => {
    if (told.kind !== "presence" || told.ticketId !== ticketId) return;
    const { personId, name, doing } = told;
    const next = new Map(known.current);
    if (doing === "left") next.delete(personId);
    else next.set(personId, { name, doing, at: Date.now() });
    // Who has just come does not know of this window yet.
    if (doing !== "left" && !known.current.has(personId)) say.current();
    keep(next);
  });
  useEffect(() => {
    let typedAt = 0;
    let toldAt = 0;
    let saidLast: Doing = "left";
    const doing = (): Doing => (Date.now() - typedAt < PAUSE ? "writes" : "looks");
    const tell = (what: Doing) => {
      toldAt = Date.now();
      saidLast = what;
      const body = JSON.stringify({ w: workspace, ticket: ticketId, doing: what });
      // Also while the page closes; a line that fails is said again soon.
      fetch("/api/live/presence", { method: "POST", body, keepalive: true }).catch(() => undefined);
    };
    const again = () => {
      if (document.visibilityState === "visible") tell(doing());
    };
    say.current = () => {
      if (Date.now() - toldAt > 1_000) again();
    };
    const typed = (event: Event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-composer]")) return;
      typedAt = Date.now();
      if (saidLast !== "writes" || Date.now() - toldAt > EVERY / 2) tell("writes");
    };
    const leave = () => {
      if (saidLast !== "left") tell("left");
    };
    const seen = () => (document.visibilityState === "visible" ? again() : leave());
    again();
    const every = setInterval(() => {
      again();
      const fresh = [...known.current].filter(([, one]) => Date.now() - one.at < GONE);
      if (fresh.length < known.current.size) {
        known.current = new Map(fresh);
        setHere(known.current);
      }
    }, EVERY);
    document.addEventListener("input", typed);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(every);
      document.removeEventListener("input", typed);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [workspace, ticketId]);
  const writers = [...here.values()].filter(one => one.doing === "writes");
  const lookers = [...here.values()].filter(one => one.doing === "looks");
  const names = (of: Here[]) => of.map(one => one.name);
  return (
    <div className="presence" role="status">
      {writers.length > 0 && (
        <span className="row writes">
          <Pencil className="i i-s" aria-hidden="true" />
          {t("writes", { count: writers.length, names: listText(names(writers), locale) })}
        </span>
      )}
      {lookers.length > 0 && (
        <span className="row">
          <Eye className="i i-s" aria-hidden="true" />
          {t("looks", { count: lookers.length, names: listText(names(lookers), locale) })}
        </span>
      )}
    </div>
  );
}
