import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignFrame } from "#components/accounts/sign-frame.tsx";
import { PlainForm, PlainSubmit } from "#components/forms/plain-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { unsubscribeAction } from "#lib/features/mail-preferences/actions.ts";
import { unsubscribePage } from "#lib/features/mail-preferences/unsubscribe.ts";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // The address turns something off: it must not leave in a Referer, nor be found.
  return {
    title: (await getTranslations("mailPreferences.leave"))("title"),
    referrer: "no-referrer",
    robots: { index: false },
  };
}

/** Where a link in a mail leads: what it would turn off, and a button that does. Opening it changes nothing. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const link = await unsubscribePage(token);
  const t = await getTranslations("mailPreferences.leave");
  if (!link) {
    return (
      <SignFrame brand={null}>
        <h1>{t("goneTitle")}</h1>
        <p className="lead">{t("gone")}</p>
        <ButtonLink look="pri" size="big" href="/account/mail">
          {t("settings")}
        </ButtonLink>
      </SignFrame>
    );
  }
  const { workspace, personId, state } = link;
  const what = t("what", { what: link.what });
  const settings = `/account/mail?of=${personId}`;
  if (state !== "on") {
    return (
      <SignFrame brand={null}>
        <h1>{t(`${state}Title`)}</h1>
        <p className="lead">{t(state, { workspace, what })}</p>
        <p className="sm m mb-6">{t("stays")}</p>
        <ButtonLink size="big" href={settings}>
          {t("settings")}
        </ButtonLink>
      </SignFrame>
    );
  }
  return (
    <SignFrame brand={null}>
      <h1>{t("title")}</h1>
      <p className="lead">{t("ask", { workspace, what })}</p>
      <p className="sm m mb-6">{t("stays")}</p>
      <PlainForm id="leave" action={unsubscribeAction} failedTitle={t("failed")}>
        <input type="hidden" name="token" value={token} />
        <PlainSubmit size="big">{t("do")}</PlainSubmit>
        <ButtonLink look="ghost" href={settings}>
          {t("settings")}
        </ButtonLink>
      </PlainForm>
    </SignFrame>
  );
}
