import { useTranslations } from "next-intl";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { WatchDto } from "#lib/features/inbound-mail/dto.ts";

/** How it goes with the mailbox mail is fetched from. */
export function MailboxWatch({ watch: { lookedAt, trouble, since } }: { watch: WatchDto }) {
  const t = useTranslations("mailWatch");
  const looked =
    lookedAt === null
      ? t("never")
      : t.rich("looked", { when: () => <Time instant={lookedAt} style="relative" /> });
  if (trouble === "") return <p className="mm sm">{looked}</p>;
  return (
    <Message tone="warn" title={t(`trouble.${trouble}`)} who={t("who")} meanwhile={t("meanwhile")}>
      {looked} {since !== null && t.rich("since", { when: () => <Time instant={since} style="relative" /> })}
    </Message>
  );
}
