"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { TicketState } from "#components/tickets/ticket-state.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { linkWishAction, unlinkWishAction } from "#lib/features/feature-requests/actions-cases.ts";
import type { WishCaseDTO } from "#lib/features/feature-requests/dto.ts";
import { wishInput } from "#lib/features/feature-requests/schema.ts";

type Props = {
  workspace: string;
  /** The wish. */
  number: string;
  rows: readonly WishCaseDTO[];
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
      {rows.length === 0 ? (
        <p className="m sm">{t("none")}</p>
      ) : (
        <>
          <Table label={t("title")} stack>
            <thead>
              <tr>
                <Th>{t("case")}</Th>
                <Th>{t("customer")}</Th>
                <Th>{t("servedBy")}</Th>
                <Th>{t("state")}</Th>
                {may && (
                  <Th>
                    <span className="vh">{t("unlink", { number: "" })}</span>
                  </Th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.number}>
                  <Td className="full">
                    <Priority priority={row.priority} />{" "}
                    <Link href={`/${workspace}/tickets/${row.number}`}>
                      <span className="id">{row.number}</span> {row.subject}
                    </Link>
                  </Td>
                  <Td>{row.customerName}</Td>
                  <Td>{row.servedByName}</Td>
                  <Td>
                    <TicketState state={row.state} side="vendor" />
                  </Td>
                  {may && (
                    <Td>
                      <Unlink workspace={workspace} number={row.number} feature={number} />
                    </Td>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
          <Pager previous={previous} next={next} />
        </>
      )}
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
