"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import {
  type ComponentType,
  type MouseEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from "react";
import { KeepingLine } from "#components/forms/keeping-line.tsx";
import { useAfterPress } from "#components/forms/use-after-press.ts";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { type DraftDefinition, type DraftPart, PARTS, type Part } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { problemsOf } from "#lib/features/programmes/definition/problems.ts";
import { draftHref, programmeHref, programmesHref, publishHref } from "./address.ts";
import { DraftMenu } from "./draft-menu.tsx";
import { keepOddNumbers, keptOddNumbers, lastingPath, type OddNumbers } from "./kept-part.ts";
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
import { fieldId, withValueAt } from "./path.ts";
import { ProblemList } from "./problem-list.tsx";
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
  const saving = usePartSaving(vendor, props, part, sent);
  const { content, typed, change, flush, keeping, meeting } = saving;
  const draft = useMemo(() => ({ ...props.draft, ...content }) as DraftDefinition, [props.draft, content]);
  const checked = useDeferredValue(draft);
  const problems = useMemo(() => problemsOf(checked), [checked]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [reveal, setReveal] = useState({ path: "", n: 0 });

  // Two fields may be set at once: the second builds on the first.
  const set = useCallback(
    (path: string, value: unknown) => change(withValueAt(typed(), path, value)),
    [change, typed],
  );
  const [odd, setOdd] = useState<OddNumbers>({});
  const { draftId } = props;
  useEffect(() => setOdd(keptOddNumbers(draftId, part)), [draftId, part]);
  const keepOdd = useCallback(
    (path: string, text: string | null) =>
      setOdd(before => {
        const at = lastingPath(typed(), path);
        if (at === null || (before[at] ?? null) === text) return before;
        const { [at]: _, ...others } = before;
        const next = text === null ? others : { ...others, [at]: text };
        keepOddNumbers(draftId, part, next);
        return next;
      }),
    [draftId, part, typed],
  );
  const afterPress = useAfterPress();
  const touch = useCallback(
    (path: string) =>
      afterPress(() => setTouched(before => (before.has(path) ? before : new Set(before).add(path)))),
    [afterPress],
  );
  const lead = useCallback(
    (path: string) => {
      touch(path);
      setReveal(before => ({ path, n: before.n + 1 }));
    },
    [touch],
  );
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

  useEffect(() => {
    const at = window.location.hash.slice(1);
    if (at.startsWith("p-")) lead(at.slice(2).replaceAll("-", "."));
  }, [lead]);

  // The field may stand in things that are still opening.
  useEffect(() => {
    if (reveal.n === 0) return;
    const steps = reveal.path.split(".");
    let tries = 0;
    let frame = 0;
    const look = () => {
      const id = fieldId(reveal.path);
      const exact = document.getElementById(id);
      if (!exact && tries++ < 12) {
        frame = requestAnimationFrame(look);
        return;
      }
      for (let length = steps.length; length > 0; length--) {
        const found = document.getElementById(fieldId(steps.slice(0, length).join(".")));
        if (!found) continue;
        const control = found.matches("input, select, textarea")
          ? found
          : (found.querySelector<HTMLElement>("input, select, textarea") ?? found);
        control.closest("details")?.setAttribute("open", "");
        control.focus();
        control.scrollIntoView({ block: "center" });
        return;
      }
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [reveal]);

  const name = textIn(draft.name, locale).trim() || slug;
  const mine = problems.filter(problem => problem.part === part);
  const editing: Editing = {
    part,
    draft,
    published: base?.definition ?? null,
    problems: mine,
    set,
    afterPress,
    touch,
    touched,
    odd,
    keepOdd,
    reveal,
    partHref: other => draftHref(vendor, slug, other),
    leads,
  };
  const Form = FORMS[part];
  const next = PARTS[PARTS.indexOf(part) + 1];
  const ready = !problems.some(problem => problem.level === "error");
  return (
    <div className="page settings ed-page">
      <Crumbs
        trail={[
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
        <PartNav vendor={vendor} slug={slug} part={part} problems={problems} leads={leads} />
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
          <ProblemList problems={mine} draft={draft} lead={lead} />
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
