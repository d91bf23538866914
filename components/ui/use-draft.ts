"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { lateWriter } from "./late-writer.ts";

export type Draft = { body: string; audience: string; state: string };
type Kept = Draft & { at: number };

const prefix = "escala.draft.";

function read(key: string): Kept | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? "null");
    if (!value || typeof value !== "object" || !("body" in value)) return null;
    return value as Kept;
  } catch {
    return null;
  }
}

/**
 * A draft that survives the tab: kept on this device a moment after each change, gone when sent or emptied.
 * `keptAt` is null while there is nothing to keep, `keeping` while a change waits to be written.
 */
export function useDraft(key: string, first: Draft) {
  const [draft, setDraft] = useState(first);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const [keeping, setKeeping] = useState(false);

  const writer = useMemo(
    () =>
      lateWriter<Draft>(next => {
        setKeeping(false);
        try {
          if (next.body.trim() === "") {
            localStorage.removeItem(prefix + key);
            setKeptAt(null);
          } else {
            const at = Date.now();
            localStorage.setItem(prefix + key, JSON.stringify({ ...next, at }));
            setKeptAt(at);
          }
        } catch {
          // Without storage the text lives as long as the page; the line about the draft stays away.
          setKeptAt(null);
        }
      }, 400),
    [key],
  );

  useEffect(() => {
    const kept = read(key);
    if (kept?.body) {
      setDraft({ body: kept.body, audience: kept.audience, state: kept.state });
      setKeptAt(kept.at);
    }
    return writer.listen(window);
  }, [key, writer]);

  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      setKeeping(true);
      writer.put(next);
    },
    [writer],
  );

  const drop = useCallback(
    (next: Draft) => {
      writer.drop();
      setKeeping(false);
      setKeptAt(null);
      setDraft(next);
      try {
        localStorage.removeItem(prefix + key);
      } catch {
        // Nothing was kept.
      }
    },
    [key, writer],
  );

  return { draft, change, drop, keptAt, keeping };
}
