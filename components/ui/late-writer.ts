/**
 * Writes what is typed `pauseMs` after the last change, and at once when the page is left or put aside: a phone
 * that goes into a pocket may never come back to the page. Nothing is written twice.
 */
export function lateWriter<T>(write: (value: T) => void, pauseMs: number) {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    waiting = null;
  };
  const flush = () => {
    const next = waiting;
    drop();
    if (next) write(next.value);
  };
  return {
    put(value: T) {
      waiting = { value };
      clearTimeout(timer);
      timer = setTimeout(flush, pauseMs);
    },
    /** Writes now what still waits. */
    flush,
    /** Forgets what still waits. */
    drop,
    /** Ends with what `listen` gave back, which also writes what waits. */
    listen(page: Pick<Window, "addEventListener" | "removeEventListener"> & { document: Document }) {
      const hidden = () => {
        if (page.document.visibilityState === "hidden") flush();
      };
      page.addEventListener("pagehide", flush);
      page.document.addEventListener("visibilitychange", hidden);
      return () => {
        page.removeEventListener("pagehide", flush);
        page.document.removeEventListener("visibilitychange", hidden);
        flush();
      };
    },
  };
}
