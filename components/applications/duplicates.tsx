import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import type { DuplicateDto } from "#lib/features/applications/dto.ts";

/** Companies that are perhaps the same one, with what says so and where they stand. The vendor's alone. */
export function Duplicates({ twins, vendor }: { twins: readonly DuplicateDto[]; vendor: string }) {
  const t = useTranslations("applications.duplicates");
  if (twins.length === 0) return null;
  return (
    <Message tone="warn" title={t("title")}>
      <ul className="dots">
        {twins.map(twin => (
          <li key={twin.slug}>
            {t(`sign.${twin.sign}`, { name: twin.name })}:{" "}
            {twin.partnership ? t(`partnership.${twin.partnership as "active"}`) : t("never")}
            {twin.endReason && ` (${twin.endReason})`}.{" "}
            {twin.partnership && <Link href={`/${vendor}/partners/${twin.slug}`}>{t("open")}</Link>}{" "}
            {twin.applications.length > 0 && (
              <>
                {t("applications")}{" "}
                {twin.applications.map((other, index) => (
                  <span key={other.number}>
                    {index > 0 && ", "}
                    <Link href={`/${vendor}/applications/${other.number}`}>{other.number}</Link>
                  </span>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="mm">{t("only")}</p>
    </Message>
  );
}
