import { useTranslations } from "next-intl";
import { Th } from "#components/ui/table.tsx";
import { DECISIONS } from "#lib/domain/tickets/decision.ts";

/** The head over figures of promises: what a line stands for, its clock, the share kept, and how many were decided how. */
export function PromiseHead({ of }: { of: string }) {
  const t = useTranslations("reports");
  return (
    <thead>
      <tr>
        <Th>{of}</Th>
        <Th>{t("column.clock")}</Th>
        <Th>{t("column.share")}</Th>
        <Th num>{t("column.decided")}</Th>
        {DECISIONS.map(result => (
          <Th key={result} num>
            {t(`column.${result}`)}
          </Th>
        ))}
      </tr>
    </thead>
  );
}
