"use client";

import { EllipsisVertical } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
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
import { Menu } from "#components/ui/menu.tsx";
import { dayText } from "#components/ui/time-text.ts";
import {
  issueAction,
  reassignAction,
  recordResultAction,
  recordTrainingAction,
  renewAction,
  replaceAction,
  revokeAction,
} from "#lib/features/certifications/actions.ts";
import type { CertificationDeed, CertificationDto } from "#lib/features/certifications/dto.ts";
import {
  issueInput,
  reassignInput,
  renewInput,
  replaceInput,
  resultInput,
  revokeInput,
  trainingInput,
} from "#lib/features/certifications/schema.ts";

type Props = {
  workspace: string;
  certification: CertificationDto;
  today: string;
};

/** Rare and grave: never a button of their own. */
const GRAVE: readonly CertificationDeed[] = ["replace", "reassign", "revoke"];

/** The likeliest first. */
function deedsOf(
  c: CertificationDto,
  today: string,
): { first: CertificationDeed | null; rest: CertificationDeed[] } {
  const trained = c.trainingOn !== null && c.trainingOn <= today;
  const order: CertificationDeed[] = trained
    ? ["issue", "recordResult", "recordTraining", "renew", "replace", "reassign", "revoke"]
    : ["issue", "recordTraining", "recordResult", "renew", "replace", "reassign", "revoke"];
  const may = order.filter(deed => c.can[deed]);
  const first = may.find(deed => !GRAVE.includes(deed)) ?? null;
  return { first, rest: may.filter(deed => deed !== first) };
}

/** What the reader may do to a certificate today: the likeliest as a button, the rest in a menu. Draws nothing without any. */
export function CertificationDeeds({ workspace, certification, today }: Props) {
  const t = useTranslations("certifications");
  const [deed, setDeed] = useState<CertificationDeed | null>(null);
  const { first, rest } = deedsOf(certification, today);
  if (first === null && rest.length === 0) return null;
  const about = `${certification.personName}, ${certification.area.name}`;
  return (
    <span className={first && rest.length > 0 ? "btns" : undefined}>
      {first && (
        <Button size="sml" onClick={() => setDeed(first)} aria-label={`${t(`deed.${first}`)}: ${about}`}>
          {t(`deed.${first}`)}
        </Button>
      )}
      {rest.length > 0 && (
        <Menu
          trigger={
            <Button
              size="sml"
              ico
              look={first ? "plain" : "ghost"}
              aria-label={t("people.actionsFor", { name: about })}
            >
              <EllipsisVertical className="i" aria-hidden="true" />
            </Button>
          }
          entries={rest.map(d => ({
            key: d,
            label: t(`deed.${d}`),
            danger: d === "revoke",
            onSelect: () => setDeed(d),
          }))}
        />
      )}
      {deed && (
        <Chosen
          deed={deed}
          close={() => setDeed(null)}
          workspace={workspace}
          certification={certification}
          today={today}
        />
      )}
    </span>
  );
}

/** Of a deed that was chosen, its dialog. */
function Chosen({
  deed,
  close,
  workspace,
  certification: c,
  today,
}: Props & { deed: CertificationDeed; close: () => void }) {
  const t = useTranslations("certifications.dialog");
  const locale = useLocale();
  const fixed = { id: c.id, version: c.version };
  const words = {
    name: c.personName,
    area: c.area.name,
    number: c.number ?? "",
    company: c.company?.name ?? "",
    months: c.area.validityMonths,
    until: c.validUntil ? dayText(c.validUntil, locale) : "",
  };
  const name = deed === "recordTraining" ? "training" : deed === "recordResult" ? "result" : deed;
  const shared = {
    opened: true,
    close,
    title: t(`${name}.title`, words),
    description: t(`${name}.text`, words),
    fixed,
    doneText: t(`${name}.done`),
    deed: t(`${name}.send`),
  };
  switch (deed) {
    case "recordTraining":
      return (
        <DeedDialog
          {...shared}
          schema={trainingInput}
          send={recordTrainingAction.bind(null, workspace)}
          defaultValues={{ ...fixed, day: c.trainingOn ?? "", note: c.trainingNote }}
        >
          <DateField name="day" label={t("training.day")} required />
          <TextField name="note" label={t("training.note")} hint={t("training.noteHint")} optional />
        </DeedDialog>
      );
    case "recordResult":
      return (
        <DeedDialog
          {...shared}
          schema={resultInput}
          send={recordResultAction.bind(null, workspace)}
          defaultValues={{ ...fixed, day: today }}
        >
          <RadioField
            name="result"
            label={t("result.result")}
            required
            choices={[
              { value: "passed", label: t("result.passed") },
              { value: "failed", label: t("result.failed") },
            ]}
          />
          <NumberField name="score" label={t("result.score")} optional />
          <DateField name="day" label={t("result.day")} required max={today} />
        </DeedDialog>
      );
    case "issue":
      return (
        <DeedDialog
          {...shared}
          schema={issueInput}
          send={issueAction.bind(null, workspace)}
          defaultValues={{ ...fixed, day: today }}
        >
          <DateField name="day" label={t("issue.day")} required />
        </DeedDialog>
      );
    case "renew":
      return (
        <DeedDialog
          {...shared}
          schema={renewInput}
          send={renewAction.bind(null, workspace)}
          defaultValues={{ ...fixed, day: today }}
        >
          <DateField name="day" label={t("renew.day")} required max={today} />
        </DeedDialog>
      );
    case "replace":
      return (
        <DeedDialog
          {...shared}
          schema={replaceInput}
          send={replaceAction.bind(null, workspace)}
          defaultValues={{ ...fixed, area: c.area.key, until: c.validUntil ?? "", reason: "" }}
        >
          <SelectField
            name="area"
            label={t("replace.area")}
            required
            options={c.replaceAreas.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <DateField
            name="until"
            label={t("replace.until")}
            hint={t("replace.untilHint", words)}
            required
            min={today}
          />
          <TextareaField name="reason" label={t("replace.reason", words)} rows={3} required />
        </DeedDialog>
      );
    case "reassign":
      return (
        <DeedDialog
          {...shared}
          schema={reassignInput}
          send={reassignAction.bind(null, workspace)}
          defaultValues={{ ...fixed, person: "", reason: "" }}
          look="danger"
        >
          <SelectField
            name="person"
            label={t("reassign.person")}
            hint={t("reassign.personHint", words)}
            placeholder={t("reassign.choose")}
            required
            options={c.reassignTo
              .filter(one => one.id !== c.personId)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextareaField name="reason" label={t("reassign.reason", words)} rows={3} required />
        </DeedDialog>
      );
    case "revoke":
      return (
        <DeedDialog
          {...shared}
          schema={revokeInput}
          send={revokeAction.bind(null, workspace)}
          defaultValues={{ ...fixed, reason: "" }}
          look="danger"
        >
          <TextareaField name="reason" label={t("revoke.reason", words)} rows={3} required />
        </DeedDialog>
      );
  }
}
