import { Ban, CalendarCheck, Check, CircleDashed, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { WorkDto, WorkState } from "#lib/features/hours/dto.ts";
import { DropWork, SettleWork } from "./deeds.tsx";
import { hoursText } from "./hours-text.ts";

const looks: Record<WorkState, { tone: StatusTone; icon: typeof Check }> = {
  asked: { tone: "warn", icon: CircleDashed },
  agreed: { tone: "plain", icon: CalendarCheck },
  declined: { tone: "quiet", icon: Ban },
  cancelled: { tone: "quiet", icon: Ban },
  done: { tone: "quiet", icon: Check },
};

type Props = {
  workspace: string;
  contractId: string;
  today: string;
  me: string;
  work: readonly WorkDto[];
  may: { work: boolean; ask: boolean };
};

/** Work planned ahead, what is open first. */
export function WorkList({ workspace, contractId, today, me, work, may }: Props) {
  const t = useTranslations("hours.work");
  const locale = useLocale();
  if (work.length === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  const open = (one: WorkDto) => one.state === "asked" || one.state === "agreed";
  const sorted = [
    ...work.filter(open).sort((a, b) => (a.on < b.on ? -1 : 1)),
    ...work.filter(one => !open(one)),
  ];
  return (
    <Table label={t("title")} stack free className="opt-table">
      <thead>
        <tr>
          <Th>{t("on")}</Th>
          <Th>{t("what")}</Th>
          <Th num>{t("hours")}</Th>
          <Th>{t("state")}</Th>
          {(may.work || may.ask) && (
            <Th>
              <span className="vh">{t("deeds")}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {sorted.map(one => {
          const { tone, icon: Icon } = looks[one.state];
          const late = one.state === "agreed" && one.on < today;
          return (
            <tr key={one.id}>
              <Td>
                <Day date={one.on} />
              </Td>
              <Td className="full">
                {one.what}
                <div className="mm sm">
                  {one.consultant ? t("consultant", { name: one.consultant }) : t("by", { name: one.by })}
                  {one.reason && ` · ${one.reason}`}
                </div>
              </Td>
              <Td num data-label={t("hours")}>
                {hoursText(one.minutes, locale)}
              </Td>
              <Td className="full">
                <Status
                  tone={late ? "warn" : tone}
                  icon={
                    late ? (
                      <TriangleAlert className="i" aria-hidden="true" />
                    ) : (
                      <Icon className="i" aria-hidden="true" />
                    )
                  }
                >
                  {late ? t("late") : t(`states.${one.state}`)}
                </Status>
              </Td>
              {(may.work || may.ask) && (
                <Td num className="full">
                  {open(one) && (
                    <span className="row wrap" style={{ justifyContent: "flex-end" }}>
                      {may.work && (
                        <SettleWork
                          workspace={workspace}
                          contractId={contractId}
                          today={today}
                          work={one}
                          me={me}
                        />
                      )}
                      <DropWork
                        workspace={workspace}
                        contractId={contractId}
                        work={one}
                        declines={may.work && one.state === "asked"}
                      />
                    </span>
                  )}
                </Td>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
