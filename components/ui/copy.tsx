"use client";

import { Check, Copy as CopyIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button.tsx";

/** Puts `text` on the clipboard and says so. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const t = useTranslations("ui.copy");
  const [done, setDone] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
      setTimeout(() => setDone(false), 2000);
    } catch {
      setDone(false);
    }
  }
  return (
    <Button look="ghost" size="sml" onClick={copy}>
      {done ? (
        <Check className="i i-s" aria-hidden="true" />
      ) : (
        <CopyIcon className="i i-s" aria-hidden="true" />
      )}
      <span aria-live="polite">{done ? t("done") : (label ?? t("do"))}</span>
    </Button>
  );
}
