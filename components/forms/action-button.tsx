"use client";

import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { Button, type ButtonLook, type ButtonSize } from "#components/ui/button.tsx";
import { type SendKey, sendKey } from "#components/ui/send-key.ts";
import { type ToastNotice, useToast } from "#components/ui/toast.tsx";
import { FormTrouble } from "./form-trouble.tsx";
import type { Send, Trouble } from "./use-action-form.ts";

type Props<Data> = {
  send: Send<Data>;
  input: unknown;
  look?: ButtonLook;
  size?: ButtonSize;
  doneText?: string | ToastNotice;
  /** Shows what will be so, inside the transition that lasts until the answer is shown. */
  meanwhile?: () => void;
  onDone?: (data: Data) => void;
  className?: string;
  children: ReactNode;
};

/** One press, one action, for deeds without a question. A refusal stands under the button in words. */
export function ActionButton<Data>({
  send,
  input,
  look,
  size,
  doneText,
  meanwhile,
  onDone,
  className,
  children,
}: Props<Data>) {
  const t = useTranslations("forms");
  const toast = useToast();
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const key = useRef<SendKey | null>(null);

  function press() {
    start(async () => {
      setTrouble(null);
      meanwhile?.();
      try {
        key.current = sendKey(key.current, input);
        const result = await send(input, key.current.key);
        if (result.ok) {
          key.current = null;
          if (doneText) toast(typeof doneText === "string" ? { text: doneText } : doneText);
          onDone?.(result.data);
        } else {
          setTrouble({ kind: result.kind, message: Object.values(result.fields ?? {})[0] ?? result.message });
        }
      } catch (error) {
        unstable_rethrow(error);
        setTrouble({ kind: "offline", message: t("offline.text") });
      }
    });
  }

  return (
    <>
      <Button look={look} size={size} pending={pending} onClick={press} className={className}>
        {children}
      </Button>
      {trouble && (
        <div className="press-trouble">
          <FormTrouble trouble={trouble} />
        </div>
      )}
    </>
  );
}
