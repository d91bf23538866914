"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { LinkedCases } from "#components/tickets/linked-cases.tsx";
import { Button } from "#components/ui/button.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { linkWishAction, unlinkWishAction } from "#lib/features/feature-requests/actions-cases.ts";
import { wishInput } from "#lib/features/feature-requests/schema.ts";
import type { LinkedCaseDTO } from "#lib/features/tickets/dto/linked.ts";

type Props = {
  workspace: string;
  /** The wish. */
  number: string;
  rows: readonly LinkedCaseDTO[];
  /** The reader says which cases ask for it. */
  may: boolean;
  previous: string | null;
  next: string | null;
};

/** The cases that ask for a wish: the vendor's all, a partner's own (T6). */
export function WishCases({ workspace, number, rows, may, previous, next }: Props) {
  const t = useTranslations("features.cases");
  return (
    <section className="sec">
      <SectionHeader title={t("title")}>
        {may && <LinkCase workspace={workspace} number={number} />}
      </SectionHeader>
      <LinkedCases
        label={t("title")}
        none={t("none")}
        workspace={workspace}
        rows={rows}
        previous={previous}
        next={next}
        unlink={
          may
            ? {
                label: t("unlinkColumn"),
                button: of => <Unlink workspace={workspace} number={of} feature={number} />,
              }
            : undefined
        }
      />
    </section>
  );
}

function Unlink({ workspace, ...input }: { workspace: string; number: string; feature: string }) {
  const t = useTranslations("features.cases");
  const router = useRouter();
  return (
    <ActionButton
      look="ghost"
      size="sml"
      send={unlinkWishAction.bind(null, workspace)}
      input={input}
      doneText={t("unlinked")}
      onDone={() => router.refresh()}
    >
      <X className="i" aria-hidden="true" />
      <span className="vh">{t("unlink", { number: input.number })}</span>
    </ActionButton>
  );
}

function LinkCase({ workspace, number }: { workspace: string; number: string }) {
  const t = useTranslations("features.cases");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("link")}</Button>}
      title={t("linkTitle")}
      description={<p>{t("linkText")}</p>}
      schema={wishInput}
      send={linkWishAction.bind(null, workspace)}
      defaultValues={{ number: "", feature: number }}
      fixed={{ feature: number }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="number" label={t("number")} autoCapitalize="characters" autoComplete="off" required />
    </DeedDialog>
  );
}
