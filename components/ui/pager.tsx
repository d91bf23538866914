import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button.tsx";

type PagerProps = {
  /** What is shown, such as “50 of 1,204, newest first”. */
  summary?: ReactNode;
  previous?: string | null;
  next?: string | null;
  previousLabel?: string;
  nextLabel?: string;
};

/** Keyset pages: one back, one on, no numbers. Draws nothing when all fits on one page and there is no summary. */
export function Pager({ summary, previous, next, previousLabel, nextLabel }: PagerProps) {
  const t = useTranslations("ui.pager");
  if (!previous && !next && !summary) return null;
  const back = (
    <>
      <ArrowLeft className="i i-s" aria-hidden="true" />
      {previousLabel ?? t("earlier")}
    </>
  );
  const on = (
    <>
      {nextLabel ?? t("later")}
      <ArrowRight className="i i-s" aria-hidden="true" />
    </>
  );
  return (
    <nav className="pager" aria-label={t("label")}>
      {summary && <span>{summary}</span>}
      <span className="grow" />
      {(previous || next) &&
        (previous ? (
          <ButtonLink size="sml" href={previous} rel="prev">
            {back}
          </ButtonLink>
        ) : (
          <Button size="sml" disabled>
            {back}
          </Button>
        ))}
      {(previous || next) &&
        (next ? (
          <ButtonLink size="sml" href={next} rel="next">
            {on}
          </ButtonLink>
        ) : (
          <Button size="sml" disabled>
            {on}
          </Button>
        ))}
    </nav>
  );
}
