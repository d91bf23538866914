import type { Told } from "#lib/domain/live/hint.ts";

type Hear = (told: Told) => void;

const listeners = new Set<Hear>();
const say = (told: Told) => {
  for (const hear of [...listeners]) hear(told);
};
/** Of all windows of a browser one holds the line and tells the others: a browser opens six lines to a server, not more. */
let holds = false;

/** Whether this window holds the line: what one window does for all, such as a browser's notification, it does. */
export const holdsLine = (): boolean => holds;

/** Hears what is told until the returned function is called. */
export function hear(listener: Hear): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Opens the line to a workspace, or waits behind the window that has it. Ends with the returned function. */
export function openLine(url: string): () => void {
  const ending = new AbortController();
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`escala-live ${url}`) : null;
  channel?.addEventListener("message", event => say(event.data as Told));
  const tellAll = (told: Told) => {
    say(told);
    channel?.postMessage(told);
  };
  const hold = () =>
    new Promise<void>(release => {
      // The window may have been given the line in the moment it left.
      if (ending.signal.aborted) return release();
      holds = true;
      const source = new EventSource(url);
      let opened = false;
      source.addEventListener("open", () => {
        // Between two lines something may have gone by.
        if (opened) tellAll({ kind: "missed" });
        opened = true;
      });
      source.addEventListener("message", event => tellAll(JSON.parse(event.data) as Told));
      // Signed out: the next page says so.
      source.addEventListener("out", () => source.close());
      ending.signal.addEventListener("abort", () => {
        holds = false;
        source.close();
        release();
      });
    });
  if ("locks" in navigator)
    navigator.locks.request(`escala-live ${url}`, { signal: ending.signal }, hold).catch(() => undefined);
  else void hold();
  return () => {
    ending.abort();
    channel?.close();
  };
}
