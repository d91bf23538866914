"use client";

import { useEffect, useRef, useState } from "react";
import { isOpen } from "#lib/domain/policies/task.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";

const EVERY_MS = 1_000;

/** A task as it goes on: asked after every second while somebody looks. */
export function useTask(workspace: string, first: TaskDto) {
  const [task, setTask] = useState(first);
  const [lost, setLost] = useState(false);
  const open = isOpen(task.state);
  const busy = useRef(false);
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(async () => {
      // A tab nobody looks at asks nothing; a slow answer is waited for.
      if (busy.current || document.hidden) return;
      busy.current = true;
      try {
        const answer = await fetch(`/api/tasks/${first.id}?w=${encodeURIComponent(workspace)}`);
        if (answer.ok) setTask((await answer.json()) as TaskDto);
        setLost(!answer.ok);
      } catch {
        setLost(true);
      } finally {
        busy.current = false;
      }
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [open, first.id, workspace]);
  return { task, lost, setTask };
}
