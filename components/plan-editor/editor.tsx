"use client";

import { ArrowRight } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type ComponentType,
  type MouseEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { KeepingLine } from "#components/forms/keeping-line.tsx";
import { EditingProvider } from "#components/programme-editor/part-context.tsx";
import { PartNav } from "#components/programme-editor/part-nav.tsx";
import { valueAt } from "#components/programme-editor/path.ts";
import { ProblemList } from "#components/programme-editor/problem-list.tsx";
import { useEditingState } from "#components/programme-editor/use-editing-state.ts";
import { type SentPart, usePartSaving } from "#components/programme-editor/use-part.ts";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import {
  PLAN_PARTS,
  type PlanDraftDefinition,
  type PlanPart,
  planPartOf,
} from "#lib/domain/contracts/plan-draft.ts";
import { savePlanAction } from "#lib/features/plans/actions.ts";
import { problemsOfPlan } from "#lib/features/plans/problems.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { editPlanHref, KEPT_AS, planHref, plansHref, reviewPlanHref } from "./address.ts";
import { PlanMenu } from "./draft-menu.tsx";
import { PlanGone, PlanMeeting } from "./meeting.tsx";
import { ChecklistsPart } from "./parts/checklists.tsx";
import { EntitlementsPart } from "./parts/entitlements.tsx";
import { EscalationPart } from "./parts/escalation.tsx";
import { GeneralPart } from "./parts/general.tsx";
import { LevelsPart } from "./parts/levels.tsx";
import { OptionsPart } from "./parts/options.tsx";
import { PricePart } from "./parts/price.tsx";
import { PrioritiesPart } from "./parts/priorities.tsx";
import { TargetsPart } from "./parts/targets.tsx";
import { useWords } from "./say.ts";
import { AroundProvider } from "./use-plan.ts";
import { usePlanPlace } from "./words.ts";

const FORMS: Record<PlanPart, ComponentType> = {
  general: GeneralPart,
  targets: TargetsPart,
  escalation: EscalationPart,
  levels: LevelsPart,
  entitlements: EntitlementsPart,
  price: PricePart,
  priorities: PrioritiesPart,
  checklists: ChecklistsPart,
  options: OptionsPart,
};

type Props = {
  vendor: string;
  planKey: string;
  draftId: string;
  sent: SentPart<PlanDraftDefinition>;
  base: { version: number; definition: PlanDraftDefinition } | null;
  published: boolean;
  around: PlanAround;
};

/** A plan's draft, part by part: kept as it is typed, checked as it is typed. */
export function PlanEditor({ vendor, planKey, draftId, sent, base, published, around }: Props) {
  const t = useTranslations("plans");
  const settings = useTranslations("settings");
  const router = useRouter();
  const asked = useSearchParams().get("part");
  const part = PLAN_PARTS.find(one => one === asked) ?? "general";
  const saving = usePartSaving(draftId, KEPT_AS, sent, (version, content) =>
    savePlanAction(vendor, { key: planKey, version, content }),
  );
  const { content, typed, change, flush, keeping, meeting } = saving;
  const checked = useDeferredValue(content);
  const problems = useMemo(() => problemsOfPlan(checked, around), [checked, around]);
  const { odd, lead, ...fields } = useEditingState(draftId, KEPT_AS, typed, change);
  const words = useWords();
  const place = usePlanPlace(content);

  const head = useRef<HTMLHeadingElement>(null);
  /** To another part: the draft stays where it is. */
  const turnTo = useCallback(
    (next: PlanPart) => window.history.pushState(null, "", editPlanHref(vendor, planKey, next)),
    [vendor, planKey],
  );
  const turn = (next: PlanPart) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    turnTo(next);
    // As if it were another page: from its head on, also by keyboard.
    window.scrollTo({ top: 0 });
    head.current?.focus({ preventScroll: true });
  };
  /** Goes there once what is typed is kept. */
  const leads = (href: string) => async (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    await flush();
    router.push(href);
  };
  /** To a field, wherever it stands. */
  const [wanted, setWanted] = useState<string | null>(null);
  const leadTo = (path: string) => {
    const there = planPartOf(path);
    if (there === part) lead(path);
    else {
      turnTo(there);
      setWanted(path);
    }
  };
  useEffect(() => {
    if (wanted === null || planPartOf(wanted) !== part) return;
    setWanted(null);
    lead(wanted);
  }, [wanted, part, lead]);

  const name = words(content.name) || planKey;
  const mine = problems.filter(problem => problem.part === part);
  const Form = FORMS[part];
  const next = PLAN_PARTS[PLAN_PARTS.indexOf(part) + 1];
  const ready = !problems.some(problem => problem.level === "error");
  const version = Math.max(sent.version, saving.draftVersion);
  // What was typed where nothing is any more, as of a clock that was taken out, is of no account.
  const odds = Object.keys(odd).filter(path => {
    const inside = valueAt(content, path.split(".").slice(0, -1).join("."));
    const asked = path.startsWith("terms.") || problems.some(problem => problem.path === path);
    return asked && typeof inside === "object" && inside !== null;
  }).length;
  return (
    <div className="page settings ed-page">
      <Crumbs
        trail={[
          { label: settings("title"), href: `/${vendor}/settings` },
          { label: settings("tabs.plans"), href: plansHref(vendor) },
          { label: name, ...(published ? { href: planHref(vendor, planKey) } : {}) },
          { label: t("edit.draft") },
        ]}
      />
      <PageHeader
        title={name}
        actions={
          <div className="row ed-acts">
            <PlanMenu
              vendor={vendor}
              planKey={planKey}
              draftId={draftId}
              version={version}
              base={base?.version ?? null}
              published={published}
              around={around}
              draft={content}
              flush={flush}
              put={change}
            />
            <ButtonLink
              look="pri"
              href={reviewPlanHref(vendor, planKey)}
              onClick={leads(reviewPlanHref(vendor, planKey))}
            >
              {t("edit.review")}
            </ButtonLink>
          </div>
        }
      >
        <span className="row wrap">
          <Tag tone="acc">{t("edit.draft")}</Tag>
          <span>
            {base ? t("edit.draftOf", { version: base.version }) : t("edit.draftNew")}
            {ready && `, ${t("edit.ready")}`}
          </span>
          <KeepingLine
            keeping={odds > 0 ? { kind: "refused", reason: t("edit.oddKept", { count: odds }) } : keeping}
          />
        </span>
      </PageHeader>
      <div className="ed">
        <PartNav
          label={t("edit.parts")}
          parts={PLAN_PARTS}
          part={part}
          problems={problems}
          words={{
            part: one => t(`parts.${one}`),
            wrong: count => t("edit.wrongIn", { count }),
            missing: count => t("edit.missingIn", { count }),
          }}
          href={one => editPlanHref(vendor, planKey, one)}
          turn={turn}
        />
        <div className="ed-main">
          {saving.gone && <PlanGone content={content} href={plansHref(vendor)} />}
          {meeting && (
            <PlanMeeting meeting={meeting} around={around} choose={saving.choose} heard={saving.heard} />
          )}
          <div className="ed-head">
            <h2 ref={head} tabIndex={-1}>
              {t(`parts.${part}`)}
            </h2>
            <p className="m">{t(`leads.${part}`)}</p>
          </div>
          <ProblemList problems={mine} place={place} lead={leadTo} />
          <AroundProvider value={around}>
            <EditingProvider
              value={{
                draft: content,
                published: base?.definition ?? null,
                problems: mine,
                currency: content.price.minimum.currency,
                odd,
                ...fields,
                partHref: () => "",
                leads: () => () => {},
              }}
            >
              <Form key={part} />
            </EditingProvider>
          </AroundProvider>
          <div className="row wrap ed-foot">
            {next && (
              <Link className="btn" href={editPlanHref(vendor, planKey, next)} onClick={turn(next)}>
                {t("edit.next", { part: t(`parts.${next}`) })}
                <ArrowRight className="i i-s" aria-hidden="true" />
              </Link>
            )}
            <span className="mm sm">
              {t.rich("edit.lastSaved", {
                name: sent.savedBy,
                when: () => <Time instant={sent.savedAt} style="ago" />,
              })}
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}
