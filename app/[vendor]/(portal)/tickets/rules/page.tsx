import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditRule } from "#components/automation/rule-form.tsx";
import { RuleList } from "#components/automation/rule-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { deskRules } from "#lib/features/automation/queries.ts";
import { ruleChoices } from "#lib/features/automation/values.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("automation"))("title") };
}

/** What a desk does by itself: its rules, in the order in which they run. */
export default async function RulesPage({ params }: Props) {
  const { vendor } = await params;
  const { rules, choices, changes, team, side } = await readPage(vendor, async ({ actor, tx }) => {
    if (!automationPolicy.read(actor, null)) return notFoundRefusal();
    const rules = await deskRules(tx, actor);
    return {
      rules,
      choices: await ruleChoices(
        tx,
        actor,
        rules.flatMap(rule => rule.conditions),
      ),
      changes: automationPolicy.change(actor, null),
      team: actor.orgName,
      side: actor.side,
    };
  });
  const t = await getTranslations("automation");
  const recurring = await getTranslations("recurring");
  const base = `/${vendor}/tickets/rules`;
  return (
    <ClientMessages ns={["automation", "savedReplies", "tickets"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("back"), href: `/${vendor}/tickets` }, { label: t("title") }]} />
        <PageHeader
          title={t("title")}
          actions={
            <>
              <ButtonLink look="ghost" href={`/${vendor}/tickets/recurring`}>
                {recurring("title")}
              </ButtonLink>
              <ButtonLink look="ghost" href={`${base}/log`}>
                {t("log")}
              </ButtonLink>
              {changes && <EditRule workspace={vendor} side={side} choices={choices} rule={null} />}
            </>
          }
        >
          {t("lead", { team })}
        </PageHeader>
        {rules.length === 0 ? (
          <EmptyState level={2} title={t("none")}>
            {changes ? t("noneText") : t("refusal.notLead")}
          </EmptyState>
        ) : (
          <RuleList workspace={vendor} side={side} rules={rules} choices={choices} changes={changes} />
        )}
      </div>
    </ClientMessages>
  );
}
