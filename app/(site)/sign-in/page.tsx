import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignFrame } from "#components/accounts/sign-frame.tsx";
import { PlainForm, PlainSubmit, PlainText } from "#components/forms/plain-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { signIn } from "#lib/features/accounts/actions.ts";
import { nextPath } from "#lib/features/accounts/next-path.ts";
import { brandOf } from "#lib/features/accounts/queries.ts";
import { currentSession } from "#lib/platform/session.ts";

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const asked = (await searchParams).next;
  const next = nextPath(typeof asked === "string" ? asked : null);
  const [brand, session, t] = [
    await brandOf(next),
    await currentSession(),
    await getTranslations("accounts"),
  ];
  return (
    <SignFrame brand={brand}>
      <h1>{t("signIn.title")}</h1>
      <p className="lead">
        {brand
          ? t(brand.programme ? "signIn.lead" : "signIn.leadSupport", { name: brand.name })
          : t("signIn.leadPlain")}
      </p>
      {session && (
        <Message
          tone="info"
          title={t("signIn.already", { name: session.name })}
          actions={<ButtonLink href={next ?? "/workspaces"}>{t("signIn.goOn")}</ButtonLink>}
          className="before"
        />
      )}
      <PlainForm id="sign-in" action={signIn} failedTitle={t("signIn.failed")} initial={next ? { next } : {}}>
        {next && <input type="hidden" name="next" value={next} />}
        <PlainText name="email" type="email" label={t("email")} autoComplete="username" inputMode="email" />
        <PlainText
          name="password"
          type="password"
          label={t("password.label")}
          autoComplete="current-password"
          aside={
            <Link className="sm" href="/forgot">
              {t("signIn.forgot")}
            </Link>
          }
        />
        <PlainSubmit size="big">{t("signIn.submit")}</PlainSubmit>
      </PlainForm>
      {brand?.programme !== false && (
        <p className="sm m after">
          {t("signIn.notYet")} <Link href="/#programmes">{t("signIn.programme")}</Link>
        </p>
      )}
    </SignFrame>
  );
}
