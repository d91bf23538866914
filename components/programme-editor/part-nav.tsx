"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useRef } from "react";
import Link from "#components/ui/link.tsx";
import { PARTS, type Part, type Problem } from "#lib/domain/programmes/draft.ts";
import { draftHref } from "./address.ts";
import { weightOf } from "./part-context.tsx";

type Props = {
  vendor: string;
  slug: string;
  part: Part;
  problems: readonly Problem[];
  /** Goes there once what is typed is kept. */
  leads: (href: string) => (event: MouseEvent) => void;
};

/** The parts of a programme with what each still needs. */
export function PartNav({ vendor, slug, part, problems, leads }: Props) {
  const t = useTranslations("programmeEditor");
  const here = useRef<HTMLAnchorElement>(null);

  // On a phone the parts stand in one row that scrolls: the current one is in sight.
  useEffect(() => {
    const link = here.current;
    if (link?.dataset.part === part)
      link.parentElement?.parentElement?.scrollTo({ left: link.offsetLeft - 24 });
  }, [part]);

  return (
    <nav className="ed-nav" aria-label={t("editor.parts")}>
      <ul>
        {PARTS.map(one => {
          const weights = problems.filter(problem => problem.part === one).map(weightOf);
          const wrong = weights.filter(weight => weight === "wrong").length;
          const missing = weights.filter(weight => weight === "missing").length;
          const href = draftHref(vendor, slug, one);
          return (
            <li key={one}>
              <Link
                href={href}
                data-part={one}
                ref={one === part ? here : undefined}
                aria-current={one === part ? "page" : undefined}
                onClick={leads(href)}
              >
                <span className="grow">{t(`parts.${one}`)}</span>
                {wrong > 0 ? (
                  <span className="n breach-t">
                    <CircleAlert className="i i-s" aria-hidden="true" />
                    <span aria-hidden="true">{wrong}</span>
                    <span className="vh">{t("editor.wrongIn", { count: wrong })}</span>
                  </span>
                ) : (
                  missing > 0 && (
                    <span className="n mm">
                      <span aria-hidden="true">{missing}</span>
                      <span className="vh">{t("editor.missingIn", { count: missing })}</span>
                    </span>
                  )
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
