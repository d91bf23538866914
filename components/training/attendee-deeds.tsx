"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  DateField,
  NumberField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import {
  annulResultAction,
  cancelEnrolmentAction,
  confirmAction,
  markAllPresentAction,
  markAttendanceAction,
  recordPartAction,
} from "#lib/features/training/actions.ts";
import type { EnrolmentDto } from "#lib/features/training/dto.ts";
import { annulInput, cancelInput, resultInput } from "#lib/features/training/schema.ts";

type Props = { workspace: string; course: string; enrolment: EnrolmentDto; today: string };

/** What the reader may do about one who is enrolled. */
export function AttendeeDeeds({ workspace, course, enrolment, today }: Props) {
  const t = useTranslations("training.enrol");
  const router = useRouter();
  const { can } = enrolment;
  return (
    <span className="row wrap">
      {can.confirm && (
        <ActionButton
          size="sml"
          send={confirmAction.bind(null, workspace)}
          input={{ enrolmentId: enrolment.id, version: enrolment.version }}
          doneText={t("confirmDone")}
          onDone={() => router.refresh()}
        >
          {t("confirm")}
          <span className="vh">: {enrolment.name}</span>
        </ActionButton>
      )}
      {can.record && (
        <RecordResult workspace={workspace} course={course} enrolment={enrolment} today={today} />
      )}
      {can.cancel && <CancelSeat workspace={workspace} course={course} enrolment={enrolment} today={today} />}
    </span>
  );
}

function CancelSeat({ workspace, course, enrolment }: Props) {
  const t = useTranslations("training.enrol");
  const fixed = { enrolmentId: enrolment.id, version: enrolment.version };
  const text =
    enrolment.state !== "seated" ? t("cancelOther") : enrolment.free ? t("cancelFree") : t("cancelCost");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost" aria-label={`${t("cancel")}: ${enrolment.name}`}>
          {t("cancel")}
        </Button>
      }
      title={t("cancelTitle", { name: enrolment.name, course })}
      description={text}
      schema={cancelInput}
      send={cancelEnrolmentAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("cancelDone")}
      keep={t("keep")}
      deed={t("cancelSend")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={2} optional />
    </DeedDialog>
  );
}

function RecordResult({ workspace, enrolment, today }: Props) {
  const t = useTranslations("training.result");
  const fixed = { enrolmentId: enrolment.id };
  const only = enrolment.parts.find(part => !part.exam) ?? enrolment.parts[0];
  return (
    <DeedDialog
      trigger={
        <Button size="sml" aria-label={`${t("record")}: ${enrolment.name}`}>
          {t("record")}
        </Button>
      }
      title={t("title", { name: enrolment.name })}
      description={t("text")}
      schema={resultInput}
      send={recordPartAction.bind(null, workspace)}
      defaultValues={{ ...fixed, part: only?.key ?? "", day: today, source: "trainer", note: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("send")}
    >
      <SelectField
        name="part"
        label={t("part")}
        required
        options={enrolment.parts.map(part => ({ value: part.key, label: part.title }))}
      />
      <NumberField name="percent" label={t("percent")} decimals={0} required />
      <DateField name="day" label={t("day")} required max={today} />
      <RadioField
        name="source"
        label={t("source")}
        choices={[
          { value: "trainer", label: t("trainer") },
          { value: "external", label: t("external") },
        ]}
      />
      <TextField name="note" label={t("note")} optional />
    </DeedDialog>
  );
}

/** Takes back a result that was a mistake. */
export function AnnulResult({ workspace, enrolment }: Pick<Props, "workspace" | "enrolment">) {
  const t = useTranslations("training.annul");
  const locale = useLocale();
  const all = enrolment.parts.flatMap(part => part.results.map(result => ({ ...result, part: part.title })));
  const fixed = { enrolmentId: enrolment.id };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost" aria-label={`${t("open")}: ${enrolment.name}`}>
          {t("open")}
        </Button>
      }
      title={t("title", { name: enrolment.name })}
      description={t("text")}
      schema={annulInput}
      send={annulResultAction.bind(null, workspace)}
      defaultValues={{ ...fixed, resultId: all.at(-1)?.id ?? "", reason: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("send")}
      look="danger"
    >
      <RadioField
        name="resultId"
        label={t("which")}
        choices={all.map(result => ({
          value: result.id,
          label: t("result", { ...result, on: dayText(result.on, locale) }),
        }))}
      />
      <TextareaField name="reason" label={t("reason")} rows={2} required />
    </DeedDialog>
  );
}

/** Everybody of whom nothing is said was there; the few who were not are marked one by one. */
export function AllPresent({
  workspace,
  sessionId,
  count,
}: {
  workspace: string;
  sessionId: string;
  count: number;
}) {
  const t = useTranslations("training.attendance");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={markAllPresentAction.bind(null, workspace)}
      input={{ sessionId }}
      doneText={t("allDone")}
      onDone={() => router.refresh()}
    >
      {t("all", { count })}
    </ActionButton>
  );
}

/** Was somebody there? One press; pressed again it is taken back. */
export function Attendance({ workspace, enrolment }: Pick<Props, "workspace" | "enrolment">) {
  const t = useTranslations("training.attendance");
  const router = useRouter();
  const said = enrolment.attended === null ? t("unknown") : enrolment.attended ? t("yes") : t("no");
  if (!enrolment.can.record) return enrolment.state === "seated" ? <span className="mm">{said}</span> : null;
  return (
    <fieldset className="row plain" aria-label={t("label", { name: enrolment.name })}>
      {([true, false] as const).map(attended => (
        <ActionButton
          key={String(attended)}
          size="sml"
          look={enrolment.attended === attended ? "plain" : "ghost"}
          send={markAttendanceAction.bind(null, workspace)}
          input={{
            enrolmentId: enrolment.id,
            version: enrolment.version,
            attended: enrolment.attended === attended ? null : attended,
          }}
          onDone={() => router.refresh()}
        >
          {enrolment.attended === attended ? "✓ " : ""}
          {attended ? t("yes") : t("no")}
        </ActionButton>
      ))}
    </fieldset>
  );
}
