"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { withdrawRequestAction } from "#lib/features/applications/actions.ts";

type Props = { vendor: string; number: string; version: number; company: string };

/** The vendor no longer asks, after reading what follows from it. */
export function TakeBack({ vendor, number, version, company }: Props) {
  const t = useTranslations("applications.review");
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{t("unask")}</Button>}
      title={t("unaskTitle")}
      description={t("unaskText", { company })}
      look="pri"
      send={withdrawRequestAction.bind(null, vendor)}
      input={{ number, version }}
      doneText={t("unaskDone")}
    >
      {t("unaskDo")}
    </ConfirmDialog>
  );
}
