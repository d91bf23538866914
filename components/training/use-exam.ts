"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { holdExamAction, saveAnswerAction } from "#lib/features/training/actions-exam.ts";
import type { ExamDto } from "#lib/features/training/dto.ts";
import type { Refusal } from "#lib/platform/action-result.ts";
import { type Answers, answerQueue } from "./answer-queue.ts";

type Attempt = NonNullable<ExamDto["attempt"]>;

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
  const ended = useRef<() => void>(() => {});
  const [queue] = useState(() =>
    answerQueue(
      async (question, chosen) => {
        const input = { attemptId: attempt.id, holder: holder.current, question, chosen };
        const result = await saveAnswerAction(workspace, input);
        setOffline(false);
        return result;
      },
      left => {
        keepWaiting(attempt.id, left);
        setWaiting(left);
      },
    ),
  );

  /** Sends what waits, what is being sent already included; the refusal of an answer, where there is one. Throws without a connection. */
  const flush = useCallback(async (): Promise<Refusal | null> => {
    try {
      const refused = await queue.send();
      if (refused?.kind === "conflict") setState("elsewhere");
      else if (refused && refused.kind !== "signed_out") ended.current();
      setTrouble(refused?.message ?? "");
      return refused;
    } catch (error) {
      setOffline(true);
      throw error;
    }
  }, [queue]);
  /** What could not be sent is sent with the next turn. */
  const send = useCallback(() => flush().catch(() => null), [flush]);

  const hold = useCallback(async () => {
    try {
      const result = await holdExamAction(workspace, { attemptId: attempt.id, holder: holder.current });
      if (!result.ok) return setTrouble(result.message);
      offset.current = result.data.now - Date.now();
      setAnswers({ ...result.data.answers, ...queue.waiting() });
      setState(stateFrom(result.data.state));
      setTrouble("");
      if (result.data.state === "running") void send();
    } catch {
      setOffline(true);
    }
  }, [attempt.id, workspace, queue, send]);

  // An answer that is no longer taken: the server says which end it was.
  ended.current = () => void hold();

  useEffect(() => {
    holder.current = holderOf();
    queue.load(waitingOf(attempt.id));
    offset.current = attempt.now - Date.now();
    void hold();
  }, [attempt.id, attempt.now, queue, hold]);

  const pending = Object.keys(waiting).length;
  useEffect(() => {
    if (pending === 0 || state !== "running") return;
    const timer = setInterval(() => void send(), RETRY_MS);
    return () => clearInterval(timer);
  }, [pending, state, send]);

  const answer = (question: string, chosen: string[]) => {
    setAnswers(before => ({ ...before, [question]: chosen }));
    queue.put(question, chosen);
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
    flush,
    holder: () => holder.current || holderOf(),
    /** Milliseconds until the server's deadline. */
    left: () => attempt.dueAt - (Date.now() + offset.current),
  };
}
