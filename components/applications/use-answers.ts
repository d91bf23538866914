"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Keeping } from "#components/forms/keeping-line.tsx";
import type { Answers } from "#lib/domain/programmes/answers.ts";
import { saveAnswersAction } from "#lib/features/applications/actions.ts";
import { fits } from "#lib/features/applications/schema.ts";
import { dropKept, keep, kept } from "./kept-answers.ts";

/** As everywhere, and what is more than an application can hold. */
type KeepingAnswers = Keeping | { kind: "too_much" };

const PAUSE_MS = 700;
const RETRY_MS = 12_000;
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Answers as typed: kept on this device at once, sent a moment later, sent again when the network is back. An
 * answer that somebody else changed meanwhile is shown beside one's own, and the person chooses.
 */
export function useAnswers(vendor: string, number: string, server: Answers) {
  const [values, setValues] = useState<Answers>(server);
  const [keeping, setKeeping] = useState<KeepingAnswers>({ kind: "idle" });
  const [conflicts, setConflicts] = useState<Answers>({});
  const base = useRef<Answers>(server);
  const typed = useRef<Answers>(server);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean> | null>(null);
  const held = useRef<Answers>({});
  // Texts this device keeps for questions the form does not ask: shown, never sent, dropped by hand.
  const [orphans, setOrphans] = useState<Answers>({});
  const lost = useRef<Answers>({});

  const unsent = useCallback(
    () =>
      Object.fromEntries(
        Object.entries(typed.current).filter(
          ([key, value]) => !same(value, base.current[key]) && !(key in held.current),
        ),
      ),
    [],
  );

  const send = useCallback(async (): Promise<boolean> => {
    const answers = unsent();
    const keys = Object.keys(answers);
    if (keys.length === 0) return Object.keys(held.current).length === 0;
    if (!fits(answers)) {
      setKeeping({ kind: "too_much" });
      return false;
    }
    // Whoever is signed out reads so until a save goes through: nothing jumps at every pause.
    setKeeping(now => (now.kind === "signed_out" ? now : { kind: "saving" }));
    const before = Object.fromEntries(keys.map(key => [key, base.current[key] ?? null]));
    try {
      const result = await saveAnswersAction(vendor, { number, answers, base: before });
      if (!result.ok) {
        setKeeping(
          result.kind === "signed_out"
            ? { kind: "signed_out" }
            : { kind: "refused", reason: Object.values(result.fields ?? {})[0] ?? result.message },
        );
        return false;
      }
      const theirs = result.data.conflicts;
      base.current = { ...base.current, ...answers, ...theirs };
      held.current = { ...held.current, ...theirs };
      setConflicts(held.current);
      keep(number, { ...lost.current, ...unsent() });
      setKeeping({ kind: "saved", at: result.data.at });
      return Object.keys(held.current).length === 0;
    } catch {
      setKeeping({ kind: "offline" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushRef.current(), RETRY_MS);
      return false;
    }
  }, [vendor, number, unsent]);

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
    (key: string, value: unknown) => {
      typed.current = { ...typed.current, [key]: value };
      setValues(typed.current);
      keep(number, { ...lost.current, ...unsent() });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushRef.current(), PAUSE_MS);
    },
    [number, unsent],
  );

  /** Ends a conflict: one's own goes up in place of theirs, or theirs stands. */
  const settle = useCallback(
    (key: string, mine: boolean) => {
      const { [key]: theirs, ...rest } = held.current;
      held.current = rest;
      setConflicts(rest);
      change(key, mine ? typed.current[key] : theirs);
    },
    [change],
  );

  useEffect(() => {
    const waiting = kept(number);
    if (waiting) {
      const asked = Object.entries(waiting).filter(([key]) => key in base.current);
      lost.current = Object.fromEntries(Object.entries(waiting).filter(([key]) => !(key in base.current)));
      setOrphans(lost.current);
      typed.current = { ...typed.current, ...Object.fromEntries(asked) };
      setValues(typed.current);
      void flushRef.current();
    }
    const online = () => void flushRef.current();
    const leave = (event: BeforeUnloadEvent) => {
      if (Object.keys(unsent()).length > 0) event.preventDefault();
    };
    window.addEventListener("online", online);
    window.addEventListener("focus", online);
    window.addEventListener("beforeunload", leave);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("online", online);
      window.removeEventListener("focus", online);
      window.removeEventListener("beforeunload", leave);
      void flushRef.current();
    };
  }, [number, unsent]);

  const dropOrphans = useCallback(() => {
    lost.current = {};
    setOrphans({});
    keep(number, unsent());
  }, [number, unsent]);

  return {
    values,
    change,
    flush,
    keeping,
    conflicts,
    settle,
    orphans,
    dropOrphans,
    forget: () => dropKept(number),
  };
}
