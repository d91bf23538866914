"use client";

import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { affects } from "#lib/domain/knowledge/affected.ts";
import type { AlertDto } from "#lib/features/knowledge/dto.ts";

/** Open alerts of the product and version a case is about, before it is sent and never in its way (S10). */
export function FormAlerts({
  alerts,
  slug,
  productId,
  version,
}: {
  alerts: readonly AlertDto[];
  slug: string;
  productId: string;
  version: string;
}) {
  const t = useTranslations("knowledge.alerts");
  const found = alerts.filter(
    alert => alert.productId === productId && affects(alert.ranges, version) !== "not_affected",
  );
  if (found.length === 0) return null;
  return (
    <Message tone="warn" title={t("forVersion")} role="status">
      <ul className="kb-form-alerts">
        {found.slice(0, 4).map(alert => (
          <li key={alert.id}>
            <Link href={`/${slug}/knowledge/${alert.number}`} target="_blank">
              {alert.title}
            </Link>{" "}
            <span className="mm">({t(alert.workaround ? "withWorkaround" : "noWorkaround")})</span>
          </li>
        ))}
      </ul>
    </Message>
  );
}
