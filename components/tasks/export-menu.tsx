"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { FormTrouble } from "#components/forms/form-trouble.tsx";
import type { Send, Trouble } from "#components/forms/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { type SendKey, sendKey } from "#components/ui/send-key.ts";
import { useToast } from "#components/ui/toast.tsx";
import { SHEET_FORMATS, type SheetFormat } from "#lib/features/tasks/schema.ts";

/** Asks for what is shown as a file; how far it is stands over it. */
export function ExportMenu({ send, input }: { send: Send<unknown>; input: object }) {
  const t = useTranslations("tasks.export");
  const forms = useTranslations("forms");
  const router = useRouter();
  const toast = useToast();
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const key = useRef<SendKey | null>(null);
  const ask = (format: SheetFormat) =>
    start(async () => {
      setTrouble(null);
      try {
        const asked = { ...input, format };
        key.current = sendKey(key.current, asked);
        const result = await send(asked, key.current.key);
        if (!result.ok) return setTrouble({ kind: result.kind, message: result.message });
        key.current = null;
        toast({ text: t("started") });
        router.refresh();
      } catch {
        setTrouble({ kind: "offline", message: forms("offline.text") });
      }
    });
  return (
    <>
      <Menu
        trigger={
          <Button pending={pending}>
            <Download className="i" aria-hidden="true" />
            {t("title")}
          </Button>
        }
        align="end"
        entries={SHEET_FORMATS.map(format => ({
          key: format,
          label: t(`as.${format}`),
          onSelect: () => ask(format),
        }))}
      />
      <FormTrouble trouble={trouble} />
    </>
  );
}
