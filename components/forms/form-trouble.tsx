"use client";

import { RotateCcw } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import type { Trouble } from "./use-action-form.ts";

/**
 * A refusal in words: what happened, and what to do meanwhile. The form keeps what was typed. Takes focus, as the
 * button pressed may stand a screen below; not where nobody pressed and a person may be `typing`.
 */
export function FormTrouble({ trouble, typing = false }: { trouble: Trouble | null; typing?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble && !typing) box.current?.focus();
  }, [trouble, typing]);
  return trouble ? (
    <div ref={box} tabIndex={-1} className="trouble">
      <TroubleText trouble={trouble} />
    </div>
  ) : null;
}

function TroubleText({ trouble }: { trouble: Trouble }) {
  const t = useTranslations("forms");
  const router = useRouter();
  const path = usePathname();

  if (trouble.kind === "conflict") {
    return (
      <Message
        tone="warn"
        role="alert"
        title={t("conflict.title")}
        actions={
          <Button onClick={() => router.refresh()}>
            <RotateCcw className="i" aria-hidden="true" />
            {t("conflict.reload")}
          </Button>
        }
      >
        {trouble.message || t("conflict.text")}
      </Message>
    );
  }
  if (trouble.kind === "signed_out") {
    return (
      <Message
        tone="warn"
        role="alert"
        title={t("signedOut.title")}
        actions={
          <a
            className="btn"
            href={`/sign-in?next=${encodeURIComponent(path)}`}
            target="_blank"
            rel="noopener"
          >
            {t("signedOut.action")}
          </a>
        }
      >
        {t("signedOut.text")}
      </Message>
    );
  }
  const titles = {
    forbidden: t("forbidden"),
    not_found: t("notFound"),
    refused: t("refused"),
    invalid: t("refused"),
    offline: t("offline.title"),
  };
  return (
    <Message tone="breach" role="alert" title={titles[trouble.kind]}>
      {trouble.message}
    </Message>
  );
}
