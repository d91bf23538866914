"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { useTask } from "#components/tasks/use-task.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Time } from "#components/ui/time.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { isOpen } from "#lib/domain/policies/task.ts";
import { undoBulkAction } from "#lib/features/bulk/actions.ts";
import type { BulkDto } from "#lib/features/bulk/dto.ts";
import { cancelTaskAction } from "#lib/features/tasks/actions.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";
import { aboutChange } from "./about.ts";

type Props = { slug: string; change: BulkDto; onChange: () => void };

/** How far a change or its undoing is, live; over, what came of it and, while there is time, the way back. */
export function BulkProgress({ slug, change, onChange }: Props) {
  const t = useTranslations("bulk");
  const all = useTranslations();
  const toast = useToast();
  const task = change.undo ?? change.task;
  const open = isOpen(task.state);
  const about = aboutChange(change.task.id);
  const { counts } = change;
  const came =
    change.undo && counts.undone + counts.left > 0 ? t("undoneSummary", counts) : t("summary", counts);
  const failed = task.state === "failed" ? ` ${all((task.error || "errors.unexpected") as never)}` : "";
  const end = `${t(`title.${change.deed}`, { name: change.name })}: ${came}${failed}`;
  // A quick end would stand beside a toast that says it is under way.
  useEffect(() => {
    if (!open) toast({ text: end, about, instead: true });
  }, [open, end, about, toast]);
  if (open)
    return (
      <Running
        key={task.id}
        slug={slug}
        task={task}
        about={about}
        undoing={change.undo !== null}
        onOver={onChange}
      />
    );
  return (
    <>
      <span className="m sm" role="status">
        {came}
        {failed}
      </span>
      {change.undoUntil !== null && (
        <UndoButton slug={slug} taskId={change.task.id} until={change.undoUntil} onDone={onChange} />
      )}
    </>
  );
}

function Running({
  slug,
  task: first,
  about,
  undoing,
  onOver,
}: {
  slug: string;
  task: TaskDto;
  about: string;
  undoing: boolean;
  onOver: () => void;
}) {
  const t = useTranslations("bulk");
  const { task, lost, setTask } = useTask(slug, first);
  const over = !isOpen(task.state);
  const latest = useRef(onOver);
  latest.current = onOver;
  useEffect(() => {
    if (over) latest.current();
  }, [over]);
  const said = t(undoing ? "undoing" : "running", { done: task.done, total: task.total });
  return (
    <>
      <span className="bulk-prog">
        <Progress value={task.total > 0 ? (task.done / task.total) * 100 : 0} label={said} />
        <span className="mm sm">{said}</span>
      </span>
      {lost && <span className="m sm">{t("lost")}</span>}
      {!over && !undoing && (
        <ActionButton<Pick<TaskDto, "state" | "done" | "total">>
          size="sml"
          send={cancelTaskAction.bind(null, slug)}
          input={{ taskId: task.id }}
          doneText={{ text: t("stopped"), about }}
          onDone={left => setTask({ ...task, ...left })}
        >
          {t("stop")}
        </ActionButton>
      )}
    </>
  );
}

/** Gone when its time is over, also while the page stays open. */
function UndoButton({
  slug,
  taskId,
  until,
  onDone,
}: {
  slug: string;
  taskId: string;
  until: number;
  onDone: () => void;
}) {
  const t = useTranslations("bulk");
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  if (over) return null;
  return (
    <>
      <ActionButton
        className="bulk-undo"
        size="sml"
        send={undoBulkAction.bind(null, slug)}
        input={{ taskId }}
        doneText={{ text: t("undoStarted"), about: aboutChange(taskId) }}
        onDone={onDone}
      >
        <Undo2 className="i i-s" aria-hidden="true" />
        {t("undo")}
      </ActionButton>
      <span className="mm sm not-s">{t.rich("undoHow", { time: () => <Time instant={until} /> })}</span>
    </>
  );
}
