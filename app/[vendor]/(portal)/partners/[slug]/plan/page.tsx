import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ReturnPlan, ValidatePlan } from "#components/business-plan/plan-deeds.tsx";
import { PlanForm } from "#components/business-plan/plan-form.tsx";
import { PlanStatus, PlanText } from "#components/business-plan/plan-text.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { businessPlanPolicy } from "#lib/domain/policies/agreement.ts";
import { plansOf } from "#lib/features/business-plans/queries.ts";
import { planContent } from "#lib/features/business-plans/schema.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const data = await partnerPage(tx, actor, workspace, slug, now);
    const { plans, editions } = await plansOf(tx, actor, data.standing);
    const { partnerOrgId, state } = data.standing;
    const open = plans.find(plan => plan.state !== "validated");
    const writable = { partnerOrgId, state: open?.state ?? ("draft" as const) };
    return {
      ...data,
      workspace,
      plans,
      editions,
      mayWrite: state !== "ended" && businessPlanPolicy.write(actor, writable),
      mayDecide: plans
        .filter(plan => businessPlanPolicy.validate(actor, { partnerOrgId, state: plan.state }))
        .map(plan => plan.id),
      open,
    };
  }),
);

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { head } = await load(vendor, slug);
  return { title: `${(await getTranslations("partners.tabs"))("plan")} · ${head.orgName}` };
}

export default async function PlanPage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const { write } = await searchParams;
  const { head, standing, workspace, plans, editions, mayWrite, mayDecide, open, today } = await load(
    vendor,
    slug,
  );
  const t = await getTranslations("onboarding.plan");
  // Once a plan holds, a new one begins with a press, not with an empty form.
  const writes = mayWrite && (open !== undefined || plans.length === 0 || write === "new");
  const read = plans.filter(plan => !(writes && plan.id === open?.id));
  const about = (plan: (typeof plans)[number]) => ({
    workspace: vendor,
    planId: plan.id,
    version: plan.version,
    title: plan.title || t("untitled"),
    company: head.orgName,
  });
  // The newest text of a plan is the plan itself; the ones before stay readable.
  const earlier = (planId: string, current: boolean) =>
    editions.filter(edition => edition.planId === planId).slice(current ? 1 : 0);
  return (
    <ClientMessages ns={["onboarding"]}>
      <PartnerFrame head={head} vendor={vendor} current="plan">
        <p className="m" style={{ marginTop: 20 }}>
          {t("lead", { vendor: workspace.name })}
        </p>
        {mayWrite && !writes && (
          <div style={{ marginTop: 16 }}>
            <ButtonLink href={`/${vendor}/partners/${slug}/plan?write=new`}>{t("begin")}</ButtonLink>
          </div>
        )}
        {writes && (
          <section className="sec" aria-labelledby="write">
            <SectionHeader id="write" title={open?.title || (open ? t("untitled") : t("begin"))} rule>
              {open && <PlanStatus state={open.state} />}
            </SectionHeader>
            {open?.state === "returned" && (
              <Message tone="warn" title={t("returnedBy", { name: open.decidedBy ?? "" })}>
                <span className="prose">{open.remark}</span>
              </Message>
            )}
            <div style={{ maxWidth: 720, marginTop: 16 }}>
              <PlanForm
                key={open?.id ?? "new"}
                workspace={vendor}
                partnershipId={standing.id}
                planId={open?.id ?? null}
                version={open?.version ?? 0}
                title={open?.title ?? ""}
                content={open?.content ?? planContent.parse({})}
              />
            </div>
          </section>
        )}
        {read.length === 0 && !writes && (
          <EmptyState title={t("empty")}>
            {head.side === "vendor" ? t("emptyVendor", { company: head.orgName }) : t("emptyPartner")}
          </EmptyState>
        )}
        {read.map(plan => (
          <section key={plan.id} className="sec" aria-labelledby={`plan-${plan.id}`}>
            <SectionHeader id={`plan-${plan.id}`} title={plan.title || t("untitled")} rule>
              <PlanStatus state={plan.state} />
            </SectionHeader>
            <p className="sm mm">
              {plan.submittedAt &&
                plan.submittedBy &&
                t.rich("submittedBy", {
                  name: plan.submittedBy,
                  time: () => <Time instant={plan.submittedAt ?? 0} titleZone={workspace.timeZone} />,
                })}
              {plan.validFrom && (
                <>
                  {" · "}
                  {plan.validUntil
                    ? t.rich("validTo", {
                        day: () => <Day date={plan.validFrom ?? ""} style="full" />,
                        end: () => <Day date={plan.validUntil ?? ""} style="full" />,
                      })
                    : t.rich("valid", { day: () => <Day date={plan.validFrom ?? ""} style="full" /> })}
                </>
              )}
            </p>
            {plan.state === "returned" && plan.remark && (
              <Message tone="warn" title={t("returnedBy", { name: plan.decidedBy ?? "" })}>
                <span className="prose">{plan.remark}</span>
              </Message>
            )}
            <PlanText content={plan.content} />
            {mayDecide.includes(plan.id) && (
              <div className="row wrap" style={{ marginTop: 16 }}>
                <ReturnPlan {...about(plan)} />
                <ValidatePlan {...about(plan)} today={today} />
              </div>
            )}
          </section>
        ))}
        {plans.map(plan => {
          const texts = earlier(plan.id, plan.state === "submitted" || plan.state === "validated");
          return texts.length === 0 ? null : (
            <section key={`texts-${plan.id}`} className="sec" aria-labelledby={`texts-${plan.id}`}>
              <SectionHeader id={`texts-${plan.id}`} title={t("earlier")} count={texts.length} rule />
              {texts.map(edition => (
                <details key={edition.key} style={{ padding: "8px 0" }}>
                  <summary className="sm">
                    {edition.title}
                    {" · "}
                    {t.rich("edition", {
                      name: edition.by,
                      time: () => <Time instant={edition.at} titleZone={workspace.timeZone} />,
                    })}
                  </summary>
                  <PlanText content={edition.content} />
                </details>
              ))}
            </section>
          );
        })}
      </PartnerFrame>
    </ClientMessages>
  );
}
