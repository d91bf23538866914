"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";

export type FailedProps = { error: Error & { digest?: string }; reset: () => void };

/** A bug of ours: what it means for what one typed, the number to quote, and two ways on. */
export function Failed({ error, reset, home }: FailedProps & { home: string }) {
  const t = useTranslations("shell.error");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="lost" role="alert">
      <h1 ref={title} tabIndex={-1}>
        {t("title")}
      </h1>
      <p>{t("text")}</p>
      {error.digest && <p className="mono sm">{t("number", { digest: error.digest })}</p>}
      <div className="row wrap acts">
        <Button look="pri" onClick={reset}>
          {t("again")}
        </Button>
        <a className="btn" href={home}>
          {t("home")}
        </a>
      </div>
    </div>
  );
}
