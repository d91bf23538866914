"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlainForm, PlainSelect, PlainSubmit, PlainText } from "#components/forms/plain-form.tsx";
import { Message } from "#components/ui/message.tsx";
import { requestToApplyAction } from "#lib/features/applications/actions.ts";

type Props = {
  vendor: string;
  programme: string;
  tier: string | null;
  countries: readonly { value: string; label: string }[];
  initial: Record<string, string>;
  /** Below the form: the way in for those who have an account. */
  children?: ReactNode;
};

/** Four things a visitor begins with; the answer is the same for every address. */
export function ApplyForm({ vendor, programme, tier, countries, initial, children }: Props) {
  const t = useTranslations("applications.apply");
  const pathname = usePathname();
  return (
    <PlainForm
      id="apply"
      action={requestToApplyAction}
      initial={initial}
      failedTitle={t("notSent")}
      done={state => (
        <Message tone="ok" role="status" title={t("sentTitle")}>
          {t("sentText", { email: state.values.email ?? "" })} <a href={pathname}>{t("again")}</a>
        </Message>
      )}
    >
      <input type="hidden" name="vendor" value={vendor} />
      <input type="hidden" name="programme" value={programme} />
      <input type="hidden" name="tier" value={tier ?? ""} />
      <PlainText name="name" label={t("name")} autoComplete="name" />
      <PlainText
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        autoComplete="email"
        inputMode="email"
      />
      <PlainText name="company" label={t("company")} autoComplete="organization" />
      <PlainSelect name="country" label={t("country")} options={countries} placeholder={t("choose")} />
      <PlainSubmit size="big">{t("submit")}</PlainSubmit>
      {children}
    </PlainForm>
  );
}
