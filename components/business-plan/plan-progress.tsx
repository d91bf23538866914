import { Check, CircleDashed, CircleSlash, Hourglass, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { cx } from "#components/ui/cx.ts";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { PlanContent } from "#lib/domain/plans/content.ts";
import {
  type ActionState,
  actionProgress,
  newestOf,
  type TargetProgress,
  targetProgress,
} from "#lib/domain/plans/progress.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PlanRecordDto } from "#lib/features/business-plans/dto.ts";
import { RecordAction, RecordTarget } from "./plan-record.tsx";
import { useQuarterText } from "./quarter-text.ts";

type Props = {
  workspace: string;
  planId: string;
  content: PlanContent;
  records: readonly PlanRecordDto[];
  today: PlainDate;
  mayRecord: boolean;
  zone: string;
};

/** How far the plan in force is: targets by quarter, actions, and who said so when. */
export function PlanProgress({ workspace, planId, content, records, today, mayRecord, zone }: Props) {
  const t = useTranslations("onboarding.plan");
  const quarterText = useQuarterText();
  const targets = targetProgress(content, records, today);
  const actions = actionProgress(content, records, today);
  const keys = new Set([...targets.map(x => x.target.key), ...actions.map(x => x.action.key)]);
  const nameOf = (record: PlanRecordDto) =>
    [...content.targets.items, ...content.actions.items].find(item => item.key === record.itemKey)?.name ??
    "";
  const history = records
    .filter(record => keys.has(record.itemKey))
    .slice(-30)
    .reverse();
  return (
    <>
      {targets.map(progress => (
        <TargetLine
          key={progress.target.key}
          progress={progress}
          records={records}
          {...{ workspace, planId, mayRecord }}
        />
      ))}
      {actions.length > 0 && (
        <Table label={t("item.actions.table")} stack className="plan-actions">
          <thead>
            <tr>
              <Th>{t("item.actions.name")}</Th>
              <Th>{t("item.actions.owner")}</Th>
              <Th>{t("item.actions.quarter")}</Th>
              <Th>{t("progress.state")}</Th>
              {mayRecord && <Th>{t("progress.say")}</Th>}
            </tr>
          </thead>
          <tbody>
            {actions.map(({ action, state, late }) => (
              <tr key={action.key}>
                <Td className="full">{action.name}</Td>
                <Td>{action.owner}</Td>
                <Td>
                  {action.dueOn ? <Day date={action.dueOn} /> : action.quarter && quarterText(action.quarter)}
                </Td>
                <Td>
                  <Status
                    tone={late ? "breach" : state === "done" ? "ok" : state === "dropped" ? "quiet" : "plain"}
                    icon={<Mark state={state} late={late} />}
                  >
                    {t(`progress.states.${state}`)}
                    {late && `, ${t("progress.late")}`}
                  </Status>
                </Td>
                {mayRecord && (
                  <Td>
                    <RecordAction
                      workspace={workspace}
                      planId={planId}
                      itemKey={action.key}
                      name={action.name}
                      state={state}
                      seen={newestOf(records, "action", action.key)?.id ?? null}
                    />
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <details className="plan-history">
        <summary className="sm">{t("progress.history", { count: history.length })}</summary>
        {history.length === 0 ? (
          <p className="mm">{t("progress.noHistory")}</p>
        ) : (
          <ul className="plain-list">
            {history.map(record => (
              <li key={record.id}>
                <b>{nameOf(record)}</b>{" "}
                {record.kind === "target" ? (
                  <>
                    {quarterText(record.quarter)}: <Figure value={record.value} />
                  </>
                ) : (
                  record.state && t(`progress.states.${record.state}`)
                )}
                <span className="mm sm">
                  {" "}
                  {record.author}, <Time instant={record.at} titleZone={zone} />
                </span>
                {record.note && <span className="m sm block">{record.note}</span>}
              </li>
            ))}
          </ul>
        )}
      </details>
    </>
  );
}

const marks = { planned: CircleDashed, under_way: Hourglass, done: Check, dropped: CircleSlash };

function Mark({ state, late }: { state: ActionState; late: boolean }) {
  const Icon = late ? TriangleAlert : marks[state];
  return <Icon className="i" aria-hidden="true" />;
}

function Figure({ value }: { value: number | null }) {
  const locale = useLocale();
  return value === null ? "–" : new Intl.NumberFormat(locale).format(value);
}

/** A target's quarters as bars: the outline is the plan, what fills it is reached. Every bar has its figures as text. */
function TargetLine({
  progress,
  records,
  workspace,
  planId,
  mayRecord,
}: Pick<Props, "workspace" | "planId" | "records" | "mayRecord"> & { progress: TargetProgress }) {
  const t = useTranslations("onboarding.plan.progress");
  const quarterText = useQuarterText();
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const { target, quarters, planned, reached, expected, behind } = progress;
  const top = Math.max(1, ...quarters.flatMap(q => [q.planned ?? 0, q.reached ?? 0]));
  const text = (value: number | null) => (value === null ? "–" : number.format(value));
  return (
    <section className="plan-target" aria-label={target.name}>
      <p className="row wrap">
        <b className="grow">{target.name}</b>
        <span>{t("of", { reached: text(reached), planned: text(planned), unit: target.unit })}</span>
        {behind && (
          <Status tone="warn" icon={<TriangleAlert className="i" aria-hidden="true" />}>
            {t("behind", { expected: text(expected) })}
          </Status>
        )}
      </p>
      <ol className="plan-bars">
        {quarters.map(q => (
          <li key={q.quarter} className={cx(q.current && "cur")}>
            <span
              className="bar"
              aria-hidden="true"
              style={{ "--p": (q.planned ?? 0) / top, "--r": (q.reached ?? 0) / top } as CSSProperties}
            >
              <i />
              <b />
            </span>
            <span className="xs">
              {t.rich("quarter", {
                reached: text(q.reached),
                planned: text(q.planned),
                b: chunks => <b>{chunks}</b>,
              })}
            </span>
            <span className="mm xs">{quarterText(q.quarter)}</span>
          </li>
        ))}
      </ol>
      {mayRecord && (
        <RecordTarget
          workspace={workspace}
          planId={planId}
          itemKey={target.key}
          name={target.name}
          unit={target.unit}
          quarters={quarters.map(q => ({
            quarter: q.quarter,
            current: q.current,
            reached: q.reached,
            seen: newestOf(records, "target", target.key, q.quarter)?.id ?? null,
          }))}
        />
      )}
    </section>
  );
}
