"use client";

import { toNestErrors } from "@hookform/resolvers";
import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState, useTransition } from "react";
import {
  type DefaultValues,
  type FieldError,
  type FieldValues,
  get,
  type Path,
  type Resolver,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { type SendKey, sendKey } from "#components/ui/send-key.ts";
import type { KeptForm } from "#lib/domain/form-draft.ts";
import type { ActionResult, RefusalKind } from "#lib/platform/action-result.ts";
import { issueText } from "./issue-text.ts";
import { type FormPlace, useKeptValues } from "./use-kept-values.ts";

/** A server action with its workspace bound: `approve.bind(null, slug)`. */
export type Send<Data> = (input: unknown, idempotencyKey: string) => Promise<ActionResult<Data>>;

export type Trouble = { kind: RefusalKind | "offline"; message: string };

type Options<Input extends FieldValues, Data> = {
  schema: z.ZodType<unknown, Input>;
  send: Send<Data>;
  defaultValues: DefaultValues<Input>;
  /** Not typed by the person, such as ids and the version: taken from the newest props at each send. */
  fixed?: Record<string, unknown>;
  /** Names the draft; without it nothing is kept in the tab's storage. */
  formKey?: string;
  /** Where the draft is kept beyond this tab, with the person. */
  place?: FormPlace;
  /** Shows what will be so, inside the transition that lasts until the answer is shown. */
  meanwhile?: (values: Input) => void;
  onDone?: (data: Data) => void;
  /** Empties the form after it was sent. */
  again?: boolean;
};

export type ActionForm<Input extends FieldValues> = {
  form: UseFormReturn<Input>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** Sends the words as they stand, unfinished ones too, by another action; what is typed meanwhile stays. */
  save: <Saved>(send: Send<Saved>, onDone: (data: Saved) => void) => void;
  /** What is on its way. */
  pending: "submit" | "save" | null;
  /** A refusal that belongs to no field; the text stays. */
  trouble: Trouble | null;
  /** How often a send was tried: the error summary takes focus when it grows. */
  attempt: number;
  /** A draft of earlier was put back. */
  restored: boolean;
  forget: () => void;
  /** What another window of the same person wrote, where it stands against what stands here. */
  other: KeptForm | null;
  settle: (mine: boolean) => void;
};

/**
 * A form over one action: the same schema in the browser and on the server, refusals at their fields, nothing
 * typed is lost, and a second press or a repeated send does the deed once.
 */
export function useActionForm<Input extends FieldValues, Data>(
  options: Options<Input, Data>,
): ActionForm<Input> {
  const { schema, defaultValues, formKey } = options;
  const latest = useRef(options);
  latest.current = options;
  const forms = useTranslations("forms");
  const all = useTranslations();
  const [waiting, start] = useTransition();
  const [deed, setDeed] = useState<"submit" | "save">("submit");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [attempt, setAttempt] = useState(0);
  const busy = useRef(false);
  const key = useRef<SendKey | null>(null);

  const resolver: Resolver<Input> = async (values, _context, resolverOptions) => {
    const parsed = await schema.safeParseAsync({ ...values, ...latest.current.fixed });
    if (parsed.success) return { values, errors: {} };
    const flat: Record<string, FieldError> = {};
    for (const issue of parsed.error.issues) {
      const path = issue.path.join(".") || "root";
      flat[path] ??= {
        type: issue.code ?? "custom",
        message: issueText(issue, get(values, path), forms, all),
      };
    }
    return { values: {}, errors: toNestErrors<Input>(flat, resolverOptions) };
  };

  const form = useForm<Input>({
    resolver,
    defaultValues,
    shouldFocusError: false,
    reValidateMode: "onChange",
  });

  const { drop: dropKept, restored, other, settle } = useKeptValues(form, formKey, options.place);

  const forget = useCallback(() => {
    dropKept(true);
    form.reset();
  }, [form, dropKept]);

  async function deliver<Sent>(values: Input, send: Send<Sent>, done: (data: Sent) => void) {
    try {
      const input = { ...values, ...latest.current.fixed };
      key.current = sendKey(key.current, input);
      const result = await send(input, key.current.key);
      if (result.ok) {
        key.current = null;
        done(result.data);
        return;
      }
      const fields = Object.entries(result.fields ?? {});
      for (const [path, message] of fields) {
        form.setError((path || "root") as Path<Input>, { type: "server", message });
      }
      if (result.kind !== "invalid" || fields.length === 0) {
        setTrouble({ kind: result.kind, message: result.message });
      }
      setAttempt(count => count + 1);
    } catch (error) {
      // A redirect of the action is not a failure.
      unstable_rethrow(error);
      setTrouble({ kind: "offline", message: forms("offline.text") });
    }
  }

  function press<Sent>(kind: "submit" | "save", values: Input, send: Send<Sent>, done: (data: Sent) => void) {
    if (busy.current) return;
    busy.current = true;
    setDeed(kind);
    setTrouble(null);
    start(async () => {
      if (kind === "submit") latest.current.meanwhile?.(values);
      try {
        await deliver(values, send, done);
      } finally {
        busy.current = false;
      }
    });
  }

  const submit = form.handleSubmit(
    values =>
      press("submit", values, latest.current.send, data => {
        dropKept(false);
        form.reset(latest.current.again ? undefined : values);
        latest.current.onDone?.(data);
      }),
    () => {
      setTrouble(null);
      setAttempt(count => count + 1);
    },
  );

  function save<Saved>(send: Send<Saved>, onDone: (data: Saved) => void) {
    const values = structuredClone(form.getValues());
    form.clearErrors();
    press("save", values, send, data => {
      if (JSON.stringify(form.getValues()) === JSON.stringify(values)) dropKept(false);
      form.reset(values, { keepValues: true });
      onDone(data);
    });
  }

  return {
    form,
    submit,
    save,
    pending: waiting ? deed : null,
    trouble,
    attempt,
    restored,
    forget,
    other,
    settle,
  };
}
