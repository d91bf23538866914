import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ReturnPlan, ValidatePlan } from "#components/business-plan/plan-deeds.tsx";
import { PlanEditor } from "#components/business-plan/plan-editor.tsx";
import { PlanNotes } from "#components/business-plan/plan-notes.tsx";
import { PlanProgress } from "#components/business-plan/plan-progress.tsx";
import { PlanSection } from "#components/business-plan/plan-section.tsx";
import { PlanStatus } from "#components/business-plan/plan-text.tsx";
import { RevisePlan } from "#components/business-plan/revise-plan.tsx";
import { PartnerFrame } from "#components/partners/partner-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { PLAN_PARTS } from "#lib/domain/plans/content.ts";
import { planEnd, planMonths } from "#lib/domain/plans/validity.ts";
import { businessPlanPolicy } from "#lib/domain/policies/agreement.ts";
import { quarterOf } from "#lib/domain/time/quarters.ts";
import type { PlanDto } from "#lib/features/business-plans/dto.ts";
import { plansOf } from "#lib/features/business-plans/queries.ts";
import { planContent } from "#lib/features/business-plans/schema.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const data = await partnerPage(tx, actor, workspace, slug, now);
    const page = await plansOf(tx, actor, data.standing);
    const { partnerOrgId, state } = data.standing;
    const open = page.plans.find(plan => plan.state !== "validated") ?? null;
    const may = (what: keyof typeof businessPlanPolicy, plan: PlanDto | null) =>
      businessPlanPolicy[what](actor, { partnerOrgId, state: plan?.state ?? "draft" });
    return { ...data, ...page, workspace, open, may, goesOn: state !== "ended" };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  const { head } = await load(vendor, slug);
  return { title: `${(await getTranslations("partners.tabs"))("plan")} · ${head.orgName}` };
}

export default async function PlanPage({ params }: Props) {
  const { vendor, slug } = await params;
  const page = await load(vendor, slug);
  const { head, standing, workspace, plans, editions, notes, records, open, may, goesOn, today } = page;
  const t = await getTranslations("onboarding.plan");
  const { definition } = standing.programme;
  const end = (plan: PlanDto) => plan.validFrom && planEnd(plan.validFrom, plan.validUntil, definition);
  // The plan that counts: the one validated last, whether or not its time is over.
  const inForce = plans
    .filter(plan => plan.state === "validated")
    .sort((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0))[0];
  const writes = goesOn && may("write", open) && (open !== null || plans.length === 0);
  const read = plans
    .filter(plan => !(writes && plan.id === open?.id))
    .sort(
      (a, b) =>
        Number(b.id === open?.id) - Number(a.id === open?.id) ||
        Number(b === inForce) - Number(a === inForce),
    );
  const names = { vendor: workspace.name, partner: head.orgName };
  const notesOf = (plan: PlanDto) => (part: (typeof PLAN_PARTS)[number]) => (
    <PlanNotes
      workspace={vendor}
      planId={plan.id}
      part={part}
      notes={notes.filter(note => note.planId === plan.id && note.part === part)}
      mayNote={goesOn && may("note", plan)}
      names={names}
    />
  );
  const about = (plan: PlanDto) => ({
    workspace: vendor,
    planId: plan.id,
    version: plan.version,
    title: plan.title || t("untitled"),
    company: head.orgName,
  });
  const months = planMonths(definition);
  return (
    <ClientMessages ns={["onboarding"]}>
      <PartnerFrame head={head} vendor={vendor} current="plan">
        <p className="m" style={{ marginTop: 20 }}>
          {t("lead", { vendor: workspace.name })} {months !== null && t("validity", { months })}
        </p>
        {writes && (
          <section className="sec" aria-labelledby="write">
            <SectionHeader id="write" title={open?.title || (open ? t("untitled") : t("begin"))} rule>
              {open && <PlanStatus state={open.state} />}
            </SectionHeader>
            {open?.state === "returned" && (
              <>
                <Message tone="warn" title={t("returnedBy", { name: open.decidedBy ?? "" })}>
                  <span className="prose">{open.remark}</span>
                </Message>
                {PLAN_PARTS.map(part =>
                  notes.some(note => note.planId === open.id && note.part === part) ? (
                    <div key={part}>
                      <h3>{t(`part.${part}`)}</h3>
                      {notesOf(open)(part)}
                    </div>
                  ) : null,
                )}
              </>
            )}
            <div className="plan-write">
              <PlanEditor
                workspace={vendor}
                partnershipId={standing.id}
                planId={open?.id ?? null}
                revisions={open?.revisions ?? {}}
                title={open?.title ?? ""}
                content={open?.content ?? planContent({}, { from: quarterOf(today), quarters: 4 })}
                changedBy={open?.changedBy ?? ""}
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
          <PlanSection
            key={plan.id}
            plan={plan}
            end={end(plan)}
            editions={editions.filter(edition => edition.planId === plan.id)}
            basedOn={plans.find(other => other.id === plan.basedOnId) ?? null}
            zone={workspace.timeZone}
            folded={plan.state === "validated" && plan !== inForce}
            under={notesOf(plan)}
            deeds={
              goesOn && may("validate", plan) ? (
                <>
                  <ReturnPlan {...about(plan)} />
                  <ValidatePlan {...about(plan)} today={today} months={months} />
                </>
              ) : goesOn && plan === inForce && open === null && may("revise", plan) ? (
                <RevisePlan workspace={vendor} planId={plan.id} />
              ) : undefined
            }
            progress={
              plan === inForce &&
              plan.content.targets.items.length + plan.content.actions.items.length > 0 ? (
                <PlanProgress
                  workspace={vendor}
                  planId={plan.id}
                  content={plan.content}
                  records={records}
                  today={today}
                  mayRecord={goesOn && may("record", plan)}
                  zone={workspace.timeZone}
                />
              ) : undefined
            }
          />
        ))}
      </PartnerFrame>
    </ClientMessages>
  );
}
