"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { withdrawApplicationAction } from "#lib/features/applications/actions.ts";

/** The applicant takes the application back, after reading what follows from it. */
export function Withdraw({ vendor, number }: { vendor: string; number: string }) {
  const t = useTranslations("applications.withdraw");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { number })}
      description={t("text")}
      footer={
        <>
          <DialogClose>
            <Button>{ui("cancel")}</Button>
          </DialogClose>
          <ActionButton
            look="danger"
            send={withdrawApplicationAction.bind(null, vendor)}
            input={{ number }}
            doneText={t("done")}
            onDone={() => {
              setOpen(false);
              router.refresh();
            }}
          >
            {t("do")}
          </ActionButton>
        </>
      }
    />
  );
}
