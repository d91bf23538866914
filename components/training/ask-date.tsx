"use client";

import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { NumberField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { askForDateAction } from "#lib/features/training/actions-dates.ts";
import { askDateInput } from "#lib/features/training/schema.ts";

/** Asks the vendor for a date of a course that has none. */
export function AskDate({
  workspace,
  vendor,
  course,
  whom,
}: {
  workspace: string;
  vendor: string;
  course: { courseId: string; course: string };
  /** Tells one button from another to who hears the page. */
  whom?: ReactNode;
}) {
  const t = useTranslations("dates");
  const fixed = { courseId: course.courseId };
  return (
    <DeedDialog
      trigger={
        <Button size="sml">
          <CalendarClock className="i i-s" aria-hidden="true" />
          {t("ask")}
          {whom}
        </Button>
      }
      title={t("askTitle", { vendor, course: course.course })}
      description={t("askText", { vendor })}
      schema={askDateInput}
      send={askForDateAction.bind(null, workspace)}
      defaultValues={{ ...fixed, people: 1, note: "" }}
      fixed={fixed}
      doneText={t("asked")}
      deed={t("send")}
    >
      <NumberField name="people" label={t("people")} decimals={0} required />
      <TextField name="note" label={t("note")} optional />
    </DeedDialog>
  );
}
