"use client";

import { Award } from "lucide-react";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, TextareaField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { cancelSessionAction, certifyPassedAction } from "#lib/features/training/actions.ts";
import { cancelSessionInput, certifyInput } from "#lib/features/training/schema.ts";

/** Calls a date off, with the reason everybody who is enrolled reads. */
export function CallOff({
  workspace,
  sessionId,
  version,
  course,
}: {
  workspace: string;
  sessionId: string;
  version: number;
  course: string;
}) {
  const t = useTranslations("training.callOff");
  const e = useTranslations("training");
  const fixed = { sessionId, version };
  return (
    <DeedDialog
      trigger={<Button look="ghost">{e("session.cancel")}</Button>}
      title={t("title", { course })}
      description={t("text")}
      schema={cancelSessionInput}
      send={cancelSessionAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("done")}
      keep={e("enrol.keep")}
      deed={t("send")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}

/** Issues what the passes of a date wait for, all at once. */
export function Certify({
  workspace,
  sessionId,
  names,
  today,
}: {
  workspace: string;
  sessionId: string;
  names: readonly string[];
  today: string;
}) {
  const t = useTranslations("training.certify");
  const toast = useToast();
  const fixed = { sessionId };
  return (
    <DeedDialog<z.input<typeof certifyInput>, { issued: number; left: string }>
      trigger={
        <Button look="pri">
          <Award className="i" aria-hidden="true" />
          {t("open", { count: names.length })}
        </Button>
      }
      title={t("title", { count: names.length })}
      description={t("text", { names: names.join(", ") })}
      schema={certifyInput}
      send={certifyPassedAction.bind(null, workspace)}
      defaultValues={{ ...fixed, day: today }}
      fixed={fixed}
      onDone={({ issued, left }) =>
        toast({ text: left ? t("doneBut", { issued, left }) : t("done", { issued }) })
      }
      deed={t("send")}
    >
      <DateField name="day" label={t("day")} required max={today} />
    </DeedDialog>
  );
}
