"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field, FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Message } from "#components/ui/message.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ApplicationDto, QuestionDto } from "#lib/features/applications/dto.ts";
import { Answer, filesOf, peopleOf } from "./answer.tsx";
import { useCountries } from "./countries.tsx";
import { FileField } from "./file-field.tsx";
import { PeopleField } from "./people-field.tsx";

export const questionId = (key: string) => `q-${key}`;

type Props = {
  question: QuestionDto;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  tiers: ApplicationDto["tiers"];
  vendor: string;
};

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** One question of the form in the control its kind needs. Nothing typed is ever cleared. */
export function QuestionField(props: Props) {
  const { question, value, error, onChange, onBlur, tiers, vendor } = props;
  const t = useTranslations("applications.form");
  const countries = useCountries();
  const id = questionId(question.key);
  const label = {
    id,
    label: question.label,
    hint: question.hint,
    error,
    required: question.required,
    optional: !question.required,
  };

  switch (question.kind) {
    case "long_text":
      return (
        <Field {...label}>
          {control => (
            <Textarea
              {...control}
              rows={question.minLength && question.minLength > 40 ? 5 : 3}
              value={text(value)}
              onChange={event => onChange(event.target.value)}
              onBlur={onBlur}
            />
          )}
        </Field>
      );
    case "choice":
    case "tier":
      return (
        <FieldGroup {...label}>
          <RadioGroup
            id={`${id}-choice`}
            name={question.key}
            value={text(value)}
            onChange={event => onChange(event.target.value)}
            choices={
              question.kind === "tier"
                ? tiers.map(tier => ({ value: tier.key, label: tier.name, hint: tier.tagline }))
                : (question.options ?? []).map(option => ({ value: option.key, label: option.label }))
            }
          />
        </FieldGroup>
      );
    case "multi": {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <FieldGroup {...label}>
          <div className="stack">
            {(question.options ?? []).map(option => (
              <Checkbox
                key={option.key}
                label={option.label}
                checked={chosen.includes(option.key)}
                onChange={event =>
                  onChange(
                    event.target.checked ? [...chosen, option.key] : chosen.filter(key => key !== option.key),
                  )
                }
              />
            ))}
          </div>
        </FieldGroup>
      );
    }
    case "people":
      return (
        <FieldGroup {...label} id={`${id}-group`}>
          <PeopleField id={id} people={peopleOf(value)} max={question.max} onChange={onChange} />
        </FieldGroup>
      );
    case "file":
      return (
        <Field {...label}>
          {control => (
            <FileField
              {...control}
              vendor={vendor}
              files={filesOf(value)}
              max={question.max}
              onChange={onChange}
            />
          )}
        </Field>
      );
    case "country":
      return (
        <Field {...label}>
          {control => (
            <Select
              {...control}
              placeholder={t("choose")}
              options={countries}
              value={text(value)}
              onChange={event => onChange(event.target.value)}
              onBlur={onBlur}
            />
          )}
        </Field>
      );
    default:
      return (
        <Field {...label}>
          {control => (
            <Input
              {...control}
              {...(question.kind === "number" ? { inputMode: "numeric", className: "narrow" } : {})}
              {...(question.kind === "url" ? { inputMode: "url" } : {})}
              value={text(value)}
              onChange={event => onChange(event.target.value)}
              onBlur={onBlur}
              autoComplete="off"
            />
          )}
        </Field>
      );
  }
}

/** Somebody else wrote into the same answer: both stand here until the person chooses. */
export function AnswerConflict(props: {
  question: QuestionDto;
  theirs: unknown;
  tiers: ApplicationDto["tiers"];
  vendor: string;
  onSettle: (mine: boolean) => void;
}) {
  const { question, theirs, tiers, vendor, onSettle } = props;
  const t = useTranslations("applications.form.conflict");
  const shown: ReactNode =
    theirs === null || theirs === undefined ? (
      t("nothing")
    ) : (
      <Answer question={question} value={theirs} tiers={tiers} vendor={vendor} />
    );
  return (
    <Message
      tone="warn"
      role="alert"
      title={t("title")}
      actions={
        <>
          <Button size="sml" onClick={() => onSettle(true)}>
            {t("mine")}
          </Button>
          <Button size="sml" onClick={() => onSettle(false)}>
            {t("take")}
          </Button>
        </>
      }
    >
      {t.rich("theirs", { text: () => shown })}
    </Message>
  );
}
