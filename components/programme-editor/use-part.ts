"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Keeping } from "#components/forms/keeping-line.tsx";
import { sameValue } from "#lib/domain/programmes/differences.ts";
import { mergeChanges } from "#lib/domain/programmes/merge.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { keepPart, keptPart, newestOf, rememberSaved } from "./kept-part.ts";

const PAUSE_MS = 700;
const RETRY_MS = 12_000;
const LOOK_MS = 5_000;

/** A part as the server has it, and who saved it. */
export type SentPart<T extends object> = { version: number; content: T; savedBy: string; savedAt: number };

/** Somebody saved the part meanwhile. */
export type Meeting<T> =
  /** What both changed is in one; said, nothing to do. */
  | { kind: "joined"; by: string; theirs: T; before: T }
  /** Both changed the same: the person chooses. */
  | { kind: "clash"; by: string; theirs: T; mine: T; version: number; base: T };

/** What a save gives back: the part's own number, and that of its draft. */
type Saved = { partVersion: number; version: number; at: number };

/**
 * A part as typed: kept on this device at once, sent a moment later, sent again when the network is back. What somebody
 * else saved meanwhile is joined with one's own; where both changed the same, the person chooses. Nothing typed is lost.
 */
export function usePartSaving<T extends object>(
  draftId: string,
  part: string,
  sent: SentPart<T>,
  /** Sends what was typed over a version. */
  save: (version: number, content: T) => Promise<ActionResult<Saved>>,
) {
  const router = useRouter();
  const [first] = useState(() => newestOf(draftId, part, sent));
  const [content, setContent] = useState<T>(first.content);
  const [keeping, setKeeping] = useState<Keeping>({ kind: "idle" });
  const [meeting, setMeeting] = useState<Meeting<T> | null>(null);
  const [gone, setGone] = useState(false);
  const [draftVersion, setDraftVersion] = useState(0);
  const base = useRef({ version: first.version, content: first.content });
  const typed = useRef(first.content);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean> | null>(null);
  /** Waits for the newer part to arrive, or for the person to choose: nothing is sent meanwhile. */
  const held = useRef<"newer" | "choice" | null>(null);
  const saveRef = useRef(save);
  saveRef.current = save;

  const latest = useCallback(() => typed.current, []);
  const unsent = useCallback(() => !sameValue(typed.current, base.current.content), []);
  const keep = useCallback(() => {
    const { version, content: over } = base.current;
    keepPart(draftId, part, unsent() ? { version, base: over, content: typed.current } : null);
  }, [draftId, part, unsent]);
  const show = useCallback((next: T) => {
    typed.current = next;
    setContent(next);
  }, []);

  const send = useCallback(async (): Promise<boolean> => {
    if (!unsent()) return true;
    if (held.current) return false;
    const sending = typed.current;
    setKeeping({ kind: "saving" });
    try {
      const { version } = base.current;
      const result = await saveRef.current(version, sending);
      if (result.ok) {
        base.current = { version: result.data.partVersion, content: sending };
        setDraftVersion(result.data.version);
        rememberSaved(draftId, part, result.data.partVersion, sending);
        keep();
        setKeeping({ kind: "saved", at: result.data.at });
        return !unsent();
      }
      if (result.kind === "conflict") {
        held.current = "newer";
        router.refresh();
      }
      if (result.kind === "not_found") setGone(true);
      setKeeping(
        result.kind === "signed_out"
          ? { kind: "signed_out" }
          : { kind: "refused", reason: Object.values(result.fields ?? {})[0] ?? result.message },
      );
      return false;
    } catch {
      setKeeping({ kind: "offline" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushRef.current(), RETRY_MS);
      return false;
    }
  }, [draftId, part, keep, unsent, router]);

  /** Sends what waits, one send at a time; false where something stays on this device. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    running.current = send();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  }, [send]);
  const flushRef = useRef(flush);
  flushRef.current = flush;

  const change = useCallback(
    (next: T) => {
      show(next);
      keep();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushRef.current(), PAUSE_MS);
    },
    [show, keep],
  );

  /** What is typed meets what somebody else saved. */
  const meet = useCallback(
    (theirs: SentPart<T>, from: T) => {
      const mine = typed.current;
      const { value, clashes } = mergeChanges(from, mine, theirs.content, "mine");
      if (clashes > 0) {
        held.current = "choice";
        setMeeting({
          kind: "clash",
          by: theirs.savedBy,
          theirs: theirs.content,
          mine,
          version: theirs.version,
          base: from,
        });
        return;
      }
      held.current = null;
      base.current = { version: theirs.version, content: theirs.content };
      setMeeting({ kind: "joined", by: theirs.savedBy, theirs: theirs.content, before: from });
      change(value);
    },
    [change],
  );

  // The server has sent the part anew.
  useEffect(() => {
    const { version, content: over } = base.current;
    if (sent.version <= version || held.current === "choice") return;
    if (unsent()) {
      if (held.current === "newer") meet(sent, over);
      return;
    }
    held.current = null;
    base.current = { version: sent.version, content: sent.content };
    setMeeting({ kind: "joined", by: sent.savedBy, theirs: sent.content, before: over });
    show(sent.content);
  }, [sent, unsent, meet, show]);

  /** Ends a clash: where both changed the same, one's own or theirs stands; all else of both is kept. */
  const choose = useCallback(
    (prefer: "mine" | "theirs") => {
      if (meeting?.kind !== "clash") return;
      // What was typed since the question came up is one's own too.
      const { value } = mergeChanges(meeting.base, typed.current, meeting.theirs, prefer);
      held.current = null;
      base.current = { version: meeting.version, content: meeting.theirs };
      setMeeting(null);
      change(value);
      void flushRef.current();
    },
    [meeting, change],
  );

  const entered = useRef(false);
  useEffect(() => {
    const waiting = entered.current ? null : keptPart(draftId, part);
    entered.current = true;
    if (waiting) {
      show(waiting.content as T);
      if (waiting.version === base.current.version) void flushRef.current();
      else
        meet({ ...first, version: base.current.version, content: base.current.content }, waiting.base as T);
    }
    let looked = Date.now();
    const look = () => {
      if (unsent()) void flushRef.current();
      else if (Date.now() - looked > LOOK_MS) router.refresh();
      looked = Date.now();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (unsent()) event.preventDefault();
    };
    window.addEventListener("online", look);
    window.addEventListener("focus", look);
    window.addEventListener("beforeunload", leave);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("online", look);
      window.removeEventListener("focus", look);
      window.removeEventListener("beforeunload", leave);
      void flushRef.current();
    };
  }, [draftId, part, first, meet, show, unsent, router]);

  return {
    content,
    typed: latest,
    change,
    flush,
    keeping,
    meeting,
    choose,
    heard: () => setMeeting(null),
    gone,
    draftVersion,
  };
}
