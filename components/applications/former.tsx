import { useFormatter, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { FormerDto } from "#lib/features/applications/dto.ts";

/** To the vendor: the application this one follows, how it was decided and why, and what is answered otherwise now. */
export function Former({ former, vendor }: { former: FormerDto; vendor: string }) {
  const t = useTranslations("applications.review");
  const format = useFormatter();
  const day = () => <Time instant={former.decidedAt ?? 0} />;
  return (
    <Message
      tone="info"
      title={t("formerTitle", { number: former.number })}
      actions={<Link href={`/${vendor}/applications/${former.number}`}>{former.number}</Link>}
    >
      {former.decidedAt !== null && (
        <p>
          {former.state === "rejected"
            ? t.rich("formerRejected", { day, name: former.decidedBy ?? "" })
            : t.rich("formerWithdrawn", { day })}
        </p>
      )}
      {former.reason && <p className="answer-text">{former.reason}</p>}
      <p>
        {former.changed.length > 0
          ? t("formerChanged", { questions: format.list(former.changed) })
          : t("formerSame")}
      </p>
    </Message>
  );
}
