"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentType, type MouseEvent, useCallback, useDeferredValue, useMemo } from "react";
import { KeepingLine } from "#components/forms/keeping-line.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { type DraftDefinition, type DraftPart, PARTS, type Part } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { savePartAction } from "#lib/features/programmes/actions.ts";
import { problemsOf } from "#lib/features/programmes/definition/problems.ts";
import { draftHref, programmeHref, programmesHref, publishHref } from "./address.ts";
import { DraftMenu } from "./draft-menu.tsx";
import { Gone, MeetingNotice } from "./meeting.tsx";
import { type Editing, EditingProvider } from "./part-context.tsx";
import { PartNav } from "./part-nav.tsx";
import { AgreementsPart } from "./parts/agreements.tsx";
import { ApplicationPart } from "./parts/application.tsx";
import { AreasPart } from "./parts/areas.tsx";
import { BenefitsPart } from "./parts/benefits.tsx";
import { GeneralPart } from "./parts/general.tsx";
import { PhasesPart } from "./parts/phases.tsx";
import { RequirementsPart } from "./parts/requirements.tsx";
import { RubricPart } from "./parts/rubric.tsx";
import { RulesPart } from "./parts/rules.tsx";
import { TiersPart } from "./parts/tiers.tsx";
import { TrainingsPart } from "./parts/trainings.tsx";
import { ProblemList, usePlace } from "./problem-list.tsx";
import { useEditingState } from "./use-editing-state.ts";
import { type SentPart, usePartSaving } from "./use-part.ts";

const FORMS: Record<Part, ComponentType> = {
  general: GeneralPart,
  tiers: TiersPart,
  requirements: RequirementsPart,
  benefits: BenefitsPart,
  phases: PhasesPart,
  areas: AreasPart,
  trainings: TrainingsPart,
  agreements: AgreementsPart,
  application: ApplicationPart,
  rubric: RubricPart,
  rules: RulesPart,
};

export type EditorProps = {
  vendor: string;
  programmeId: string;
  draftId: string;
  slug: string;
  part: Part;
  sent: SentPart<DraftPart<Part>>;
  draft: DraftDefinition;
  /** The version the draft was begun from, with what it says. */
  base: { version: number; definition: DraftDefinition } | null;
  /** The version in force, for a comparison. */
  inForce: number | null;
  draftVersion: number;
};

/** One part of a draft: kept as it is typed, checked as it is typed. */
export function ProgrammeEditor(props: EditorProps) {
  const { vendor, programmeId, slug, part, sent, base } = props;
  const t = useTranslations("programmeEditor");
  const settings = useTranslations("settings");
  const locale = useLocale();
  const router = useRouter();
  const saving = usePartSaving(props.draftId, part, sent, (version, content) =>
    savePartAction(vendor, { programmeId, part, version, content }),
  );
  const { content, typed, change, flush, keeping, meeting } = saving;
  const draft = useMemo(() => ({ ...props.draft, ...content }) as DraftDefinition, [props.draft, content]);
  const checked = useDeferredValue(draft);
  const problems = useMemo(() => problemsOf(checked), [checked]);
  const { odd, lead, ...fields } = useEditingState(props.draftId, part, typed, change);
  /** Goes there once what is typed is kept. */
  const goTo = useCallback(
    async (href: string) => {
      await flush();
      router.push(href);
    },
    [flush, router],
  );
  /** The same for a link; another tab or window is the browser's to open. */
  const leads = (href: string) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void goTo(href);
  };

  const name = textIn(draft.name, locale).trim() || slug;
  const mine = problems.filter(problem => problem.part === part);
  const place = usePlace(draft);
  const editing: Editing = {
    draft,
    published: base?.definition ?? null,
    problems: mine,
    currency: draft.annualFee?.currency ?? draft.trainings.find(one => one.price)?.price.currency ?? "EUR",
    odd,
    ...fields,
    partHref: other => draftHref(vendor, slug, other as Part),
    leads,
  };
  const Form = FORMS[part];
  const next = PARTS[PARTS.indexOf(part) + 1];
  const ready = !problems.some(problem => problem.level === "error");
  return (
    <div className="page settings ed-page">
      <Crumbs
        trail={[
          { label: settings("title"), href: `/${vendor}/settings` },
          { label: settings("tabs.programmes"), href: programmesHref(vendor) },
          { label: name, ...(base ? { href: programmeHref(vendor, slug) } : {}) },
          { label: t("list.draft") },
        ]}
      />
      <PageHeader
        title={name}
        actions={
          <div className="row ed-acts">
            <DraftMenu
              vendor={vendor}
              programmeId={programmeId}
              draftId={props.draftId}
              slug={slug}
              base={base?.version ?? null}
              inForce={props.inForce}
              draftVersion={Math.max(props.draftVersion, saving.draftVersion)}
              flush={flush}
            />
            <ButtonLink
              look="pri"
              href={publishHref(vendor, slug)}
              onClick={leads(publishHref(vendor, slug))}
            >
              {t("editor.review")}
            </ButtonLink>
          </div>
        }
      >
        <span className="row wrap">
          <Tag tone="acc">{t("list.draft")}</Tag>
          <span>
            {base ? t("editor.draftOf", { version: base.version }) : t("editor.draftNew")}
            {ready && `, ${t("list.ready")}`}
          </span>
          <KeepingLine
            keeping={
              Object.keys(odd).length > 0
                ? { kind: "refused", reason: t("number.oddKept", { count: Object.keys(odd).length }) }
                : keeping
            }
          />
        </span>
      </PageHeader>
      <div className="ed">
        <PartNav
          label={t("editor.parts")}
          parts={PARTS}
          part={part}
          problems={problems}
          words={{
            part: one => t(`parts.${one}`),
            wrong: count => t("editor.wrongIn", { count }),
            missing: count => t("editor.missingIn", { count }),
          }}
          href={one => draftHref(vendor, slug, one)}
          turn={one => leads(draftHref(vendor, slug, one))}
        />
        <div className="ed-main">
          {saving.gone && <Gone content={content} href={programmesHref(vendor)} />}
          {meeting && (
            <MeetingNotice
              part={part}
              meeting={meeting}
              draft={draft}
              choose={saving.choose}
              heard={saving.heard}
            />
          )}
          <div className="ed-head">
            <h2>{t(`parts.${part}`)}</h2>
            <p className="m">{t(`leads.${part}`)}</p>
          </div>
          <ProblemList problems={mine} place={place} lead={lead} />
          <EditingProvider value={editing}>
            <Form />
          </EditingProvider>
          <div className="row wrap ed-foot">
            {next && (
              <Link
                className="btn"
                href={draftHref(vendor, slug, next)}
                onClick={leads(draftHref(vendor, slug, next))}
              >
                {t("editor.next", { part: t(`parts.${next}`) })}
                <ArrowRight className="i i-s" aria-hidden="true" />
              </Link>
            )}
            <span className="mm sm">
              {t.rich("editor.lastSaved", {
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
