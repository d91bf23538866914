import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { PromiseCheck } from "#components/contracts/promise-check.tsx";
import { editPlanHref, planHref, plansHref, reviewPlanHref } from "#components/plan-editor/address.ts";
import { PlanDifferences } from "#components/plan-editor/differences-view.tsx";
import { PublishPlan } from "#components/plan-editor/publish.tsx";
import { FromDay } from "#components/publication/from-day.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { one } from "#lib/domain/query.ts";
import { eitherOf, textIn } from "#lib/domain/text.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { planReview } from "#lib/features/plans/editing.ts";
import { planOf } from "#lib/features/plans/problems.ts";
import { planPromise } from "#lib/features/plans/promise.ts";
import { planSurroundings } from "#lib/features/plans/surroundings.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache((vendor: string, key: string, from: string) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const review = await planReview(tx, actor, key, isPlainDate(from) ? from : null, today);
    const around = await planSurroundings(tx, actor.tenantId, today);
    const plan = planOf(review.draft.content, around);
    const asked = { from: review.effectiveFrom, zone: workspace.timeZone };
    return {
      review,
      around,
      promise: plan && (await planPromise(tx, actor.tenantId, { terms: plan.terms, ...asked })),
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  const { review } = await load(vendor, key, one((await searchParams).from));
  const name = eitherOf(review.draft.content.name, await getLocale()) || key;
  return { title: (await getTranslations("plans.review"))("title", { version: review.number, name }) };
}

/** Before a version is published: what it says otherwise, from when, and who keeps what they signed. */
export default async function ReviewPlanPage({ params, searchParams }: Props) {
  const { vendor, key } = await params;
  const { review, around, promise } = await load(vendor, key, one((await searchParams).from));
  const t = await getTranslations("plans.review");
  const words = await getTranslations();
  const parts = await getTranslations("plans.parts");
  const settings = await getTranslations("settings");
  const locale = await getLocale();
  const { draft, number, problems, before, effectiveFrom, limits, replaces, versions, contracts } = review;
  const { name: named } = draft.content;
  const name = textIn(named, locale) || eitherOf(named, locale) || key;
  const errors = problems.filter(problem => problem.level === "error");
  const hints = problems.filter(problem => problem.level === "warning");
  const title = t("title", { version: number, name });
  const inParts = [...new Set(errors.map(problem => problem.part))];
  return (
    <ClientMessages ns={["plans", "programmes", "people"]}>
      <div className="page publication">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.plans"), href: plansHref(vendor) },
            { label: name, ...(before ? { href: planHref(vendor, key) } : {}) },
            { label: title },
          ]}
        />
        <PageHeader
          title={title}
          actions={<ButtonLink href={editPlanHref(vendor, key)}>{t("back")}</ButtonLink>}
        >
          <span>
            {t.rich("lead", {
              name: draft.savedBy,
              when: () => <Time instant={draft.savedAt.getTime()} style="full" />,
            })}
          </span>
        </PageHeader>
        {errors.length > 0 && (
          <Message tone="warn" title={t("problems", { count: errors.length })}>
            <p>{t("problemsText")}</p>
            <ul className="dots">
              {inParts.map(part => (
                <li key={part}>
                  <Link href={editPlanHref(vendor, key, part)}>{parts(part)}</Link>
                </li>
              ))}
            </ul>
          </Message>
        )}
        {hints.length > 0 && (
          <Message tone="info" title={t("hints")}>
            <ul className="dots">
              {hints.map(problem => (
                <li key={`${problem.path} ${problem.key}`}>
                  <Link href={editPlanHref(vendor, key, problem.part)}>{parts(problem.part)}</Link>
                  {": "}
                  {words(problem.key as never, problem.params as never)}
                </li>
              ))}
            </ul>
          </Message>
        )}
        <LabelledPart
          id="what"
          title={t("what")}
          text={before && t("whatText", { version: before.version })}
          wide
        >
          {before ? (
            <PlanDifferences differences={before.differences} around={around} flat />
          ) : (
            <p className="m">{t("first")}</p>
          )}
        </LabelledPart>
        {errors.length === 0 && (
          <>
            <LabelledPart id="when" title={t("when")} text={t("whenText")}>
              <div className="stack">
                <FromDay
                  action={reviewPlanHref(vendor, key)}
                  words={{ title: t("when"), from: t("from"), look: t("look") }}
                  day={effectiveFrom}
                  first={limits.first}
                  last={limits.last}
                />
                {replaces.map(one => (
                  <p key={one.version} className="m">
                    {t("replaces", { version: one.version, day: dayText(one.effectiveFrom, locale) })}
                  </p>
                ))}
              </div>
            </LabelledPart>
            <LabelledPart id="whom" title={t("whom")} text={t("whomText")}>
              <div className="stack">
                <p>{t("contracts", { count: contracts })}</p>
                {contracts > 0 && (
                  <ul className="dots sm">
                    {versions.map(one => (
                      <li key={one.version}>{t("keep", { count: one.contracts, version: one.version })}</li>
                    ))}
                  </ul>
                )}
                <p className="m">{t("newOnes", { version: number, day: dayText(effectiveFrom, locale) })}</p>
              </div>
            </LabelledPart>
            {promise && (
              <LabelledPart
                id="kept"
                title={words("promise.title")}
                text={words("promise.from", { day: dayText(effectiveFrom, locale) })}
                wide
              >
                <PromiseCheck promise={promise} />
              </LabelledPart>
            )}
            <PublishPlan
              vendor={vendor}
              planKey={key}
              version={draft.version}
              number={number}
              effectiveFrom={effectiveFrom}
            />
          </>
        )}
      </div>
    </ClientMessages>
  );
}
