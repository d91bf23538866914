"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, type ButtonLook } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ActionButton } from "./action-button.tsx";
import type { Send } from "./use-action-form.ts";

type Props<Data> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: ReactNode;
  /** Names the consequence. */
  title: ReactNode;
  /** What follows from it. */
  description: ReactNode;
  send: Send<Data>;
  input: unknown;
  look?: ButtonLook;
  doneText: string;
  meanwhile?: () => void;
  /** Instead of closing and reading the page anew. */
  onDone?: (data: Data) => void;
  /** The way out, where “cancel” could be taken for the deed. */
  keep?: string;
  /** Words of the deed. */
  children: ReactNode;
};

/** A deed without a question to answer, after reading what follows from it. The way out stands first. */
export function ConfirmDialog<Data>(props: Props<Data>) {
  const { open, onOpenChange, trigger, title, description, send, input, look, doneText, onDone, keep } =
    props;
  const t = useTranslations("ui");
  const router = useRouter();
  function done(data: Data) {
    onOpenChange(false);
    if (onDone) onDone(data);
    else router.refresh();
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{keep ?? t("cancel")}</Button>
          <ActionButton
            look={look ?? "danger"}
            send={send}
            input={input}
            doneText={doneText}
            meanwhile={props.meanwhile}
            onDone={done}
          >
            {props.children}
          </ActionButton>
        </>
      }
    />
  );
}
