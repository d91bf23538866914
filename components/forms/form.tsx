"use client";

import { useTranslations } from "next-intl";
import { createContext, type KeyboardEvent, type ReactNode, useContext, useId } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
} from "react-hook-form";
import type { z } from "zod";
import { Button, type ButtonLook, type ButtonSize } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import { ErrorSummary, type FieldProblem } from "#components/ui/error-summary.tsx";
import { Message } from "#components/ui/message.tsx";
import { OtherDraft } from "#components/ui/other-draft.tsx";
import { type ToastNotice, useToast } from "#components/ui/toast.tsx";
import { NeedsScript } from "#components/ui/without-script.tsx";
import { FormTrouble } from "./form-trouble.tsx";
import { type ActionForm, type Send, useActionForm } from "./use-action-form.ts";
import type { FormPlace } from "./use-kept-values.ts";

type Context = { prefix: string } & Pick<ActionForm<FieldValues>, "pending" | "save">;
const FormContext = createContext<Context>({ prefix: "f", pending: null, save: () => {} });

/** The id of a field's control: error summary, label and hint meet there. */
export function useFieldId(name: string): string {
  return fieldId(useContext(FormContext).prefix, name);
}

const fieldId = (prefix: string, name: string) => `${prefix}-${name.replace(/[^\w-]+/g, "-")}`;

/** Every message with the path of its field, in the order of the form's values. */
function problems(errors: FieldErrors, prefix: string, path: string[] = []): FieldProblem[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (!error || typeof error !== "object") return [];
    const here = [...path, name];
    if ("message" in error && typeof error.message === "string") {
      return [{ id: fieldId(prefix, here.join(".")), message: error.message }];
    }
    return problems(error as FieldErrors, prefix, here);
  });
}

export type FormProps<Input extends FieldValues, Data> = {
  schema: z.ZodType<unknown, Input>;
  /** `someAction.bind(null, workspaceSlug)`. */
  send: Send<Data>;
  defaultValues: DefaultValues<Input>;
  /** Ids and versions, from the newest props at each send. */
  fixed?: Record<string, unknown>;
  /** Names the draft that outlives a reload in this tab. */
  formKey?: string;
  /** Where the draft is kept beyond this tab. */
  place?: FormPlace;
  meanwhile?: (values: Input) => void;
  onDone?: (data: Data) => void;
  /** Said in a toast when it is done. */
  doneText?: string | ((data: Data) => ToastNotice);
  again?: boolean;
  label?: string;
  className?: string;
  children: ReactNode | ((form: UseFormReturn<Input>) => ReactNode);
};

export function Form<Input extends FieldValues, Data>(props: FormProps<Input, Data>) {
  const { schema, send, defaultValues, fixed, formKey, place, onDone, doneText, again, label, className } =
    props;
  const t = useTranslations("forms");
  const toast = useToast();
  const prefix = `f${useId().replace(/[^\w-]/g, "")}`;
  const { form, submit, save, pending, trouble, attempt, restored, forget, other, settle } = useActionForm<
    Input,
    Data
  >({
    schema,
    send,
    defaultValues,
    fixed,
    formKey,
    place,
    again,
    meanwhile: props.meanwhile,
    onDone: data => {
      if (doneText) toast(typeof doneText === "string" ? { text: doneText } : doneText(data));
      onDone?.(data);
    },
  });
  const found = problems(form.formState.errors, prefix);
  return (
    <FormProvider {...form}>
      <FormContext value={{ prefix, pending, save }}>
        {/* Until the script is there, a press must not put what was typed into the address. */}
        <form
          method="post"
          noValidate
          onSubmit={submit}
          onKeyDown={sendByKey}
          aria-label={label}
          aria-busy={pending ? true : undefined}
          className={cx("form-body", className)}
        >
          <NeedsScript />
          {restored && (
            <Message
              tone="info"
              role="status"
              title={t("kept")}
              actions={
                <Button size="sml" onClick={forget}>
                  {t("discardKept")}
                </Button>
              }
            />
          )}
          {other && place && <OtherDraft body={place.describe(other.content)} onSettle={settle} />}
          <FormTrouble trouble={trouble} />
          {attempt > 0 && <ErrorSummary problems={found} attempt={attempt} />}
          {typeof props.children === "function" ? props.children(form) : props.children}
        </form>
      </FormContext>
    </FormProvider>
  );
}

/** As in a message: Enter makes a line, with Control or ⌘ it sends. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.defaultPrevented) return;
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  if (event.currentTarget.ariaBusy !== "true") event.currentTarget.requestSubmit();
}

type SubmitProps = { children: ReactNode; look?: ButtonLook; size?: ButtonSize; className?: string };

/** Waits visibly; a second press while it waits does nothing. */
export function SubmitButton({ children, look = "pri", size, className }: SubmitProps) {
  const { pending } = useContext(FormContext);
  return (
    <Button type="submit" look={look} size={size} pending={pending === "submit"} className={className}>
      {children}
    </Button>
  );
}

type SaveProps<Data> = {
  send: Send<Data>;
  doneText: string;
  onDone: (data: Data) => void;
  children: ReactNode;
};

/** Keeps the form's words as they stand while one writes on: a draft, beside the button that hands them in. */
export function SaveButton<Data>({ send, doneText, onDone, children }: SaveProps<Data>) {
  const { pending, save } = useContext(FormContext);
  const toast = useToast();
  function done(data: Data) {
    toast({ text: doneText });
    onDone(data);
  }
  return (
    <Button pending={pending === "save"} onClick={() => save(send, done)}>
      {children}
    </Button>
  );
}

/** The row of buttons at a form's foot. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="row wrap form-acts">{children}</div>;
}
