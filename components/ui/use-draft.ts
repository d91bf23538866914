"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  type DeviceDraft,
  type DraftWords,
  type KeptDraft,
  openedDraft,
  sameDraft,
} from "#lib/domain/text-draft.ts";
import { lateWriter } from "./late-writer.ts";

export type Draft = DraftWords;
/** A place for drafts beyond this device: `kept` is what stood there when the page was made. */
export type DraftPlace = { kept: KeptDraft | null; save: SaveDraft };
/** Null where nothing could be kept now; what another window wrote where that stands against it. */
export type SaveDraft = (
  draft: Draft,
  version: number,
) => Promise<{ version: number } | { other: KeptDraft } | null>;

const prefix = "escala.draft.";

function read(key: string): (DeviceDraft & { at: number }) | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? "null");
    if (!value || typeof value !== "object" || !("body" in value)) return null;
    return { version: 0, sent: false, at: Date.now(), ...(value as Draft) };
  } catch {
    return null;
  }
}

/** False where the device keeps nothing: the text then lives as long as the page. */
function write(key: string, draft: (DeviceDraft & { at: number }) | null): boolean {
  try {
    if (draft) localStorage.setItem(prefix + key, JSON.stringify(draft));
    else localStorage.removeItem(prefix + key);
    return draft !== null;
  } catch {
    return false;
  }
}

/**
 * A draft that survives the tab and the device: kept here a moment after each change and at its place a little later, gone when
 * sent or emptied. `keptAt` is null while there is nothing to keep, `keeping` while a change waits to be written, `far`
 * says that it is kept beyond this device. `other` are words of another window that stand against these.
 */
export function useDraft(key: string, first: Draft, place?: DraftPlace) {
  const [draft, setDraft] = useState(first);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const [keeping, setKeeping] = useState(false);
  const [far, setFar] = useState(false);
  const [other, setOther] = useState<KeptDraft | null>(null);
  const version = useRef(0);
  const latest = useRef(first);
  const stopped = useRef(false);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const writing = useRef(0);
  const mayRise = useRef(false);
  // The page is made anew when something happens on the case; what stood when it was opened counts.
  const { current: home } = useRef(place);

  const here = useCallback(
    (next: Draft, sent: boolean) => {
      const at = Date.now();
      const words = next.body.trim() === "" ? null : { ...next, version: version.current, sent, at };
      setKeptAt(write(key, words) ? at : null);
    },
    [key],
  );

  /** One after the other: each writing goes out from the version of the one before. */
  const there = useCallback(
    (next: Draft) => {
      if (!home) return;
      writing.current += 1;
      underWay.current = underWay.current.then(async () => {
        const answer = stopped.current ? null : await home.save(next, version.current);
        writing.current -= 1;
        if (stopped.current) return;
        setFar(answer !== null && "version" in answer);
        if (!answer) return;
        if ("other" in answer) {
          stopped.current = true;
          setOther(answer.other);
          return;
        }
        version.current = answer.version;
        if (latest.current === next) here(next, true);
      });
    },
    [home, here],
  );

  const writers = useMemo(
    () => [
      lateWriter<Draft>(next => {
        setKeeping(false);
        here(next, false);
      }, 400),
      lateWriter<Draft>(there, 1_200),
    ],
    [here, there],
  );

  useEffect(() => {
    const device = read(key);
    const opened = openedDraft(device, home?.kept ?? null, sameDraft);
    if (opened) {
      const { version: known, ...words } = opened.draft;
      version.current = known;
      latest.current = words;
      setDraft(words);
      setOther(opened.other);
      setFar(opened.sent);
      stopped.current = opened.other !== null;
      // When another device kept it is not known here.
      setKeptAt(device?.at ?? null);
      if (!opened.sent) there(words);
    } else if (device) {
      write(key, null);
    }
    const ends = writers.map(writer => writer.listen(window));
    return () => {
      for (const end of ends) end();
    };
  }, [key, writers, home, there]);

  const change = useCallback(
    (next: Draft) => {
      latest.current = next;
      setDraft(next);
      setKeeping(true);
      for (const writer of writers) writer.put(next);
    },
    [writers],
  );

  const drop = useCallback(
    (next: Draft) => {
      for (const writer of writers) writer.drop();
      latest.current = next;
      setKeeping(false);
      setKeptAt(null);
      setDraft(next);
      write(key, null);
      // One that was under way while the message went out would come back as a draft. Another window's words stay beside the box.
      if (writing.current > 0 || mayRise.current) there(next);
      mayRise.current = false;
    },
    [key, writers, there],
  );

  /** The words go out: kept on this device, and no more beyond it until it is known what became of them. */
  const hold = useCallback(() => {
    const [device, home] = writers;
    device?.flush();
    home?.drop();
    // A writing that ends after the message did has put them back.
    mayRise.current = writing.current > 0;
  }, [writers]);

  /** They did not go out: kept again as before. */
  const resume = useCallback(() => {
    mayRise.current = false;
    writers[1]?.put(latest.current);
  }, [writers]);

  /** Goes on with these words or with those of the other window; the ones left are gone. */
  const settle = useCallback(
    (mine: boolean) => {
      if (!other) return;
      const { version: known, ...words } = other;
      version.current = known;
      stopped.current = false;
      setOther(null);
      change(mine ? latest.current : words);
    },
    [other, change],
  );

  return { draft, change, drop, hold, resume, keptAt, keeping, far, other, settle };
}
