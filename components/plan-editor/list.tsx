"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { PlanLine } from "#lib/features/plans/dto.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { editPlanHref, planHref } from "./address.ts";
import { BeginPlan, NewPlan } from "./begin.tsx";
import { useWords } from "./say.ts";

type Props = { vendor: string; lines: readonly PlanLine[]; edits: boolean; around: PlanAround };

/** Every plan: what is in force, what comes, who signed by it, and who is changing it. */
export function PlanList({ vendor, lines, edits, around }: Props) {
  const t = useTranslations("plans.list");
  const words = useWords();
  const copies = lines.filter(line => line.inForce !== null || line.coming !== null);
  const begin = edits && <NewPlan vendor={vendor} copies={copies} around={around} />;
  if (lines.length === 0)
    return (
      <EmptyState title={t("none")} level={2} action={begin || undefined}>
        {t("noneText")}
      </EmptyState>
    );
  return (
    <>
      {begin && <div className="row wrap list-acts">{begin}</div>}
      <Table label={t("plan")} free stack>
        <thead>
          <tr>
            <Th>{t("plan")}</Th>
            <Th>{t("inForce")}</Th>
            <Th>{t("next")}</Th>
            <Th num>{t("contracts")}</Th>
            {edits && <Th>{t("draft")}</Th>}
            {edits && (
              <Th>
                <span className="vh">{t("actions")}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.key}>
              <Td className="full">
                <Link href={planHref(vendor, line.key)}>
                  <b>{words(line.name) || line.key}</b>
                </Link>
                <span className="mm sm blk">{words(line.summary)}</span>
              </Td>
              <Td data-label={t("inForce")}>
                {line.inForce === null ? (
                  <span className="mm">{t(line.coming === null ? "notPublished" : "notYet")}</span>
                ) : (
                  t("version", { version: line.inForce })
                )}
              </Td>
              <Td data-label={t("next")}>
                {line.coming ? (
                  <>
                    {t("version", { version: line.coming.version })}
                    <span className="mm sm blk">
                      {t.rich("from", { day: () => <Day date={line.coming?.from ?? ""} style="full" /> })}
                    </span>
                  </>
                ) : (
                  <span className="mm">–</span>
                )}
              </Td>
              <Td num data-label={t("contracts")}>
                {line.contracts}
              </Td>
              {edits && (
                <Td className="full" data-label={t("draft")}>
                  {line.draft ? (
                    <span className="mm sm">
                      {t.rich("saved", {
                        name: line.draft.savedBy,
                        when: () => <Time instant={line.draft?.savedAt ?? 0} style="ago" />,
                      })}
                      {line.draft.errors > 0 && (
                        <span className="blk">{t("errors", { count: line.draft.errors })}</span>
                      )}
                    </span>
                  ) : (
                    <span className="mm">–</span>
                  )}
                </Td>
              )}
              {edits && (
                <Td className="full">
                  {line.draft ? (
                    <ButtonLink size="sml" href={editPlanHref(vendor, line.key)}>
                      {t("goOn")}
                    </ButtonLink>
                  ) : (
                    <BeginPlan vendor={vendor} plan={line.key} size="sml">
                      {t("change")}
                    </BeginPlan>
                  )}
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
