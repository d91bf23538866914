"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { holdExamAction, saveAnswerAction } from "#lib/features/training/actions-exam.ts";
import type { ExamDto } from "#lib/features/training/dto.ts";

type Attempt = NonNullable<ExamDto["attempt"]>;
export type Answers = Record<string, string[]>;

const stateFrom = (state: "running" | "time_up" | "handed_in"): ExamState =>
  state === "time_up" ? "over" : state;

const RETRY_MS = 2_000;

/** This window's word; a reload keeps it, another window has another. */
export function holderOf(): string {
  const key = "training-window";
  try {
    const known = sessionStorage.getItem(key);
    if (known) return known;
    const made = crypto.randomUUID();
    sessionStorage.setItem(key, made);
    return made;
  } catch {
    return crypto.randomUUID();
  }
}

const waitingKey = (attemptId: string) => `training-waiting-${attemptId}`;

function waitingOf(attemptId: string): Answers {
  try {
    return JSON.parse(localStorage.getItem(waitingKey(attemptId)) ?? "{}") as Answers;
  } catch {
    return {};
  }
}

function keepWaiting(attemptId: string, waiting: Answers): void {
  try {
    if (Object.keys(waiting).length === 0) localStorage.removeItem(waitingKey(attemptId));
    else localStorage.setItem(waitingKey(attemptId), JSON.stringify(waiting));
  } catch {
    // A browser that keeps nothing still sends.
  }
}

/** "over" is the end of the time, "handed_in" an end somebody chose, here or in another window. */
export type ExamState = "running" | "elsewhere" | "over" | "handed_in";

/**
 * Answers of an examination under way: each is sent at once and again until the server has it; what waits outlives a
 * reload. The clock is the server's: the difference to this machine's is measured once a look.
 */
export function useExam(workspace: string, attempt: Attempt) {
  const [answers, setAnswers] = useState<Answers>(attempt.answers);
  const [waiting, setWaiting] = useState<Answers>({});
  const [state, setState] = useState<ExamState>(attempt.timeUp ? "over" : "running");
  const [offline, setOffline] = useState(false);
  const [trouble, setTrouble] = useState("");
  const offset = useRef(0);
  const holder = useRef("");
  const queue = useRef<Answers>({});
  const busy = useRef(false);

  const ended = useRef<() => void>(() => {});

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (;;) {
        const next = Object.entries(queue.current)[0];
        if (!next) break;
        const [question, chosen] = next;
        const input = { attemptId: attempt.id, holder: holder.current, question, chosen };
        const result = await saveAnswerAction(workspace, input);
        setOffline(false);
        if (!result.ok) {
          if (result.kind === "conflict") setState("elsewhere");
          else if (result.kind !== "signed_out") ended.current();
          setTrouble(result.message);
          break;
        }
        setTrouble("");
        // Changed meanwhile: the newer one is sent too.
        if (queue.current[question] === chosen) delete queue.current[question];
        keepWaiting(attempt.id, queue.current);
        setWaiting({ ...queue.current });
      }
    } catch {
      setOffline(true);
    } finally {
      busy.current = false;
    }
  }, [attempt.id, workspace]);

  const hold = useCallback(async () => {
    try {
      const result = await holdExamAction(workspace, { attemptId: attempt.id, holder: holder.current });
      if (!result.ok) return setTrouble(result.message);
      offset.current = result.data.now - Date.now();
      setAnswers({ ...result.data.answers, ...queue.current });
      setState(stateFrom(result.data.state));
      setTrouble("");
      if (result.data.state === "running") void send();
    } catch {
      setOffline(true);
    }
  }, [attempt.id, workspace, send]);

  // An answer that is no longer taken: the server says which end it was.
  ended.current = () => void hold();

  useEffect(() => {
    holder.current = holderOf();
    queue.current = waitingOf(attempt.id);
    setWaiting({ ...queue.current });
    offset.current = attempt.now - Date.now();
    void hold();
  }, [attempt.id, attempt.now, hold]);

  const pending = Object.keys(waiting).length;
  useEffect(() => {
    if (pending === 0 || state !== "running") return;
    const timer = setInterval(() => void send(), RETRY_MS);
    return () => clearInterval(timer);
  }, [pending, state, send]);

  const answer = (question: string, chosen: string[]) => {
    setAnswers(before => ({ ...before, [question]: chosen }));
    queue.current = { ...queue.current, [question]: chosen };
    keepWaiting(attempt.id, queue.current);
    setWaiting(queue.current);
    void send();
  };

  return {
    answers,
    answer,
    state,
    setState,
    offline,
    trouble,
    pending,
    hold,
    flush: send,
    holder: () => holder.current || holderOf(),
    /** Milliseconds until the server's deadline. */
    left: () => attempt.dueAt - (Date.now() + offset.current),
  };
}
