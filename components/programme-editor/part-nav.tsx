"use client";

import { CircleAlert } from "lucide-react";
import { type MouseEvent, useEffect, useRef } from "react";
import Link from "#components/ui/link.tsx";
import type { Problem } from "#lib/domain/programmes/draft.ts";
import { weightOf } from "./part-context.tsx";

type Props<P extends string> = {
  /** What the list is called. */
  label: string;
  parts: readonly P[];
  part: P;
  problems: readonly (Pick<Problem, "level" | "key"> & { part: P })[];
  words: { part: (part: P) => string; wrong: (count: number) => string; missing: (count: number) => string };
  href: (part: P) => string;
  /** Goes there once what is typed is kept. */
  turn: (part: P) => (event: MouseEvent) => void;
};

/** The parts of a document that is edited part by part, with what each still needs. */
export function PartNav<P extends string>({ label, parts, part, problems, words, href, turn }: Props<P>) {
  const here = useRef<HTMLAnchorElement>(null);

  // On a phone the parts stand in one row that scrolls: the current one is in sight.
  useEffect(() => {
    const link = here.current;
    if (link?.dataset.part === part)
      link.parentElement?.parentElement?.scrollTo({ left: link.offsetLeft - 24 });
  }, [part]);

  return (
    <nav className="ed-nav" aria-label={label}>
      <ul>
        {parts.map(one => {
          const weights = problems.filter(problem => problem.part === one).map(weightOf);
          const wrong = weights.filter(weight => weight === "wrong").length;
          const missing = weights.filter(weight => weight === "missing").length;
          return (
            <li key={one}>
              <Link
                href={href(one)}
                data-part={one}
                ref={one === part ? here : undefined}
                aria-current={one === part ? "page" : undefined}
                onClick={turn(one)}
              >
                <span className="grow">{words.part(one)}</span>
                {wrong > 0 ? (
                  <span className="n breach-t">
                    <CircleAlert className="i i-s" aria-hidden="true" />
                    <span aria-hidden="true">{wrong}</span>
                    <span className="vh">{words.wrong(wrong)}</span>
                  </span>
                ) : (
                  missing > 0 && (
                    <span className="n mm">
                      <span aria-hidden="true">{missing}</span>
                      <span className="vh">{words.missing(missing)}</span>
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
