import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { isOpen } from "#lib/domain/policies/task.ts";
import type { TrialDto, TrialHitDto, TrialPage } from "#lib/features/automation/dto.ts";
import { type RuleChoices, useRuleWords } from "./rule-words.ts";
import { Lines } from "./run-list.tsx";
import { StartTrial, TrialProgress } from "./trial-task.tsx";

type Props = {
  workspace: string;
  rule: { id: string; version: number };
  /** The one that is shown; null: it was never tried. */
  trial: TrialDto | null;
  hits: TrialPage;
  /** The reader's last ones, the newest first. */
  trials: readonly TrialDto[];
  choices: RuleChoices;
};

/** What a rule would have done lately, before it is turned on. */
export function RuleTrial({ workspace, rule, trial, hits, trials, choices }: Props) {
  const t = useTranslations("automation.trial");
  const here = `/${workspace}/tickets/rules/${rule.id}`;
  const others = trials.filter(one => one.task.id !== trial?.task.id);
  return (
    <section id="trial">
      <h2>{t("title")}</h2>
      <p className="hint">{t("lead")}</p>
      <StartTrial workspace={workspace} ruleId={rule.id} days={trial?.days ?? 14} />
      {trial && isOpen(trial.task.state) && (
        <TrialProgress key={trial.task.id} workspace={workspace} task={trial.task} />
      )}
      {trial && !isOpen(trial.task.state) && <Came trial={trial} version={rule.version} />}
      {trial && hits.rows.length > 0 && (
        <>
          <p className="hint">{t("past")}</p>
          <Hits workspace={workspace} hits={hits.rows} choices={choices} />
          <Pager
            previous={at(here, trial, "before", hits.previous)}
            next={at(here, trial, "after", hits.next)}
            previousLabel={t("newer")}
            nextLabel={t("older")}
          />
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>{t("earlier")}</h3>
          <ul className="lines">
            {others.map(one => (
              <li key={one.task.id}>
                <Link href={`${here}?trial=${one.task.id}#trial`}>
                  <Time instant={one.task.createdAt} />
                </Link>
                {", "}
                {t("earlierOne", { days: one.days, hits: one.hits })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const at = (here: string, trial: TrialDto, name: "after" | "before", word: string | null) =>
  word === null ? null : `${here}?${new URLSearchParams({ trial: trial.task.id, [name]: word })}#trial`;

function Came({ trial, version }: { trial: TrialDto; version: number }) {
  const t = useTranslations("automation.trial");
  const all = useTranslations();
  const { task, cases, hits, listed } = trial;
  return (
    <div role="status">
      {task.state === "failed" && <p>{all((task.error || "errors.unexpected") as never)}</p>}
      {task.state === "cancelled" && <p>{t("stopped", { cases })}</p>}
      <p>
        {cases === 0 ? t("none") : t("found", { hits, cases })}
        {listed < hits && ` ${t("first", { listed })}`}
      </p>
      {trial.ruleVersion !== version && (
        <p className="mm sm">{t("ofVersion", { version: trial.ruleVersion })}</p>
      )}
    </div>
  );
}

function Hits({
  workspace,
  hits,
  choices,
}: Pick<Props, "workspace" | "choices"> & { hits: readonly TrialHitDto[] }) {
  const t = useTranslations("automation");
  const { condition } = useRuleWords(choices);
  return (
    <Table label={t("trial.would")} stack>
      <thead>
        <tr>
          <Th>{t("logPage.at")}</Th>
          <Th>{t("logPage.case")}</Th>
          <Th>{t("trial.subject")}</Th>
          <Th>{t("trial.would")}</Th>
        </tr>
      </thead>
      <tbody>
        {hits.map(hit => (
          <tr key={hit.position}>
            <Td>
              <Time instant={hit.at} />
            </Td>
            <Td>
              <Link href={`/${workspace}/tickets/${hit.ticketNumber}`}>{hit.ticketNumber}</Link>
            </Td>
            <Td className="full">
              {hit.subject ?? <span className="mm">{t("trial.hidden")}</span>}
              {hit.matched.length > 0 && (
                <div className="mm sm">{hit.matched.map(condition).join(" · ")}</div>
              )}
            </Td>
            <Td className="full">
              <Lines lines={hit.lines} choices={choices} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
