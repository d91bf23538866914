import { useEffect, useRef } from "react";

/**
 * Who is on a page has read what tells of it: said as they come, and for what came meanwhile as they go. Not while they are there, as
 * the bell is what tells them then.
 */
export function useReadHere(path: string, count: number, url: string): void {
  const unread = useRef(count);
  unread.current = count;
  useEffect(() => {
    const workspace = new URL(url, location.href).searchParams.get("w");
    const tell = () => {
      if (unread.current === 0 || document.visibilityState !== "visible") return;
      if (path.split("/").length < 4) return;
      fetch(url.split("?")[0] ?? url, {
        method: "PUT",
        body: JSON.stringify({ w: workspace, path }),
        keepalive: true,
        // It stays unread, and is said again on the next visit.
      }).catch(() => undefined);
    };
    tell();
    return tell;
  }, [path, url]);
}
