import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RemoveRule, TurnRule } from "#components/automation/rule-deeds.tsx";
import { EditRule } from "#components/automation/rule-form.tsx";
import { RuleSentence } from "#components/automation/rule-sentence.tsx";
import { RuleTrial } from "#components/automation/rule-trial.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { one } from "#lib/domain/query.ts";
import { findRule, ruleHistory } from "#lib/features/automation/queries.ts";
import { lastTrials, trialHits } from "#lib/features/automation/trials.ts";
import { ruleChoices } from "#lib/features/automation/values.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("automation"))("title") };
}

/** One rule of a desk: what it says, whether it is on, and how it was before. */
export default async function RulePage({ params, searchParams }: Props) {
  const { vendor, id } = await params;
  const query = await searchParams;
  const asked = one(query.trial) ?? "";
  const cursor = { after: one(query.after) || null, before: one(query.before) || null };
  const page = await readPage(vendor, async ({ actor, tx, now }) => {
    const uuid = isUuid(id);
    const rule = uuid ? await findRule(tx, actor, id) : null;
    if (!rule) return notFoundRefusal();
    const trials = await lastTrials(tx, actor, id, now);
    const trial = trials.find(mine => mine.task.id === asked) ?? trials[0] ?? null;
    const hits = trial
      ? await trialHits(tx, actor, trial.task.id, cursor)
      : { rows: [], next: null, previous: null };
    const named = [...rule.conditions, ...hits.rows.flatMap(hit => hit.matched)];
    return {
      rule,
      history: await ruleHistory(tx, actor, id),
      choices: await ruleChoices(tx, actor, named),
      changes: automationPolicy.change(actor, rule),
      side: actor.side,
      trials,
      trial,
      hits,
    };
  });
  const { rule, history, choices, changes, side, trials, trial, hits } = page;
  const t = await getTranslations("automation");
  const base = `/${vendor}/tickets/rules`;
  const form = { workspace: vendor, rule };
  return (
    <ClientMessages ns={["automation", "savedReplies", "tickets", "tasks"]}>
      <div className="page auto-page">
        <Crumbs
          trail={[
            { label: t("back"), href: `/${vendor}/tickets` },
            { label: t("title"), href: base },
            { label: rule.name },
          ]}
        />
        <PageHeader
          title={rule.name}
          actions={
            changes && (
              <>
                <EditRule {...form} side={side} choices={choices} />
                <TurnRule {...form} />
                <RemoveRule {...form} back={base} />
              </>
            )
          }
        >
          <Tag tone={rule.active ? "ok" : "paused"}>{rule.active ? t("on") : t("off")}</Tag>{" "}
          <Link href={`${base}/log?rule=${rule.id}`}>{t("log")}</Link>
        </PageHeader>
        <section>
          <h2>{t("what")}</h2>
          <RuleSentence rule={rule} choices={choices} />
        </section>
        <RuleTrial
          workspace={vendor}
          rule={rule}
          trial={trial}
          hits={hits}
          trials={trials}
          choices={choices}
        />
        <section>
          <h2>{t("history")}</h2>
          <ul className="lines">
            {history.map(one => (
              <li key={one.version}>
                {t("version", { version: one.version })} · {one.name} · {one.active ? t("on") : t("off")}
                <div className="mm sm">
                  {t.rich("by", { name: one.byName, at: () => <Time instant={one.at} /> })}
                </div>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </ClientMessages>
  );
}
