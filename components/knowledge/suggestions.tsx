"use client";

import { CheckCircle2, Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { noteSuggestionsAction } from "#lib/features/knowledge/actions.ts";
import type { SuggestionDto } from "#lib/features/knowledge/dto.ts";
import { textFileHref } from "#lib/features/knowledge/file-dto.ts";
import { CourseText, KindText } from "./words.tsx";

const Markdown = lazy(() =>
  import("#components/ui/markdown.tsx").then(module => ({ default: module.Markdown })),
);

/** Long enough that nobody is asked at every key, short enough to come while one thinks. */
const PAUSE_MS = 450;

type About = { words: string; productId: string; version: string };

/** Answers that may fit, asked for once the writer pauses; what came last stays until something else is there. */
function useSuggestions(slug: string, { words, productId, version }: About): SuggestionDto[] {
  const [found, setFound] = useState<SuggestionDto[]>([]);
  useEffect(() => {
    const asked = words.trim().slice(0, 1000);
    if (asked.length < 8) return;
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const query = new URLSearchParams({ w: slug, q: asked, product: productId, version });
        const answer = await fetch(`/api/knowledge/suggest?${query}`, { signal: gone.signal });
        if (answer.ok) setFound((await answer.json()) as SuggestionDto[]);
      } catch {
        // Offline or overtaken by the next words: the form works without.
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [slug, words, productId, version]);
  return found;
}

/**
 * What is known already, beside a case that is being written (S10). It stands in a place of its own so that nothing jumps, is told
 * to a screen reader without taking the focus, and asks at each answer whether it solved it.
 */
export function Suggestions({
  slug,
  sessionId,
  about,
  onSolved,
}: {
  slug: string;
  /** Of this writing: what was shown in it is counted once. */
  sessionId: string;
  about: About;
  onSolved: () => void;
}) {
  const t = useTranslations("knowledge.suggest");
  const head = useId();
  const found = useSuggestions(slug, about);
  const [open, setOpen] = useState<string | null>(null);
  const told = useRef(new Set<string>());
  const note = useRef((more: { shown?: string[]; opened?: string; solved?: string }) => {
    const { shown = [], opened = null, solved = null } = more;
    return noteSuggestionsAction(slug, { sessionId, shown, opened, solved, caseOpened: false }).catch(
      () => undefined,
    );
  });
  useEffect(() => {
    const fresh = found.map(one => one.id).filter(id => !told.current.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) told.current.add(id);
    note.current({ shown: fresh });
  }, [found]);
  function read(id: string) {
    setOpen(open === id ? null : id);
    if (open !== id) note.current({ opened: id });
  }
  return (
    <section className="kb-suggest" aria-labelledby={head}>
      <h3 id={head}>
        <Lightbulb className="i" aria-hidden="true" /> {t("title")}
      </h3>
      <p className="sm m" role="status">
        {t("count", { count: found.length })}
      </p>
      <ul>
        {found.map(one => (
          <li key={one.id}>
            <div className="row">
              <span className="grow">
                <b>{one.title}</b>
                <span className="sm m row wrap">
                  <KindText kind={one.kind} /> <CourseText course={one.course} />
                </span>
              </span>
              <Button
                size="sml"
                aria-expanded={open === one.id}
                aria-controls={`${head}${one.id}`}
                aria-label={t("openOf", { title: one.title })}
                onClick={() => read(one.id)}
              >
                {open === one.id ? t("close") : t("open")}
              </Button>
            </div>
            <div id={`${head}${one.id}`} hidden={open !== one.id} className="kb-suggested">
              {open === one.id && (
                <Suspense fallback={<span className="sk" />}>
                  <Answer slug={slug} one={one} />
                </Suspense>
              )}
              <div className="row wrap">
                <Button
                  size="sml"
                  look="plain"
                  onClick={() => {
                    note.current({ solved: one.id });
                    onSolved();
                  }}
                >
                  <CheckCircle2 className="i" aria-hidden="true" />
                  {t("solved")}
                </Button>
                <Link href={`/${slug}/knowledge/${one.number}`} target="_blank">
                  {t("full")}
                </Link>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ slug, one }: { slug: string; one: SuggestionDto }) {
  const t = useTranslations("knowledge.page");
  return (
    <>
      {one.summary && <p>{one.summary}</p>}
      {one.workaround && (
        <>
          <h4>{t("workaround")}</h4>
          <Markdown text={one.workaround} ownHref={textFileHref(slug)} />
        </>
      )}
      {one.resolution && (
        <>
          <h4>{t("resolution")}</h4>
          <Markdown text={one.resolution} ownHref={textFileHref(slug)} />
        </>
      )}
    </>
  );
}

/** It was the answer: nothing was opened, and what was typed is still there. */
export function Solved({ slug, onAnyway }: { slug: string; onAnyway: () => void }) {
  const t = useTranslations("knowledge.suggest");
  const here = useRef<HTMLDivElement>(null);
  // It stands below the answers, often out of the window: whoever said so is led to what follows.
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} tabIndex={-1} className="kb-solved">
      <Message
        tone="ok"
        role="status"
        title={t("done")}
        actions={
          <>
            <ButtonLink look="pri" href={`/${slug}/tickets`}>
              {t("toCases")}
            </ButtonLink>
            <Button onClick={onAnyway}>{t("anyway")}</Button>
          </>
        }
      >
        {t("doneText")}
      </Message>
    </div>
  );
}
