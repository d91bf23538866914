import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import Link from "#components/ui/link.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { TRIAL_DAYS, type Trial } from "#lib/features/automation/trial.ts";
import { type RuleChoices, useRuleWords } from "./rule-words.ts";
import { Lines } from "./run-list.tsx";

type Props = {
  workspace: string;
  ruleId: string;
  days: number | null;
  /** Null: not asked for. */
  trial: Trial | null;
  choices: RuleChoices;
};

/** What a rule would have done lately, before it is turned on. */
export function RuleTrial({ workspace, ruleId, days, trial, choices }: Props) {
  const t = useTranslations("automation");
  const { condition } = useRuleWords(choices);
  const here = `/${workspace}/tickets/rules/${ruleId}`;
  const at = (name: "after" | "before", word: string | null) =>
    word === null ? null : `${here}?${new URLSearchParams({ days: String(days), [name]: word })}#trial`;
  return (
    <section id="trial">
      <h2>{t("trial.title")}</h2>
      <p className="hint">{t("trial.lead")}</p>
      <Form action={`${here}#trial`} className="row wrap auto-filter">
        <Field id="trial-days" label={t("trial.days")}>
          {control => (
            <Select
              {...control}
              name="days"
              defaultValue={String(days ?? 14)}
              options={TRIAL_DAYS.map(one => ({
                value: String(one),
                label: t("trial.daysN", { days: one }),
              }))}
            />
          )}
        </Field>
        <Button type="submit">{t("trial.run")}</Button>
      </Form>
      {trial && (
        <>
          <p role="status">
            {trial.cases === 0
              ? t("trial.none")
              : t("trial.found", { hits: trial.hits.length, cases: trial.cases })}
          </p>
          {trial.hits.length > 0 && (
            <>
              <p className="hint">{t("trial.past")}</p>
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
                  {trial.hits.map(hit => (
                    <tr key={hit.eventId}>
                      <Td>
                        <Time instant={hit.at} />
                      </Td>
                      <Td>
                        <Link href={`/${workspace}/tickets/${hit.ticketNumber}`}>{hit.ticketNumber}</Link>
                      </Td>
                      <Td className="full">
                        {hit.subject}
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
            </>
          )}
          <Pager
            previous={at("before", trial.previous)}
            next={at("after", trial.next)}
            previousLabel={t("trial.newer")}
            nextLabel={t("trial.older")}
          />
        </>
      )}
    </section>
  );
}
