"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type NoticeState, noticeState, stopNotices, wantNotices } from "#components/shell/browser-notice.ts";
import { Button } from "#components/ui/button.tsx";

/** The browser tells too, where the person asks for it; nobody is asked unasked. */
export function BrowserNotices() {
  const t = useTranslations("live.notices");
  const [state, setState] = useState<NoticeState>("unknown");
  useEffect(() => setState(noticeState()), []);
  if (state === "unknown") return null;
  if (state === "refused") return <p className="sm mm">{t("refused")}</p>;
  return (
    <p className="row wrap sm">
      <span className="row">
        <BellRing className="i i-s" aria-hidden="true" />
        <span>{t(state === "on" ? "areOn" : "areOff")}</span>
      </span>
      <Button
        size="sml"
        look="ghost"
        onClick={async () => setState(state === "on" ? stopNotices() : await wantNotices())}
      >
        {t(state === "on" ? "stop" : "want")}
      </Button>
    </p>
  );
}
