"use client";

import { useTranslations } from "next-intl";
import { PlainForm, PlainSubmit, PlainText } from "#components/forms/plain-form.tsx";
import { forgotPassword } from "#lib/features/accounts/actions.ts";

/** Asks for a reset link. What follows is the same whether or not the address has an account. */
export function ForgotForm() {
  const t = useTranslations("accounts");
  return (
    <PlainForm
      id="forgot"
      action={forgotPassword}
      failedTitle={t("forgot.failed")}
      done={state => (
        <div role="status">
          <h1>{t("forgot.sentTitle")}</h1>
          <p className="lead">{t("forgot.sent", { email: state.values.email ?? "" })}</p>
          <p className="sm">
            <a href="/forgot">{t("forgot.again")}</a>
          </p>
        </div>
      )}
    >
      <div>
        <h1>{t("forgot.title")}</h1>
        <p className="m">{t("forgot.lead")}</p>
      </div>
      <PlainText name="email" type="email" label={t("email")} autoComplete="username" inputMode="email" />
      <PlainSubmit size="big">{t("forgot.submit")}</PlainSubmit>
    </PlainForm>
  );
}
