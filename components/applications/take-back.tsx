"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { withdrawRequestAction } from "#lib/features/applications/actions.ts";

type Props = { vendor: string; number: string; version: number; company: string };

/** The vendor no longer asks, after reading what follows from it. */
export function TakeBack({ vendor, number, version, company }: Props) {
  const t = useTranslations("applications.review");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{t("unask")}</Button>}
      title={t("unaskTitle")}
      description={t("unaskText", { company })}
      footer={
        <>
          <DialogClose>
            <Button>{ui("cancel")}</Button>
          </DialogClose>
          <ActionButton
            look="pri"
            send={withdrawRequestAction.bind(null, vendor)}
            input={{ number, version }}
            doneText={t("unaskDone")}
            onDone={() => {
              setOpen(false);
              router.refresh();
            }}
          >
            {t("unaskDo")}
          </ActionButton>
        </>
      }
    />
  );
}
