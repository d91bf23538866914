import { useCallback, useEffect, useRef } from "react";

/** Above this share of the window a line is before the reader's eyes; the box they write in covers what is below. */
const COVERED = "0px 0px -35% 0px";

/**
 * The last public message the writer had before them. While nothing waits in the box that is the newest on the page; what comes while
 * they write counts once its line came into view: the page is live, and a line far up or down was not read.
 */
export function useSeenMessage(latest: string | null) {
  const newest = useRef(latest);
  const seen = useRef(latest);
  const writes = useRef(false);
  /** A message was held back once for it: now they know. */
  const told = useRef(false);

  useEffect(() => {
    newest.current = latest;
    if (!writes.current) seen.current = latest;
    if (latest === null || latest === seen.current) return;
    const line = document.getElementById(`m-${latest}`);
    if (!line) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) seen.current = latest;
      },
      { rootMargin: COVERED },
    );
    watch.observe(line);
    return () => watch.disconnect();
  }, [latest]);

  return {
    /** What to send along with a message to everyone. */
    seen: useCallback(() => (told.current ? newest.current : seen.current), []),
    onWriting: useCallback((writing: boolean) => {
      writes.current = writing;
      if (!writing) seen.current = newest.current;
    }, []),
    onHeldBack: useCallback(() => {
      told.current = true;
    }, []),
    onSent: useCallback(() => {
      told.current = false;
    }, []),
  };
}
