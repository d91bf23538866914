"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { FormTrouble } from "#components/forms/form-trouble.tsx";
import type { Trouble } from "#components/forms/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { type SendKey, sendKey } from "#components/ui/send-key.ts";
import { useToast } from "#components/ui/toast.tsx";
import { exportPartnersAction } from "#lib/features/partner-health/actions.ts";
import { EXPORT_FORMATS } from "#lib/features/partner-health/schema.ts";

/** Asks for the list as it is shown as a file; how far it is stands over the list. */
export function ExportMenu({ workspace, query }: { workspace: string; query: string }) {
  const t = useTranslations("partners.health");
  const forms = useTranslations("forms");
  const router = useRouter();
  const toast = useToast();
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const key = useRef<SendKey | null>(null);
  const ask = (format: (typeof EXPORT_FORMATS)[number]) =>
    start(async () => {
      setTrouble(null);
      try {
        const input = { query, format };
        key.current = sendKey(key.current, input);
        const result = await exportPartnersAction(workspace, input, key.current.key);
        if (!result.ok) return setTrouble({ kind: result.kind, message: result.message });
        key.current = null;
        toast({ text: t("exportStarted") });
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
            {t("export")}
          </Button>
        }
        align="end"
        entries={EXPORT_FORMATS.map(format => ({
          key: format,
          label: t(`exportAs.${format}`),
          onSelect: () => ask(format),
        }))}
      />
      <FormTrouble trouble={trouble} />
    </>
  );
}
