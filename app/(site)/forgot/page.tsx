import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgotForm } from "#components/accounts/forgot-form.tsx";
import { SignFrame } from "#components/accounts/sign-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import Link from "#components/ui/link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.forgot"))("title") };
}

export default async function ForgotPage() {
  const t = await getTranslations("accounts.forgot");
  return (
    <SignFrame brand={null}>
      <ClientMessages ns={["accounts"]}>
        <ForgotForm />
      </ClientMessages>
      <p className="sm after">
        <Link href="/sign-in">{t("back")}</Link>
      </p>
    </SignFrame>
  );
}
