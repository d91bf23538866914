import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignFrame } from "#components/accounts/sign-frame.tsx";
import { PlainForm, PlainSubmit, PlainText } from "#components/forms/plain-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { setPassword } from "#lib/features/accounts/actions.ts";
import { resetFor } from "#lib/features/accounts/reset.ts";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // The address is a secret: it must not leave in a Referer.
  return { title: (await getTranslations("accounts.reset"))("title"), referrer: "no-referrer" };
}

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const email = await resetFor(token);
  const t = await getTranslations("accounts");
  if (!email) {
    return (
      <SignFrame brand={null}>
        <h1>{t("reset.goneTitle")}</h1>
        <p className="lead">{t("reset.gone")}</p>
        <ButtonLink look="pri" size="big" href="/forgot">
          {t("reset.again")}
        </ButtonLink>
      </SignFrame>
    );
  }
  return (
    <SignFrame brand={null}>
      <h1>{t("reset.title")}</h1>
      <p className="lead">{t("reset.lead", { email })}</p>
      <PlainForm id="reset" action={setPassword} failedTitle={t("reset.failed")}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PlainText
          name="password"
          type="password"
          label={t("password.new")}
          hint={t("password.hint")}
          autoComplete="new-password"
        />
        <PlainSubmit size="big">{t("reset.submit")}</PlainSubmit>
      </PlainForm>
    </SignFrame>
  );
}
