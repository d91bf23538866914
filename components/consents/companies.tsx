"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { withdrawConsentAction } from "#lib/features/certifications/actions.ts";
import type { OwnDto } from "#lib/features/certifications/dto.ts";
import { agreeToCountAction, leaveCompanyAction } from "#lib/features/consents/actions.ts";

type Company = OwnDto["companies"][number];

/** The companies a person was at, from–to, and their word for the one they are at (P22). */
export function OwnCompanies({ workspace, companies }: { workspace: string; companies: readonly Company[] }) {
  const t = useTranslations("consents.companies");
  const locale = useLocale();
  if (companies.length === 0) return <p className="mm">{t("none")}</p>;
  const wordOf = ({ word, lasts }: Company) => {
    if (!lasts) return t("over");
    if (word.state === "none") return t("open");
    return t(word.state, { date: word.on ? dayText(word.on, locale) : "" });
  };
  return (
    <ul className="lines">
      {companies.map(company => (
        <li key={`${company.orgId}${company.from}`} className="row wrap">
          <b>{company.name}</b>
          <span className="mm sm">
            {company.to
              ? t("fromTo", { from: dayText(company.from, locale), to: dayText(company.to, locale) })
              : t("since", { from: dayText(company.from, locale) })}
            {" · "}
            {wordOf(company)}
          </span>
          <span className="grow" />
          {company.lasts && <WordSwitch workspace={workspace} company={company} />}
          {company.lasts && <Leave workspace={workspace} company={company} />}
        </li>
      ))}
    </ul>
  );
}

/** The person leaves the company themselves, after reading what follows (P22). */
function Leave({ workspace, company }: { workspace: string; company: Company }) {
  const t = useTranslations("consents.companies");
  const [open, setOpen] = useState(false);
  const words = { company: company.name };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("leave")}
        </Button>
      }
      title={t("leaveTitle", words)}
      description={t("leaveText", words)}
      send={leaveCompanyAction.bind(null, workspace)}
      input={{ orgId: company.orgId }}
      look="danger"
      doneText={t("leaveDone", words)}
    >
      {t("leaveSend", words)}
    </ConfirmDialog>
  );
}

/** Gives the word, or takes it back after reading what follows. A question that waits is answered at its own place. */
function WordSwitch({ workspace, company }: { workspace: string; company: Company }) {
  const t = useTranslations("consents.companies");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const words = { company: company.name };
  const input = { orgId: company.orgId };
  if (company.word.state === "asked") return null;
  if (company.word.state !== "agreed")
    return (
      <ActionButton
        size="sml"
        send={agreeToCountAction.bind(null, workspace)}
        input={input}
        onDone={() => router.refresh()}
      >
        {t("agree", words)}
      </ActionButton>
    );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("withdraw")}
        </Button>
      }
      title={t("withdrawTitle", words)}
      description={t("withdrawText", words)}
      send={withdrawConsentAction.bind(null, workspace)}
      input={input}
      look="danger"
      doneText={t("withdrawDone", words)}
    >
      {t("withdrawSend", words)}
    </ConfirmDialog>
  );
}
