"use client";

import { Upload } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useState,
} from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook, type ButtonSize } from "#components/ui/button.tsx";
import { bytesText } from "#components/ui/bytes.ts";
import { cx } from "#components/ui/cx.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field, FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Message } from "#components/ui/message.tsx";
import { type Choice, RadioGroup } from "#components/ui/radio-group.tsx";
import { type Option, Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { emptyForm, type FormState, type PlainAction } from "#lib/platform/form-state.ts";

const PlainFormContext = createContext<{ state: FormState; prefix: string }>({
  state: emptyForm,
  prefix: "p",
});

type Props = {
  action: PlainAction;
  /** Names the controls: `<prefix>-<field>`. */
  id: string;
  initial?: Record<string, string>;
  /** The head of a refusal that belongs to no field. */
  failedTitle: string;
  /** Said above the form once it is done. */
  doneText?: string;
  onDone?: () => void;
  className?: string;
  label?: string;
  /** Takes the form's place once it is done. */
  done?: (state: FormState) => ReactNode;
  children: ReactNode;
};

/**
 * A form that also works before and without script: the browser posts it, the page comes back with what was typed
 * (never a password) and the messages at their fields.
 */
export function PlainForm(props: Props) {
  const { action, id, initial, failedTitle, doneText, onDone, className, label, done, children } = props;
  const [state, send] = useActionState(action, { ...emptyForm, values: initial ?? {} });
  const trouble = state.trouble;
  const fields = Object.entries(trouble?.fields ?? {});
  useEffect(() => {
    if (state.done && state.attempt > 0) onDone?.();
  }, [state.done, state.attempt, onDone]);
  if (state.done && done) return <>{done(state)}</>;
  return (
    <PlainFormContext value={{ state, prefix: id }}>
      <form action={send} className={cx("form-body", className)} aria-label={label} noValidate>
        {trouble && fields.length === 0 && (
          <Message tone="breach" role="alert" title={failedTitle}>
            {trouble.message}
          </Message>
        )}
        {state.done && doneText && <Message tone="ok" role="status" title={doneText} />}
        {fields.length > 0 && (
          <ErrorSummary
            attempt={state.attempt}
            problems={fields.map(([name, message]) => ({ id: `${id}-${name}`, message }))}
          />
        )}
        {children}
      </form>
    </PlainFormContext>
  );
}

type FieldBase = { name: string; label: ReactNode; hint?: ReactNode; aside?: ReactNode; optional?: boolean };

function usePlainField({ name, label, hint, aside, optional }: FieldBase) {
  const { state, prefix } = useContext(PlainFormContext);
  return {
    wiring: { id: `${prefix}-${name}`, label, hint, aside, optional, error: state.trouble?.fields?.[name] },
    value: state.values[name],
    // A new answer of the server is a new control: its value is what was typed, not what React remembers.
    key: state.attempt,
  };
}

export function PlainText({
  name,
  label,
  hint,
  aside,
  optional,
  ...rest
}: FieldBase & Omit<ComponentProps<"input">, keyof FieldBase | "id">) {
  const { wiring, value, key } = usePlainField({ name, label, hint, aside, optional });
  return (
    <Field {...wiring} required={!optional}>
      {control => <Input {...rest} {...control} key={key} name={name} defaultValue={value ?? ""} />}
    </Field>
  );
}

export function PlainTextarea({
  name,
  label,
  hint,
  optional,
  ...rest
}: FieldBase & Omit<ComponentProps<"textarea">, keyof FieldBase | "id">) {
  const { wiring, value, key } = usePlainField({ name, label, hint, optional });
  return (
    <Field {...wiring}>
      {control => <Textarea {...rest} {...control} key={key} name={name} defaultValue={value ?? ""} />}
    </Field>
  );
}

export function PlainRadio({ name, label, hint, choices }: FieldBase & { choices: readonly Choice[] }) {
  const { wiring, value, key } = usePlainField({ name, label, hint });
  return (
    <FieldGroup {...wiring}>
      <RadioGroup
        key={key}
        id={`${wiring.id}-choice`}
        name={name}
        choices={choices}
        {...(value ? { chosen: value } : {})}
      />
    </FieldGroup>
  );
}

export function PlainSelect({
  name,
  label,
  hint,
  aside,
  optional,
  options,
  placeholder,
}: FieldBase & { options: readonly Option[]; placeholder?: string }) {
  const { wiring, value, key } = usePlainField({ name, label, hint, aside, optional });
  return (
    <Field {...wiring}>
      {control => (
        <Select
          {...control}
          key={key}
          name={name}
          options={options}
          {...(placeholder === undefined ? {} : { placeholder })}
          defaultValue={value ?? ""}
        />
      )}
    </Field>
  );
}

/**
 * One file, chosen or dropped. The browser's own field lies over the box, unseen, so that it works by keyboard, by dropping
 * and without script, and its words are the reader's.
 */
export function PlainFile({
  name,
  label,
  hint,
  accept,
  invitation,
  maxBytes,
}: FieldBase & { accept?: string; invitation: string; maxBytes: number }) {
  const { wiring, key } = usePlainField({ name, label, hint });
  const t = useTranslations("ui.files");
  const locale = useLocale();
  const [chosen, setChosen] = useState("");
  const [tooBig, setTooBig] = useState("");
  function choose(input: HTMLInputElement) {
    const file = input.files?.[0];
    // Never sent: the server takes no body as long, and would not answer with words.
    const fits = !file || file.size <= maxBytes;
    if (!fits) input.value = "";
    setChosen(fits ? (file?.name ?? "") : "");
    setTooBig(fits ? "" : t("tooBig", { name: file.name, size: bytesText(maxBytes, locale) }));
  }
  return (
    <Field {...wiring} error={tooBig || wiring.error} required>
      {control => (
        <span className="drop file-over">
          <Upload className="i" aria-hidden="true" />
          <span>{chosen || invitation}</span>
          <input
            {...control}
            key={key}
            type="file"
            name={name}
            accept={accept}
            onChange={event => choose(event.target)}
          />
        </span>
      )}
    </Field>
  );
}

/** The form's button: waits visibly. */
export function PlainSubmit({
  look = "pri",
  size,
  className,
  children,
  ...rest
}: {
  look?: ButtonLook;
  size?: ButtonSize;
  className?: string;
  children: ReactNode;
  "aria-label"?: string;
}) {
  const { pending } = useFormStatus();
  const t = useTranslations("forms");
  return (
    <Button {...rest} type="submit" look={look} size={size} pending={pending} className={className}>
      {children}
      {pending && <span className="vh">{t("sending")}</span>}
    </Button>
  );
}
