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
  /** The button that opens it. */
  trigger: ReactNode;
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
  const { trigger, title, description, deed, look, keep, aside, wide, opened, children, onDone, ...form } =
    props;
  const dialog = useDeed(opened);
  return (
    <Dialog
      open={dialog.open}
      onOpenChange={dialog.setOpen}
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
        }}
      >
        {values => (
          <>
            {typeof children === "function" ? children(values) : children}
            <DeedFoot cancel={() => dialog.setOpen(false)} look={look} keep={keep} aside={aside}>
              {deed}
            </DeedFoot>
          </>
        )}
      </Form>
    </Dialog>
  );
}
