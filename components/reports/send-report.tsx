"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { sendReportAction } from "#lib/features/reports/actions.ts";

/** Tells the customer's administrators that their month stands here to be read. */
export function SendReport({
  workspace,
  customerId,
  customer,
  month,
}: {
  workspace: string;
  customerId: string;
  customer: string;
  month: string;
}) {
  const t = useTranslations("reports.month");
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <Send className="i" aria-hidden="true" />
          {t("send")}
        </Button>
      }
      title={t("sendTitle", { customer })}
      description={t("sendText", { customer })}
      send={sendReportAction.bind(null, workspace)}
      input={{ customerId, month }}
      look="pri"
      doneText={t("sendDone", { customer })}
    >
      {t("sendDo")}
    </ConfirmDialog>
  );
}
