"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { useTask } from "#components/tasks/use-task.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { isOpen } from "#lib/domain/policies/task.ts";
import type { ManyDto } from "#lib/features/inbound-mail/dto.ts";
import { cancelTaskAction } from "#lib/features/tasks/actions.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";

type Props = { slug: string; decisions: readonly ManyDto[] };

/** One's own decisions about several mails over their list: how far they are, what came of them, and what could not be done. */
export function MailDecisions({ slug, decisions }: Props) {
  const t = useTranslations("inboundMail.many");
  const [hidden, setHidden] = useState<string[]>([]);
  const shown = decisions.filter(one => !hidden.includes(one.task.id));
  if (shown.length === 0) return null;
  return (
    <section className="bulk-notices" aria-label={t("notices")}>
      {shown.map(one => (
        <div key={one.task.id}>
          <div className="bulk-notice">
            <b>{t(`done.${one.deed}`)}</b>
            <Progressing key={one.task.state} slug={slug} decision={one} />
            {one.deed === "approve" && !isOpen(one.task.state) && one.counts.done > 0 && (
              <ButtonLink look="ghost" size="sml" href={`/${slug}/tickets/mail?state=processed`}>
                {t("toCases")}
              </ButtonLink>
            )}
            <span className="grow" />
            <Button
              look="ghost"
              size="sml"
              ico
              aria-label={t("dismiss")}
              onClick={() => setHidden([...hidden, one.task.id])}
            >
              <X className="i i-s" aria-hidden="true" />
            </Button>
          </div>
          {one.refused.length > 0 && <Refused slug={slug} decision={one} />}
        </div>
      ))}
    </section>
  );
}

function Refused({ slug, decision }: { slug: string; decision: ManyDto }) {
  const t = useTranslations("inboundMail");
  return (
    <details className="mail-refused">
      <summary>{t("many.why")}</summary>
      <ul>
        {decision.refused.map(({ mailId, subject, reason }) => (
          <li key={mailId}>
            {subject === null ? (
              <span className="mm">{t("many.hidden")}</span>
            ) : (
              <Link href={`/${slug}/tickets/mail/${mailId}`}>{subject || t("noSubject")}</Link>
            )}
            : {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Progressing({ slug, decision }: { slug: string; decision: ManyDto }) {
  const t = useTranslations("inboundMail.many");
  const all = useTranslations();
  const router = useRouter();
  const { task, lost, setTask } = useTask(slug, decision.task);
  const over = !isOpen(task.state);
  const began = useRef(isOpen(decision.task.state));
  useEffect(() => {
    if (over && began.current) router.refresh();
  }, [over, router]);
  if (!isOpen(decision.task.state))
    return (
      <span className="m sm" role="status">
        {t("summary", decision.counts)}
        {task.state === "failed" && ` ${all((task.error || "errors.unexpected") as never)}`}
      </span>
    );
  const said = t("running", { done: task.done, total: task.total });
  return (
    <>
      <span className="bulk-prog">
        <Progress value={task.total > 0 ? (task.done / task.total) * 100 : 0} label={said} />
        <span className="mm sm">{said}</span>
      </span>
      {lost && <span className="m sm">{t("lost")}</span>}
      {!over && (
        <ActionButton<Pick<TaskDto, "state" | "done" | "total">>
          size="sml"
          send={cancelTaskAction.bind(null, slug)}
          input={{ taskId: task.id }}
          doneText={t("stopped")}
          onDone={left => setTask({ ...task, ...left })}
        >
          {t("stop")}
        </ActionButton>
      )}
    </>
  );
}
