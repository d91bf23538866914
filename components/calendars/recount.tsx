"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Message } from "#components/ui/message.tsx";
import { isOpen } from "#lib/domain/policies/task.ts";
import { recountCalendarAction } from "#lib/features/calendars/actions.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";

type Props = { vendor: string; calendar: string; behind: number; tasks: readonly TaskDto[] };

/** Open clocks that a stopped task left by an earlier version, and how to see to them. */
export function Recount({ vendor, calendar, behind, tasks }: Props) {
  const t = useTranslations("calendars.page");
  const router = useRouter();
  if (tasks.some(task => isOpen(task.state))) return null;
  return (
    <Message
      tone="warn"
      title={t("behind", { count: behind })}
      actions={
        <ActionButton
          send={recountCalendarAction.bind(null, vendor)}
          input={{ key: calendar }}
          doneText={t("recounting")}
          onDone={() => router.refresh()}
        >
          {t("recount")}
        </ActionButton>
      }
    >
      {t("behindText")}
    </Message>
  );
}
