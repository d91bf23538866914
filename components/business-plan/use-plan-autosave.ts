"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { savePlanAction } from "#lib/features/business-plans/actions.ts";
import {
  PLAN_SECTIONS,
  type PlanSection,
  planParts,
  type Revisions,
  type submitPlanInput,
} from "#lib/features/business-plans/schema.ts";

export type PlanValues = z.input<typeof submitPlanInput>;

const WAIT_MS = 1_200;
const AGAIN_MS = 8_000;

const sectionOf = (values: PlanValues, section: PlanSection): unknown =>
  section === "head" ? { title: values.title, period: values.period } : values[section];
const snapshot = (values: PlanValues, section: PlanSection) => JSON.stringify(sectionOf(values, section));

export type SaveState =
  | { kind: "clean" }
  | { kind: "waiting" }
  | { kind: "saved"; at: number }
  /** Somebody else changed a section too: it stays unkept until the person says whose words stand. */
  | { kind: "asking" }
  | { kind: "invalid" }
  | { kind: "failed"; message: string | null };

type Options = {
  workspace: string;
  partnershipId: string;
  planId: string | null;
  revisions: Revisions;
};

/**
 * Keeps what is written a moment after it was typed, one section at a time. A section that somebody else changed is not
 * written over: it is named in `conflicts` until the person says whose words stand.
 */
export function usePlanAutosave(form: UseFormReturn<PlanValues>, options: Options) {
  const { workspace, partnershipId } = options;
  const router = useRouter();
  /** What is sent with the plan: mutated, so that a send reads the newest. */
  const about = useRef({ partnershipId, planId: options.planId, revisions: { ...options.revisions } });
  const kept = useRef<Record<string, string>>({});
  const [state, setState] = useState<SaveState>({ kind: "clean" });
  const [conflicts, setConflicts] = useState<readonly PlanSection[]>([]);
  const blocked = useRef<Set<PlanSection>>(new Set());
  const running = useRef<Promise<void> | null>(null);
  const again = useRef<() => void>(() => undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const changed = useCallback(
    () =>
      PLAN_SECTIONS.filter(s => !blocked.current.has(s) && snapshot(form.getValues(), s) !== kept.current[s]),
    [form],
  );

  const work = useCallback(async (): Promise<void> => {
    let invalid = false;
    for (const section of changed()) {
      const words = snapshot(form.getValues(), section);
      const parsed = planParts[section].safeParse(sectionOf(form.getValues(), section));
      if (!parsed.success) {
        invalid = true;
        continue;
      }
      const { planId, revisions } = about.current;
      const input = { partnershipId, planId, section, revision: revisions[section] ?? 0, value: parsed.data };
      const result = await savePlanAction(workspace, input).catch(() => null);
      if (result === null) {
        setState({ kind: "failed", message: null });
        timer.current = setTimeout(() => again.current(), AGAIN_MS);
        return;
      }
      if (result.ok) {
        about.current.planId = result.data.planId;
        about.current.revisions = { ...about.current.revisions, [section]: result.data.revision };
        kept.current[section] = words;
      } else if (result.kind === "conflict" && planId !== null) {
        blocked.current.add(section);
        setConflicts([...blocked.current]);
        router.refresh();
      } else {
        setState({ kind: "failed", message: result.message });
        return;
      }
    }
    if (invalid) setState({ kind: "invalid" });
    else setState(blocked.current.size > 0 ? { kind: "asking" } : { kind: "saved", at: Date.now() });
  }, [changed, form, partnershipId, router, workspace]);

  /** Writes what is not written yet; done once all of it is, or could not be. */
  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current = (running.current ?? Promise.resolve()).then(() =>
      changed().length > 0 ? work() : undefined,
    );
    return running.current;
  }, [changed, work]);

  useEffect(() => {
    again.current = () => void flush();
    for (const section of PLAN_SECTIONS) kept.current[section] ??= snapshot(form.getValues(), section);
    const { unsubscribe } = form.watch(() => {
      if (changed().length === 0) return;
      setState({ kind: "waiting" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), WAIT_MS);
    });
    const hold = (event: BeforeUnloadEvent) => {
      if (changed().length > 0) event.preventDefault();
    };
    const leave = () => void (document.hidden && changed().length > 0 && flush());
    window.addEventListener("beforeunload", hold);
    document.addEventListener("visibilitychange", leave);
    return () => {
      unsubscribe();
      clearTimeout(timer.current);
      window.removeEventListener("beforeunload", hold);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [form, changed, flush]);

  /** One's own words over the others', or theirs in place of one's own. */
  const settle = useCallback(
    (section: PlanSection, theirs: PlanValues | null) => {
      const revision = options.revisions[section] ?? 0;
      about.current.revisions = { ...about.current.revisions, [section]: revision };
      blocked.current.delete(section);
      setConflicts([...blocked.current]);
      if (theirs !== null) {
        if (section === "head") {
          form.setValue("title", theirs.title);
          form.setValue("period", theirs.period);
        } else form.setValue(section, theirs[section]);
        kept.current[section] = snapshot(form.getValues(), section);
      } else kept.current[section] = "";
      // What was said of an earlier keeping is no longer true of these words.
      if (blocked.current.size > 0) setState({ kind: "asking" });
      else setState(changed().length > 0 ? { kind: "waiting" } : { kind: "clean" });
      void flush();
    },
    [changed, form, flush, options.revisions],
  );

  return { about, state, conflicts, flush, settle };
}
