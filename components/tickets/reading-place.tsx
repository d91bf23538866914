"use client";

import { ArrowDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Timeline } from "#components/ui/timeline.tsx";
import { useKeys } from "#components/ui/use-keys.ts";
import { newAfter, type Opening, type ReadLine } from "#lib/domain/tickets/reading-place.ts";
import { useIsOutgoing } from "./outgoing.tsx";
import { bringIntoView, type Edges, edgesNow, keepEdges } from "./reading-window.ts";

/** Below the window's bars by more than this the page was moved already: by the reader, or by the browser that brought them back. */
const MOVED = 60;
/** Lines read close together are told in one go. */
const TOGETHER = 600;
/** A page drawn anew within this time, as by its filter, is the same visit. */
const SAME_VISIT = 1_000;

const lineOf = (id: string) => document.getElementById(`m-${id}`);

/** The visit that ended last: a filter draws the page anew, and where the reader is then is where they want to be. */
let left = { place: "", at: 0 };

type CaseTimelineProps = Omit<ComponentProps<typeof Timeline>, "mark"> & { firstNew: string | null };

/** The conversation with the line above what was new when it was opened; what is read meanwhile doesn't move it. */
export function CaseTimeline({ firstNew, ...rest }: CaseTimelineProps) {
  const t = useTranslations("ticketPages.timeline");
  const [before] = useState(firstNew);
  return <Timeline {...rest} mark={before ? { before, text: t("newFrom") } : undefined} />;
}

type Props = {
  slug: string;
  number: string;
  /** The messages on the page, oldest first. */
  lines: readonly ReadLine[];
  opening: Opening;
  /** Some lines are not on the page: a link to one of them asks for them. */
  folded: boolean;
};

/**
 * Opens the conversation where its reader left off, keeps that place, and leads on to what is new below the window: at the press of a
 * button or of a key, never by itself while somebody reads.
 */
export function ReadingPlace({ slug, number, lines, opening, folded }: Props) {
  const t = useTranslations("ticketPages.timeline");
  const router = useRouter();
  const [edges, setEdges] = useState<Edges>({ top: 0, bottom: 0 });
  const [readTo, setReadTo] = useState(opening.readTo ?? 0);
  const [below, setBelow] = useState(false);
  const newest = lines.at(-1);
  const place = `${slug}/${number}`;
  const first = useRef({ opening, newest, folded });

  useEffect(
    () => keepEdges(now => setEdges(was => (was.top === now.top && was.bottom === now.bottom ? was : now))),
    [],
  );

  // Before anything is painted, but after the router has put the page to its top.
  useLayoutEffect(() => {
    const { opening: opens, newest: last, folded: hides } = first.current;
    const same = left.place === place && Date.now() - left.at < SAME_VISIT;
    queueMicrotask(() => {
      if (location.hash.startsWith("#m-")) {
        const named = document.getElementById(location.hash.slice(1));
        if (!named && hides) router.replace(`${location.pathname}?lines=all${location.hash}`);
        return;
      }
      if (same || location.search !== "" || window.scrollY > MOVED) return;
      const line = last && lineOf(last.id);
      const now = edgesNow();
      if (!line || line.getBoundingClientRect().bottom <= window.innerHeight - now.bottom) return;
      const fresh = document.getElementById("new-from");
      if (opens.firstNew && fresh) bringIntoView(fresh, now, "start", false);
      else bringIntoView(line, now, "end", false);
    });
    return () => {
      left = { place, at: Date.now() };
    };
  }, [place, router]);

  useTold({ slug, number, lines, edges, from: opening.readTo ?? 0, onRead: setReadTo });

  useEffect(() => {
    const line = newest && lineOf(newest.id);
    if (!line) return setBelow(false);
    const { top, bottom } = edges;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        const { boundingClientRect: box, rootBounds, isIntersecting } = entry;
        setBelow(!isIntersecting && box.top >= (rootBounds?.bottom ?? window.innerHeight) - 1);
      },
      { rootMargin: `-${top}px 0px -${bottom}px 0px` },
    );
    watch.observe(line);
    return () => watch.disconnect();
  }, [newest, edges]);

  const goTo = (line: Element | null | undefined) => {
    if (!(line instanceof HTMLElement)) return false;
    bringIntoView(line, edges, "end", true);
    // Who works by keyboard or by ear goes on there; a mark in the order of tabs it doesn't become.
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  };
  const walk = (by: 1 | -1) => {
    const all = lines.flatMap(line => lineOf(line.id) ?? []);
    const at = all.indexOf(document.activeElement?.closest<HTMLElement>("li") as HTMLElement);
    const seen = all.findIndex(line => line.getBoundingClientRect().bottom > edges.top);
    return goTo(all[at >= 0 ? at + by : Math.max(seen, 0)]);
  };
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    n: () => goTo(newest && lineOf(newest.id)),
  });

  // Who sends sees what they sent.
  const sending = useIsOutgoing();
  const ownNewest = newest?.own ? newest.id : null;
  const [ownAtFirst] = useState(ownNewest);
  useEffect(() => {
    const line = sending ? document.querySelector("[data-outgoing]") : null;
    if (line) bringIntoView(line, edgesNow(), "end", true);
  }, [sending]);
  useEffect(() => {
    if (ownNewest === null || ownNewest === ownAtFirst) return;
    const line = lineOf(ownNewest);
    if (line) bringIntoView(line, edgesNow(), "end", true);
  }, [ownNewest, ownAtFirst]);

  const count = newAfter(lines, readTo).length;
  return (
    <div className="tk-new">
      <span className="vh" role="status">
        {below && count > 0 ? t("newBelow", { count }) : ""}
      </span>
      {below && (
        <Button
          size="sml"
          look={count > 0 ? "pri" : "plain"}
          aria-keyshortcuts="n"
          onClick={() => goTo(newest && lineOf(newest.id))}
        >
          <ArrowDown className="i i-s" aria-hidden="true" />
          {count > 0 ? t("newBelow", { count }) : t("toNewest")}
        </Button>
      )}
    </div>
  );
}

/** Keeps with the person which message stood before them last, here and on their other devices. */
function useTold(visit: {
  slug: string;
  number: string;
  lines: readonly ReadLine[];
  edges: Edges;
  from: number;
  onRead: (at: number) => void;
}): void {
  const { slug, number, lines, edges, from, onRead } = visit;
  const told = useRef(from);
  const read = useRef<ReadLine | null>(null);
  const tell = useRef(() => {});
  tell.current = () => {
    const line = read.current;
    if (!line || line.at <= told.current) return;
    told.current = line.at;
    onRead(line.at);
    fetch(`/api/tickets/${encodeURIComponent(number)}/place`, {
      method: "PUT",
      body: JSON.stringify({ w: slug, message: line.id }),
      keepalive: true,
    }).catch(() => {
      // Told with the next line, or not: the page then opens a little earlier.
      told.current = from;
    });
  };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waiting = lines.filter(line => line.at > told.current);
    const byId = new Map(waiting.map(line => [`m-${line.id}`, line]));
    const { top, bottom } = edges;
    const seen = (entries: readonly IntersectionObserverEntry[]) => {
      if (document.visibilityState !== "visible") return;
      for (const { isIntersecting, target } of entries) {
        const line = isIntersecting ? byId.get(target.id) : undefined;
        if (line && line.at > (read.current?.at ?? 0)) read.current = line;
      }
      clearTimeout(timer);
      timer = setTimeout(() => tell.current(), TOGETHER);
    };
    const watch = new IntersectionObserver(seen, { rootMargin: `-${top}px 0px -${bottom}px 0px` });
    const watchAll = () => {
      watch.disconnect();
      for (const id of byId.keys()) {
        const line = document.getElementById(id);
        if (line) watch.observe(line);
      }
    };
    watchAll();
    const leave = () => tell.current();
    // What came while the window was hidden is read when it is looked at.
    const shown = () => (document.visibilityState === "visible" ? watchAll() : leave());
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", shown);
    return () => {
      clearTimeout(timer);
      leave();
      watch.disconnect();
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [lines, edges]);
}
