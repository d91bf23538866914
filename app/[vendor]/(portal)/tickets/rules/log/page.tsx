import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { RunList } from "#components/automation/run-list.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { RULE_OUTCOMES } from "#lib/domain/automation/rule.ts";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { one } from "#lib/domain/query.ts";
import { deskRules, ruleLog } from "#lib/features/automation/queries.ts";
import { readLogFilter } from "#lib/features/automation/schema.ts";
import { ruleChoices } from "#lib/features/automation/values.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("automation.logPage"))("title") };
}

/** Every run of a rule of the desk on a case, by rule, case and outcome. */
export default async function RuleLogPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    rule: one(query.rule) ?? "",
    case: one(query.case) ?? "",
    outcome: one(query.outcome) ?? "",
  };
  const filter = readLogFilter(asked);
  const cursor = { after: one(query.after) || null, before: one(query.before) || null };
  const { log, rules, choices, team } = await readPage(vendor, async ({ actor, tx }) => {
    if (!automationPolicy.read(actor, null)) return notFoundRefusal();
    const log = await ruleLog(tx, actor, filter, cursor);
    const rules = (await deskRules(tx, actor)).map(({ id, name }) => ({ value: id, label: name }));
    const { ruleId } = filter;
    return {
      log,
      // One that was removed is still what is looked at.
      rules:
        ruleId === null || rules.some(rule => rule.value === ruleId)
          ? rules
          : [...rules, { value: ruleId, label: log.rows[0]?.ruleName ?? "–" }],
      choices: await ruleChoices(
        tx,
        actor,
        log.rows.flatMap(run => run.matched),
      ),
      team: actor.orgName,
    };
  });
  const t = await getTranslations("automation");
  const base = `/${vendor}/tickets/rules`;
  const filtered = filter.ruleId !== null || filter.number !== null || filter.outcome !== null;
  const at = (name: "after" | "before", word: string | null) => {
    if (word === null) return null;
    const kept = Object.entries(asked).filter(([, value]) => value !== "");
    return `${base}/log?${new URLSearchParams([...kept, [name, word]])}`;
  };
  return (
    <div className="page">
      <Crumbs
        trail={[
          { label: t("back"), href: `/${vendor}/tickets` },
          { label: t("title"), href: base },
          { label: t("log") },
        ]}
      />
      <PageHeader title={t("logPage.title")}>{t("logPage.lead", { team })}</PageHeader>
      <Form action={`${base}/log`} className="row wrap auto-filter" key={JSON.stringify(asked)}>
        <Field id="log-rule" label={t("logPage.rule")}>
          {control => (
            <Select
              {...control}
              name="rule"
              defaultValue={filter.ruleId ?? ""}
              placeholder={t("logPage.anyRule")}
              options={rules}
            />
          )}
        </Field>
        <Field id="log-case" label={t("logPage.case")}>
          {control => <Input {...control} name="case" defaultValue={filter.number ?? ""} maxLength={30} />}
        </Field>
        <Field id="log-outcome" label={t("logPage.outcome")}>
          {control => (
            <Select
              {...control}
              name="outcome"
              defaultValue={filter.outcome ?? ""}
              placeholder={t("logPage.anyOutcome")}
              options={RULE_OUTCOMES.map(value => ({ value, label: t(`outcomes.${value}`) }))}
            />
          )}
        </Field>
        <Button type="submit">{t("logPage.show")}</Button>
      </Form>
      {log.rows.length === 0 ? (
        <EmptyState level={2} title={filtered ? t("logPage.nothing") : t("logPage.none")}>
          {filtered ? t("logPage.nothingText") : t("logPage.noneText")}
        </EmptyState>
      ) : (
        <RunList workspace={vendor} runs={log.rows} choices={choices} />
      )}
      <Pager
        previous={at("before", log.previous)}
        next={at("after", log.next)}
        previousLabel={t("logPage.newer")}
        nextLabel={t("logPage.older")}
      />
    </div>
  );
}
