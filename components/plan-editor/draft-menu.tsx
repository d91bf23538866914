"use client";

import { Download, Ellipsis, FileInput, GitCompareArrows, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { dropKeptParts } from "#components/programme-editor/kept-part.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { discardPlanAction } from "#lib/features/plans/actions.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { comparePlanHref, KEPT_AS, planFileHref, planHref, plansHref } from "./address.ts";
import { ImportPlan } from "./import-file.tsx";

type Props = {
  vendor: string;
  planKey: string;
  draftId: string;
  version: number;
  base: number | null;
  published: boolean;
  around: PlanAround;
  draft: PlanDraftDefinition;
  flush: () => Promise<boolean>;
  put: (plan: PlanDraftDefinition) => void;
};

/** What else is done with a draft. Everything begins by keeping what is typed. */
export function PlanMenu(props: Props) {
  const { vendor, planKey, draftId, version, base, published, around, draft, flush, put } = props;
  const t = useTranslations("plans.menu");
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [importing, setImporting] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button ico aria-label={t("more")}>
            <Ellipsis className="i" aria-hidden="true" />
          </Button>
        }
        entries={[
          ...(base === null
            ? []
            : [
                {
                  key: "compare",
                  label: t("compare"),
                  icon: <GitCompareArrows className="i" aria-hidden="true" />,
                  onSelect: () =>
                    void flush().then(() => router.push(comparePlanHref(vendor, planKey, base, "draft"))),
                },
              ]),
          {
            key: "download",
            label: t("download"),
            icon: <Download className="i" aria-hidden="true" />,
            onSelect: () =>
              void flush().then(() => {
                window.location.href = planFileHref(vendor, planKey, "draft");
              }),
          },
          {
            key: "import",
            label: t("import"),
            icon: <FileInput className="i" aria-hidden="true" />,
            onSelect: () => setImporting(true),
          },
          { kind: "separator", key: "line" },
          {
            key: "discard",
            label: t("discard"),
            icon: <Trash2 className="i" aria-hidden="true" />,
            danger: true,
            onSelect: () => void flush().then(() => setAsking(true)),
          },
        ]}
      />
      <Dialog
        open={importing}
        onOpenChange={setImporting}
        title={t("importTitle")}
        description={t("importText")}
      >
        <ImportPlan
          around={around}
          close={() => setImporting(false)}
          put={plan => {
            put({ ...plan, key: planKey });
            toast({ text: t("imported"), action: { label: t("undo"), run: () => put(draft) } });
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("discardTitle")}
        description={published ? t("discardText") : t("discardNew")}
        keep={t("keep")}
        send={discardPlanAction.bind(null, vendor)}
        input={{ key: planKey, version }}
        doneText={t("discarded")}
        onDone={() => {
          dropKeptParts(draftId, [KEPT_AS]);
          router.push(published ? planHref(vendor, planKey) : plansHref(vendor));
        }}
      >
        {t("discard")}
      </ConfirmDialog>
    </>
  );
}
