"use client";

import { Clock, PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, NumberField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  agreeWorkAction,
  askWorkAction,
  buyPackAction,
  dropWorkAction,
  moveWorkAction,
  planWorkAction,
  recordTimeAction,
  reverseTimeAction,
} from "#lib/features/hours/actions.ts";
import type { TimeDto, WorkDto } from "#lib/features/hours/dto.ts";
import {
  agreeWorkInput,
  buyPackInput,
  dropWorkInput,
  moveWorkInput,
  planWorkInput,
  recordTimeInput,
  reverseTimeInput,
} from "#lib/features/hours/schema.ts";
import { asTyped } from "./hours-text.ts";

type About = { workspace: string; contractId: string; today: string };

/** Enters a pack bought by purchase order (S16). */
export function BuyPack({
  workspace,
  contractId,
  today,
  least,
  price,
  months,
}: About & { least: number; price: string; months: number }) {
  const t = useTranslations("hours.buy");
  return (
    <DeedDialog
      trigger={
        <Button>
          <PackagePlus className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("text", { least, price, months })}
      schema={buyPackInput}
      send={buyPackAction.bind(null, workspace)}
      defaultValues={{ contractId, orderNumber: "", hours: least, boughtOn: today }}
      fixed={{ contractId }}
      formKey={`pack-${contractId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="orderNumber" label={t("order")} required autoComplete="off" />
      <NumberField name="hours" label={t("hours")} hint={t("hoursHint", { least })} required />
      <DateField name="boughtOn" label={t("on")} required max={today} />
    </DeedDialog>
  );
}

/** Reserves hours ahead: the customer asks, who serves plans. */
export function PlanWork({ workspace, contractId, today, asks, me }: About & { asks: boolean; me: string }) {
  const t = useTranslations(asks ? "hours.ask" : "hours.plan");
  const f = useTranslations("hours.fields");
  return (
    <DeedDialog
      trigger={<Button look={asks ? "pri" : "plain"}>{t("open")}</Button>}
      title={t("title")}
      description={t("text")}
      schema={planWorkInput}
      send={(asks ? askWorkAction : planWorkAction).bind(null, workspace)}
      defaultValues={{ contractId, on: "", hours: 8, consultant: asks ? "" : me, what: "" }}
      fixed={{ contractId }}
      formKey={`work-${contractId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <div className="two">
        <DateField name="on" label={f("on")} required min={today} />
        <NumberField name="hours" label={f("hours")} required />
      </div>
      {!asks && <TextField name="consultant" label={f("consultant")} required autoComplete="off" />}
      <TextareaField name="what" label={f("what")} rows={3} required />
    </DeedDialog>
  );
}

/** Agrees to what was asked for, with who does it; or moves what is agreed. */
export function SettleWork({
  workspace,
  contractId,
  today,
  work,
  me,
}: About & { work: WorkDto; me: string }) {
  const moves = work.state === "agreed";
  const t = useTranslations(moves ? "hours.move" : "hours.agree");
  const f = useTranslations("hours.fields");
  const fixed = { contractId, workId: work.id, version: work.version };
  const values = {
    ...fixed,
    on: work.on,
    hours: asTyped(work.minutes),
    consultant: work.consultant || me,
  };
  const common = {
    trigger: (
      <Button size="sml">
        {t("open")}
        <span className="vh"> {work.what}</span>
      </Button>
    ),
    title: t("title"),
    description: work.what,
    fixed,
    doneText: t("done"),
    deed: t("do"),
  };
  const fields = (
    <>
      <div className="two">
        <DateField name="on" label={f("on")} required min={today} />
        <NumberField name="hours" label={f("hours")} required />
      </div>
      <TextField name="consultant" label={f("consultant")} required autoComplete="off" />
    </>
  );
  return moves ? (
    <DeedDialog
      {...common}
      schema={moveWorkInput}
      send={moveWorkAction.bind(null, workspace)}
      defaultValues={{ ...values, reason: "" }}
    >
      {fields}
      <TextareaField name="reason" label={f("reason")} rows={2} required />
    </DeedDialog>
  ) : (
    <DeedDialog
      {...common}
      schema={agreeWorkInput}
      send={agreeWorkAction.bind(null, workspace)}
      defaultValues={values}
    >
      {fields}
    </DeedDialog>
  );
}

/** Declines or cancels, with a reason. */
export function DropWork({
  workspace,
  contractId,
  work,
  declines,
}: Omit<About, "today"> & { work: WorkDto; declines: boolean }) {
  const t = useTranslations(declines ? "hours.decline" : "hours.cancel");
  const f = useTranslations("hours.fields");
  const fixed = { contractId, workId: work.id, version: work.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
          <span className="vh"> {work.what}</span>
        </Button>
      }
      title={t("title")}
      description={t("text")}
      schema={dropWorkInput}
      send={dropWorkAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("do")}
      look="danger"
      keep={t("keep")}
    >
      <TextareaField name="reason" label={f("reason")} rows={3} required />
    </DeedDialog>
  );
}

/** Writes worked time into the ledger. */
export function RecordTime({
  workspace,
  contractId,
  today,
  me,
  planned,
}: About & { me: string; planned: readonly { id: string; label: string }[] }) {
  const t = useTranslations("hours.record");
  const f = useTranslations("hours.fields");
  return (
    <DeedDialog
      trigger={
        <Button look="pri">
          <Clock className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title")}
      description={t("text")}
      schema={recordTimeInput}
      send={recordTimeAction.bind(null, workspace)}
      defaultValues={{
        contractId,
        on: today,
        hours: 1,
        consultant: me,
        what: "",
        ticketNumber: "",
        plannedId: "",
      }}
      fixed={{ contractId }}
      formKey={`time-${contractId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <div className="two">
        <DateField name="on" label={f("on")} required max={today} />
        <NumberField name="hours" label={f("hours")} required />
      </div>
      <TextField name="consultant" label={f("consultant")} required autoComplete="off" />
      <TextareaField name="what" label={f("what")} rows={3} required />
      <TextField name="ticketNumber" label={t("ticket")} optional autoComplete="off" />
      {planned.length > 0 && (
        <SelectField
          name="plannedId"
          label={t("planned")}
          hint={t("plannedHint")}
          placeholder={t("plannedNone")}
          optional
          options={planned.map(work => ({ value: work.id, label: work.label }))}
        />
      )}
    </DeedDialog>
  );
}

/** Takes a line back by a line of its own. */
export function ReverseTime({ workspace, contractId, entry }: Omit<About, "today"> & { entry: TimeDto }) {
  const t = useTranslations("hours.reverse");
  const f = useTranslations("hours.fields");
  const fixed = { contractId, entryId: entry.id };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
          <span className="vh"> {entry.what}</span>
        </Button>
      }
      title={t("title")}
      description={t("text")}
      schema={reverseTimeInput}
      send={reverseTimeAction.bind(null, workspace)}
      defaultValues={{ ...fixed, reason: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("do")}
      look="danger"
      keep={t("keep")}
    >
      <TextareaField name="reason" label={f("reason")} rows={3} required />
    </DeedDialog>
  );
}
