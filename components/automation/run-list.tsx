import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag, type Tone } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RuleOutcome } from "#lib/domain/automation/rule.ts";
import type { RunDto, RunLine } from "#lib/features/automation/dto.ts";
import { type RuleChoices, useRuleWords } from "./rule-words.ts";

const tones: Record<RuleOutcome, Tone> = {
  done: "ok",
  partly: "warn",
  refused: "breach",
  nothing: "plain",
  stopped: "warn",
};

type Props = { workspace: string; runs: readonly RunDto[]; choices: RuleChoices };

/** Runs of rules: on which case, what was done or refused and why, and what of the case matched. */
export function RunList({ workspace, runs, choices }: Props) {
  const t = useTranslations("automation");
  const { condition } = useRuleWords(choices);
  return (
    <Table label={t("logPage.title")} stack>
      <thead>
        <tr>
          <Th>{t("logPage.at")}</Th>
          <Th>{t("logPage.case")}</Th>
          <Th>{t("logPage.rule")}</Th>
          <Th>{t("logPage.did")}</Th>
          <Th>{t("logPage.outcome")}</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map(run => (
          <tr key={run.id}>
            <Td>
              <Time instant={run.at} />
            </Td>
            <Td>
              <Link href={`/${workspace}/tickets/${run.ticketNumber}`}>{run.ticketNumber}</Link>
            </Td>
            <Td className="full">
              {t("logPage.versionOf", { name: run.ruleName, version: run.ruleVersion })}
              <div className="mm sm">
                {[t(`triggers.${run.trigger}`), ...run.matched.map(condition)].join(" · ")}
              </div>
            </Td>
            <Td className="full">
              {run.stopped ? t(`stopped.${run.stopped}`) : <Lines lines={run.lines} choices={choices} />}
            </Td>
            <Td>
              <Tag tone={tones[run.outcome]}>{t(`outcomes.${run.outcome}`)}</Tag>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What came of each action. */
export function Lines({ lines, choices }: { lines: readonly RunLine[]; choices: RuleChoices }) {
  const t = useTranslations("automation");
  const all = useTranslations();
  const { deed } = useRuleWords(choices);
  return (
    <ul className="auto-lines">
      {lines.map((line, i) => (
        <li key={i}>
          {deed(line.type, line.value)}
          {line.result !== "done" && <span className="mm"> · {t(`results.${line.result}`)}</span>}
          {line.reason && all.has(line.reason.key) && (
            <div className="mm sm">{all(line.reason.key, line.reason.params)}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
