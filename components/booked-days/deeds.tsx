"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, RadioField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  agreeDayAction,
  askDayAction,
  closeDayAction,
  dropDayAction,
  enterDayAction,
  proposeDayAction,
} from "#lib/features/booked-days/actions.ts";
import type { BookedDayDto } from "#lib/features/booked-days/dto.ts";
import {
  askDayInput,
  closeDayInput,
  dropDayInput,
  proposeDayInput,
} from "#lib/features/booked-days/schema.ts";

type About = { workspace: string; contractId: string };
type Of = About & { day: BookedDayDto };

function Hours({ min, max }: { min?: string; max?: string }) {
  const f = useTranslations("bookedDays.fields");
  return (
    <>
      <DateField name="on" label={f("on")} required min={min} max={max} />
      <div className="two">
        <TextField name="from" type="time" label={f("from")} required />
        <TextField name="to" type="time" label={f("to")} hint={f("toHint")} required />
      </div>
    </>
  );
}

/** Asks for one of the term's days; who serves enters one that is agreed already. */
export function AskDay({
  workspace,
  contractId,
  asks,
  firstDay,
  until,
  leadDays,
  zone,
}: About & { asks: boolean; firstDay: string; until: string; leadDays: number; zone: string }) {
  const t = useTranslations(asks ? "bookedDays.ask" : "bookedDays.enter");
  const f = useTranslations("bookedDays.fields");
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("open")}</Button>}
      title={t("title")}
      description={t("text", { days: leadDays, zone })}
      schema={askDayInput}
      send={(asks ? askDayAction : enterDayAction).bind(null, workspace)}
      defaultValues={{ contractId, on: "", from: "20:00", to: "23:00", reason: "" }}
      fixed={{ contractId }}
      formKey={`day-${contractId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <Hours min={asks ? firstDay : undefined} max={until} />
      <TextareaField name="reason" label={f("reason")} rows={3} required />
    </DeedDialog>
  );
}

export function AgreeDay({ workspace, contractId, day }: Of) {
  const t = useTranslations("bookedDays.agree");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      send={agreeDayAction.bind(null, workspace)}
      input={{ contractId, dayId: day.id, version: day.version }}
      onDone={() => router.refresh()}
      doneText={t("done")}
    >
      {t("open")}
    </ActionButton>
  );
}

export function ProposeDay({ workspace, contractId, day }: Of) {
  const t = useTranslations("bookedDays.propose");
  const fixed = { contractId, dayId: day.id, version: day.version };
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title")}
      description={t("text")}
      schema={proposeDayInput}
      send={proposeDayAction.bind(null, workspace)}
      defaultValues={{ ...fixed, on: day.on, from: day.from, to: day.to, answer: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("do")}
    >
      <Hours />
      <TextareaField name="answer" label={t("why")} rows={3} required />
    </DeedDialog>
  );
}

export function DropDay({ workspace, contractId, day, declines }: Of & { declines: boolean }) {
  const t = useTranslations("bookedDays");
  const kind = declines ? "decline" : "cancel";
  const fixed = { contractId, dayId: day.id, version: day.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t(`${kind}.open`)}
        </Button>
      }
      title={t(`${kind}.title`)}
      description={t(`${kind}.text`)}
      schema={dropDayInput}
      send={dropDayAction.bind(null, workspace)}
      defaultValues={{ ...fixed, answer: "" }}
      fixed={fixed}
      doneText={t(`${kind}.done`)}
      deed={t(`${kind}.do`)}
      look="danger"
      keep={t(`${kind}.keep`)}
    >
      <TextareaField name="answer" label={t(`${kind}.why`)} rows={3} required />
    </DeedDialog>
  );
}

/** Says of a day that is over whether it was used. */
export function CloseDay({ workspace, contractId, day }: Of) {
  const t = useTranslations("bookedDays.close");
  const fixed = { contractId, dayId: day.id, version: day.version };
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title")}
      description={t("text")}
      schema={closeDayInput}
      send={closeDayAction.bind(null, workspace)}
      defaultValues={{ ...fixed, used: "used" as const, answer: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("do")}
    >
      <RadioField
        name="used"
        label={t("used")}
        required
        choices={[
          { value: "used", label: t("yes") },
          { value: "unused", label: t("no"), hint: t("noHint") },
        ]}
      />
      <TextareaField name="answer" label={t("note")} rows={3} optional />
    </DeedDialog>
  );
}
