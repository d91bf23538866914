"use client";

import { Download, Ellipsis, FileInput, GitCompareArrows, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { PARTS } from "#lib/domain/programmes/draft.ts";
import { discardDraftAction } from "#lib/features/programmes/actions.ts";
import { compareHref, fileHref, importHref, programmeHref, programmesHref } from "./address.ts";
import { dropKeptParts } from "./kept-part.ts";

type Props = {
  vendor: string;
  programmeId: string;
  draftId: string;
  slug: string;
  base: number | null;
  inForce: number | null;
  draftVersion: number;
  flush: () => Promise<boolean>;
};

/** What else is done with a draft. Everything begins by keeping what is typed. */
export function DraftMenu({ vendor, programmeId, draftId, slug, base, inForce, draftVersion, flush }: Props) {
  const t = useTranslations("programmeEditor");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const go = async (href: string) => {
    await flush();
    router.push(href);
  };
  const over = inForce ?? base;
  return (
    <>
      <Menu
        trigger={
          <Button ico aria-label={t("editor.more")}>
            <Ellipsis className="i" aria-hidden="true" />
          </Button>
        }
        entries={[
          ...(over === null
            ? []
            : [
                {
                  key: "compare",
                  label: t("editor.compare"),
                  icon: <GitCompareArrows className="i" aria-hidden="true" />,
                  onSelect: () => void go(compareHref(vendor, slug, over, "draft")),
                },
              ]),
          {
            key: "download",
            label: t("editor.download"),
            icon: <Download className="i" aria-hidden="true" />,
            onSelect: () =>
              void flush().then(() => {
                window.location.href = fileHref(vendor, slug, "draft");
              }),
          },
          {
            key: "import",
            label: t("editor.import"),
            icon: <FileInput className="i" aria-hidden="true" />,
            onSelect: () => void go(importHref(vendor, slug)),
          },
          { kind: "separator", key: "line" },
          {
            key: "discard",
            label: t("editor.discard"),
            icon: <Trash2 className="i" aria-hidden="true" />,
            danger: true,
            onSelect: () =>
              void flush().then(() => {
                // The draft's own number as it is once all is kept.
                router.refresh();
                setAsking(true);
              }),
          },
        ]}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("discard.title")}
        description={
          <>
            <p>{base === null ? t("discard.textNew") : t("discard.text", { version: base })}</p>
            <p>{t("discard.meanwhile")}</p>
          </>
        }
        keep={t("discard.keep")}
        send={discardDraftAction.bind(null, vendor)}
        input={{ programmeId, version: draftVersion }}
        doneText={t("discard.done")}
        onDone={() => {
          dropKeptParts(draftId, PARTS);
          router.push(base === null ? programmesHref(vendor) : programmeHref(vendor, slug));
        }}
      >
        {t("discard.do")}
      </ConfirmDialog>
    </>
  );
}
