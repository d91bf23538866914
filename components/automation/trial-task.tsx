"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { SelectField } from "#components/forms/fields.tsx";
import { Form, SubmitButton } from "#components/forms/form.tsx";
import { useTask } from "#components/tasks/use-task.ts";
import { Progress } from "#components/ui/progress.tsx";
import { isOpen } from "#lib/domain/policies/task.ts";
import { startTrialAction } from "#lib/features/automation/actions.ts";
import { startTrialInput, TRIAL_DAYS, type TrialForm } from "#lib/features/automation/schema.ts";
import { cancelTaskAction } from "#lib/features/tasks/actions.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";

/** Asks for a trial over the cases of so many days. */
export function StartTrial({ workspace, ruleId, days }: { workspace: string; ruleId: string; days: number }) {
  const t = useTranslations("automation");
  const router = useRouter();
  const last = TRIAL_DAYS.find(one => one === String(days)) ?? "14";
  return (
    <Form<TrialForm, { taskId: string }>
      schema={startTrialInput}
      send={startTrialAction.bind(null, workspace)}
      defaultValues={{ ruleId, days: last }}
      fixed={{ ruleId }}
      doneText={t("trial.started")}
      onDone={({ taskId }) => router.replace(`/${workspace}/tickets/rules/${ruleId}?trial=${taskId}#trial`)}
      className="row wrap auto-filter"
    >
      <SelectField
        name="days"
        label={t("trial.days")}
        options={TRIAL_DAYS.map(value => ({ value, label: t("trial.daysN", { days: Number(value) }) }))}
      />
      <SubmitButton look="plain">{t("trial.run")}</SubmitButton>
    </Form>
  );
}

/** How far a trial is, asked after every second; over, the page reads what it found. */
export function TrialProgress({ workspace, task: first }: { workspace: string; task: TaskDto }) {
  const t = useTranslations("automation");
  const router = useRouter();
  const { task, lost, setTask } = useTask(workspace, first);
  const over = !isOpen(task.state);
  useEffect(() => {
    if (over) router.refresh();
  }, [over, router]);
  const said = t("trial.progress", { done: task.done, total: task.total });
  return (
    <div className="row wrap">
      <span role="status">{t("trial.under")}</span>
      {task.total > 0 ? (
        <span className="task-prog">
          <Progress value={(task.done / task.total) * 100} label={said} />
          <span className="mm sm">{said}</span>
        </span>
      ) : (
        <span className="mm sm">{t("trial.starting")}</span>
      )}
      {lost && <span className="m sm">{t("trial.lost")}</span>}
      {!over && (
        <ActionButton<Pick<TaskDto, "state" | "done" | "total">>
          size="sml"
          send={cancelTaskAction.bind(null, workspace)}
          input={{ taskId: task.id }}
          onDone={left => setTask({ ...task, ...left })}
        >
          {t("trial.stop")}
        </ActionButton>
      )}
    </div>
  );
}
