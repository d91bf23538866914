"use client";

import { CircleCheck, CircleDashed, CircleSlash, Download, Hourglass, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Time } from "#components/ui/time.tsx";
import { isOpen, type TaskState } from "#lib/domain/policies/task.ts";
import { cancelTaskAction } from "#lib/features/tasks/actions.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";
import { useTask } from "./use-task.ts";

const looks: Record<TaskState, { tone: StatusTone; icon: typeof Hourglass }> = {
  waiting: { tone: "quiet", icon: CircleDashed },
  running: { tone: "info", icon: Hourglass },
  done: { tone: "ok", icon: CircleCheck },
  failed: { tone: "breach", icon: TriangleAlert },
  cancelled: { tone: "quiet", icon: CircleSlash },
};

/** One's own tasks with how far they are; those under way are asked after every second, and go on when nobody looks. */
export function TaskList({ workspace, tasks }: { workspace: string; tasks: readonly TaskDto[] }) {
  const t = useTranslations("tasks");
  if (tasks.length === 0) return null;
  return (
    <section className="sec tasks" aria-label={t("list")}>
      <ul>
        {tasks.map(task => (
          <TaskLine key={`${task.id}-${task.state}`} workspace={workspace} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskLine({ workspace, task: first }: { workspace: string; task: TaskDto }) {
  const t = useTranslations("tasks");
  const all = useTranslations();
  const locale = useLocale();
  const { task, lost, setTask } = useTask(workspace, first);
  const router = useRouter();
  const ended = isOpen(first.state) && !isOpen(task.state);
  // What it has done stands elsewhere on the page.
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
  const { tone, icon: Icon } = looks[task.state];
  const kind = t(`kind.${task.kind}` as never);
  const figures = new Intl.NumberFormat(locale);
  const progress = { done: figures.format(task.done), total: figures.format(task.total) };
  return (
    <li className="task" aria-label={kind}>
      <span className="task-what">
        <b>{kind}</b>{" "}
        <span className="mm sm">
          <Time instant={task.createdAt} />
        </span>
      </span>
      <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
        {t(`state.${task.state}`)}
      </Status>
      {isOpen(task.state) &&
        (task.total > 0 ? (
          <span className="task-prog">
            <Progress
              value={(task.done / task.total) * 100}
              label={t("progressLabel", { kind, ...progress })}
            />
            <span className="mm sm">{t("progress", progress)}</span>
          </span>
        ) : (
          <span className="mm sm">{t("starting")}</span>
        ))}
      {task.state === "done" && task.fileName && (
        <a
          className={buttonClass({ size: "sml" })}
          href={`/api/tasks/${task.id}/file?w=${encodeURIComponent(workspace)}`}
          download
        >
          <Download className="i" aria-hidden="true" />
          {t("download", { name: task.fileName })}
        </a>
      )}
      {task.state === "done" && task.fileName && task.expiresAt !== null && (
        <span className="mm sm">
          {t.rich("until", { time: () => <Time instant={task.expiresAt ?? 0} /> })}
        </span>
      )}
      {task.state === "done" && task.result.people !== undefined && (
        <span className="m sm">
          {t("sent", { people: task.result.people, partners: task.result.partners ?? 0 })}
        </span>
      )}
      {task.state === "done" && task.result.recorded !== undefined && (
        <span className="m sm">
          {t("recorded", { recorded: task.result.recorded, skipped: task.result.skipped ?? 0 })}
        </span>
      )}
      {task.state === "cancelled" && <span className="mm sm">{t("progress", progress)}</span>}
      {task.state === "failed" && (
        <span className="m sm">{all((task.error || "errors.unexpected") as never)}</span>
      )}
      {lost && <span className="m sm">{t("lost")}</span>}
      {isOpen(task.state) && (
        <ActionButton<Pick<TaskDto, "state" | "done" | "total">>
          send={cancelTaskAction.bind(null, workspace)}
          input={{ taskId: task.id }}
          size="sml"
          doneText={t("stopped")}
          onDone={left => setTask({ ...task, ...left })}
        >
          {t("stop")}
        </ActionButton>
      )}
      <span className="vh" role="status">
        {ended ? `${kind}: ${t(`state.${task.state}`)}` : ""}
      </span>
    </li>
  );
}
