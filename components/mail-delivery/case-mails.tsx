import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/tag.tsx";
import type { DeliveryLine } from "#lib/features/mail-delivery/dto.ts";
import { TONES, useWhy } from "./mail-list.tsx";

/** Whether the newest mail of a case reached each of its readers, in the servers' words where it did not. */
export function CaseMails({
  mails,
}: {
  mails: readonly Pick<DeliveryLine, "id" | "address" | "state" | "words">[];
}) {
  const t = useTranslations("mailDelivery");
  const why = useWhy();
  if (mails.length === 0) return null;
  return (
    <section>
      <h2>{t("ofCase")}</h2>
      <ul className="case-mails">
        {mails.map(mail => (
          <li key={mail.id} className="sm">
            <span className="row wrap">
              <span className="address">{mail.address}</span>
              <Tag tone={TONES[mail.state]}>{t(`states.${mail.state}`)}</Tag>
            </span>
            {!["waiting", "handed_over"].includes(mail.state) && (
              <span className="mm block">{why(mail)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
