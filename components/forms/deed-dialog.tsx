"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import type { ButtonLook } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { DeedFoot, useDeed } from "./deed.tsx";
import { Form, type FormProps } from "./form.tsx";

type Props<Input extends FieldValues, Data> = Omit<FormProps<Input, Data>, "children"> & {
  /** The fields; none where the words above say it all. */
  children?: FormProps<Input, Data>["children"];
  /** The button that opens it; none where something else does, such as a menu: then it is `opened`, and `close` takes it away. */
  trigger?: ReactNode;
  close?: () => void;
  /** Names the consequence. */
  title: ReactNode;
  /** What follows from it. */
  description?: ReactNode;
  /** Words of the deed, on the button that sends. */
  deed: ReactNode;
  look?: ButtonLook;
  /** The way out, where “cancel” could be taken for the deed. */
  keep?: string;
  /** At the other end of the foot, such as “save as draft”. */
  aside?: ReactNode;
  wide?: boolean;
  /** Stands open when the page opens, for a link that leads to the deed. */
  opened?: boolean;
};

/** A button, a dialog, one form in it. Once done it closes and the page is read anew, unless `onDone` does something else. */
export function DeedDialog<Input extends FieldValues, Data>(props: Props<Input, Data>) {
  const { trigger, close, title, description, deed, look, keep, aside, wide, opened, ...rest } = props;
  const { children, onDone, ...form } = rest;
  const dialog = useDeed(opened);
  function setOpen(open: boolean) {
    dialog.setOpen(open);
    if (!open) close?.();
  }
  return (
    <Dialog
      open={dialog.open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={title}
      description={description}
      wide={wide}
    >
      <Form
        {...form}
        onDone={data => {
          dialog.onDone();
          onDone?.(data);
          close?.();
        }}
      >
        {values => (
          <>
            {typeof children === "function" ? children(values) : children}
            <DeedFoot cancel={() => setOpen(false)} look={look} keep={keep} aside={aside}>
              {deed}
            </DeedFoot>
          </>
        )}
      </Form>
    </Dialog>
  );
}
