"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DefaultValues, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { DeedFoot } from "#components/forms/deed.tsx";
import { Form } from "#components/forms/form.tsx";
import type { Send } from "#components/forms/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Message } from "#components/ui/message.tsx";
import type { TicketChanged } from "#lib/features/tickets/dto.ts";

/** What every dialog of a ticket is told. */
export type DialogProps = {
  slug: string;
  number: string;
  version: number;
  onClose: () => void;
};

type Props<Input extends FieldValues, Done> = Omit<DialogProps, "slug" | "version"> & {
  /** Left out where the deed changes nothing of the ticket itself. */
  version: number | undefined;
  /** Names the consequence. */
  title: string;
  description?: ReactNode;
  schema: z.ZodType<unknown, Input>;
  send: Send<Done>;
  defaultValues: DefaultValues<Input>;
  fixed?: Record<string, unknown>;
  /** Names the draft; without it nothing outlives the dialog. */
  draft?: string;
  doneText: string;
  /** Names the deed; left out where this person can only prepare it. */
  button?: string;
  /** Beside the button, such as “save as draft”. */
  aside?: ReactNode;
  wide?: boolean;
  /** Shows behind the dialog what will be so. */
  meanwhile?: (values: Input) => void;
  /** Instead of reading the page anew. */
  onDone?: (done: Done) => void;
  children: ReactNode;
};

/** A dialog over one change of a ticket. A refusal or somebody else's change is told inside it, and the text stays. */
export function DialogForm<Input extends FieldValues, Done = TicketChanged>(props: Props<Input, Done>) {
  const { number, version, onClose, title, description, schema, send, defaultValues, wide, onDone } = props;
  const router = useRouter();
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      description={description}
      wide={wide}
    >
      <Form<Input, Done>
        schema={schema}
        send={send}
        defaultValues={defaultValues}
        fixed={{ number, ...(version === undefined ? {} : { version }), ...props.fixed }}
        formKey={props.draft && `${number}.${props.draft}`}
        doneText={props.doneText}
        label={title}
        meanwhile={props.meanwhile}
        onDone={done => {
          onClose();
          if (onDone) onDone(done);
          else router.refresh();
        }}
      >
        {props.children}
        <DeedFoot cancel={onClose} aside={props.aside}>
          {props.button}
        </DeedFoot>
      </Form>
    </Dialog>
  );
}

/** A refusal known beforehand: why not, and who can (UX: never a button that is missing without a word). */
export function RefusedDialog({
  title,
  why,
  actions,
  onClose,
}: {
  title: string;
  why: string;
  /** What to do instead. */
  actions?: ReactNode;
  onClose: () => void;
}) {
  const ui = useTranslations("ui");
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      footer={<Button onClick={onClose}>{ui("close")}</Button>}
    >
      <Message tone="breach" title={why} actions={actions} />
    </Dialog>
  );
}
