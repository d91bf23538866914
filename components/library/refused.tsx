import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import type { LibraryRefusal } from "#lib/features/library/dto.ts";

/** Why the reader may not have it, who can change that, and where to go meanwhile. */
export function LibraryRefused({ refusal, vendor }: { refusal: LibraryRefusal; vendor: string }) {
  const t = useTranslations();
  const toPeople = refusal.why === "role" || refusal.why === "level";
  return (
    <Message
      tone="info"
      title={t("library.item.refused")}
      actions={
        refusal.why === "apart" ? undefined : (
          <ButtonLink size="sml" href={toPeople ? `/${vendor}/settings/people` : `/${vendor}/ladder`}>
            {toPeople ? t("library.item.people_link") : t("library.item.ladder")}
          </ButtonLink>
        )
      }
    >
      {t(refusal.key as "library.refusal.status", refusal.params)}
    </Message>
  );
}
