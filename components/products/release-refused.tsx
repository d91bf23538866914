import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import type { ReleaseRefusal } from "#lib/features/products/dto.ts";

/** Why notes and files are not the reader's to have, and where that changes (S15, P25). */
export function ReleaseRefused({ refusal, workspace }: { refusal: ReleaseRefusal; workspace: string }) {
  const t = useTranslations();
  const ofPartner = refusal.why === "not_served";
  return (
    <Message
      tone="info"
      title={t("products.release.refused")}
      actions={
        <ButtonLink size="sml" href={`/${workspace}/${ofPartner ? "ladder" : "contracts"}`}>
          {ofPartner ? t("library.item.ladder") : t("shell.nav.contracts")}
        </ButtonLink>
      }
    >
      {t(refusal.key as "products.refusal.lapsed", refusal.params as never)}
    </Message>
  );
}
