"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Day } from "#components/ui/time.tsx";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { withdrawVersionAction } from "#lib/features/programmes/actions.ts";

/** Takes a version back before its day (P20). */
export function WithdrawVersion({
  workspace,
  programmeId,
  version: { version, effectiveFrom },
  open,
  onOpenChange,
}: {
  workspace: string;
  programmeId: string;
  version: { version: number; effectiveFrom: PlainDate };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("publication.takeBack");
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { version })}
      description={t.rich("text", { day: () => <Day date={effectiveFrom} style="full" /> })}
      keep={t("keep")}
      send={withdrawVersionAction.bind(null, workspace)}
      input={{ programmeId, version }}
      doneText={t("done", { version })}
    >
      {t("do", { version })}
    </ConfirmDialog>
  );
}
