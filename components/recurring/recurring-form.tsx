"use client";

import { Plus } from "lucide-react";
import { useLocale, useNow, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, NumberField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { MOST_EVERY, upcoming } from "#lib/domain/automation/recurrence.ts";
import { RECURRING_FIELDS } from "#lib/domain/automation/recurring-text.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Choice } from "#lib/features/automation/values.ts";
import { saveRecurringAction } from "#lib/features/recurring-tickets/actions.ts";
import type { RecurringDto, TargetDto } from "#lib/features/recurring-tickets/dto.ts";
import {
  MOST_BODY,
  MOST_NAME,
  MOST_SUBJECT,
  type RecurringForm,
  recurrenceOf,
  recurringInput,
} from "#lib/features/recurring-tickets/schema.ts";

export type RecurringChoices = {
  targets: TargetDto[];
  people: Choice[];
  /** Days on which the workspace is closed. */
  closed: PlainDate[];
  zones: string[];
  today: PlainDate;
};

type Props = { workspace: string; choices: RecurringChoices; recurring: RecurringDto | null };

/** Words a case that is opened again and again, with the days on which it would be. */
export function EditRecurring({ workspace, choices, recurring }: Props) {
  const t = useTranslations("recurring");
  const fixed = { recurringId: recurring?.id ?? null, version: recurring?.version ?? 0 };
  const rhythm = recurring?.recurrence;
  const values: RecurringForm = {
    ...fixed,
    name: recurring?.name ?? "",
    systemId: recurring?.systemId ?? "",
    contactId: recurring?.contactId ?? "",
    kind: recurring?.kind ?? "request",
    subject: recurring?.subject ?? "",
    body: recurring?.body ?? "",
    priority: recurring?.priority ?? "",
    assigneeId: recurring?.assigneeId ?? "",
    unit: rhythm?.unit ?? "month",
    every: String(rhythm?.every ?? 1),
    weekday: String(rhythm?.unit === "week" ? rhythm.weekday : 1),
    day: String(rhythm?.unit === "month" ? rhythm.day : 1),
    time: rhythm?.time ?? "09:00",
    timeZone: recurring?.timeZone ?? choices.zones[0] ?? "UTC",
    from: rhythm?.from ?? choices.today,
    until: rhythm?.until ?? "",
    shift: rhythm?.shift ?? "next",
  };
  return (
    <DeedDialog<RecurringForm, { recurringId: string }>
      key={fixed.version}
      wide
      trigger={
        recurring ? (
          <Button size="sml" aria-label={t("editTitle", { name: recurring.name })}>
            {t("edit")}
          </Button>
        ) : (
          <Button look="pri">
            <Plus className="i" aria-hidden="true" />
            {t("add")}
          </Button>
        )
      }
      title={recurring ? t("editTitle", { name: recurring.name }) : t("add")}
      schema={recurringInput}
      send={saveRecurringAction.bind(null, workspace)}
      defaultValues={values}
      fixed={fixed}
      formKey={`recurring-${workspace}-${recurring?.id ?? "new"}-${fixed.version}`}
      className="auto-form"
      doneText={t("saved")}
      deed={t("save")}
    >
      <TextField name="name" label={t("name")} hint={t("nameHint")} maxLength={MOST_NAME} required />
      <Template choices={choices} />
      <Rhythm choices={choices} />
    </DeedDialog>
  );
}

const FIELDS = RECURRING_FIELDS.map(field => `{{${field}}}`).join(" ");

function Template({ choices }: Pick<Props, "choices">) {
  const t = useTranslations("recurring");
  const { watch } = useFormContext<RecurringForm>();
  const systemId = watch("systemId");
  const target = choices.targets.find(one => one.systemId === systemId);
  return (
    <>
      <SelectField
        name="systemId"
        label={t("system")}
        placeholder={t("choose")}
        options={choices.targets.map(one => ({ value: one.systemId, label: one.label }))}
        required
      />
      <div className="two">
        <SelectField
          key={systemId}
          name="contactId"
          label={t("contact")}
          hint={t("contactHint")}
          placeholder={t("choose")}
          options={target?.contacts ?? []}
          required
        />
        <SelectField
          name="kind"
          label={t("kind")}
          options={(["request", "question"] as const).map(value => ({ value, label: t(`kinds.${value}`) }))}
        />
      </div>
      <TextField
        name="subject"
        label={t("subject")}
        hint={t("fieldsHint", { fields: FIELDS })}
        maxLength={MOST_SUBJECT}
        required
      />
      <TextareaField name="body" label={t("body")} rows={5} maxLength={MOST_BODY} required />
      <div className="two">
        <SelectField
          name="priority"
          label={t("priority")}
          options={[
            { value: "", label: t("priorityPlan") },
            ...PRIORITIES.map(value => ({ value, label: value })),
          ]}
        />
        <SelectField
          name="assigneeId"
          label={t("assignee")}
          options={[{ value: "", label: t("nobody") }, ...choices.people]}
        />
      </div>
    </>
  );
}

/** 1: Monday, in the reader's language. */
export const weekdayName = (locale: string, weekday: number) =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday));

function Rhythm({ choices }: Pick<Props, "choices">) {
  const t = useTranslations("recurring");
  const locale = useLocale();
  const { watch } = useFormContext<RecurringForm>();
  const unit = watch("unit");
  return (
    <>
      <h3>{t("when")}</h3>
      <div className="three">
        <SelectField
          name="unit"
          label={t("unit")}
          options={(["week", "month"] as const).map(value => ({ value, label: t(`units.${value}`) }))}
        />
        <SelectField
          name="every"
          label={t("every")}
          options={Array.from({ length: MOST_EVERY }, (_, n) => ({
            value: String(n + 1),
            label: t(`everyN.${unit}`, { n: n + 1 }),
          }))}
        />
        {unit === "week" ? (
          <SelectField
            name="weekday"
            label={t("weekday")}
            options={[1, 2, 3, 4, 5, 6, 7].map(n => ({ value: String(n), label: weekdayName(locale, n) }))}
          />
        ) : (
          <NumberField name="day" label={t("day")} hint={t("dayHint")} inputMode="numeric" required />
        )}
      </div>
      <div className="two">
        <TextField name="time" label={t("time")} type="time" required />
        <SelectField
          name="timeZone"
          label={t("zone")}
          options={choices.zones.map(value => ({ value, label: value.replaceAll("_", " ") }))}
        />
      </div>
      <div className="two">
        <DateField name="from" label={t("from")} required />
        <DateField name="until" label={t("until")} optional />
      </div>
      <SelectField
        name="shift"
        label={t("shift")}
        options={(["next", "previous", "none"] as const).map(value => ({
          value,
          label: t(`shifts.${value}`),
        }))}
      />
      <Preview closed={choices.closed} />
    </>
  );
}

/** The next days of what is typed; nothing while it is not whole. */
function Preview({ closed }: { closed: readonly PlainDate[] }) {
  const t = useTranslations("recurring");
  const { watch } = useFormContext<RecurringForm>();
  const now = useNow().getTime();
  const form = watch();
  const { success } = recurringInput.safeParse({
    ...form,
    recurringId: null,
    name: "x",
    systemId: "00000000-0000-4000-8000-000000000000",
    contactId: "00000000-0000-4000-8000-000000000000",
    subject: "x",
    body: "x",
    assigneeId: "",
  });
  if (!success) return null;
  const { every, weekday, day, ...rest } = form;
  const rule = recurrenceOf({ ...rest, every: Number(every), weekday: Number(weekday), day: Number(day) });
  const shut = new Set(closed);
  const place = { zone: form.timeZone, isOpen: (date: PlainDate) => !shut.has(date) };
  const next = upcoming(rule, place, now, 5);
  return (
    <div role="status" className="auto-preview">
      <b>{next.length > 0 ? t("preview") : t("previewNone")}</b>
      <ul>
        {next.map(one => (
          <li key={one.on}>
            <Time instant={one.at} zone={form.timeZone} style="full" />
          </li>
        ))}
      </ul>
    </div>
  );
}
