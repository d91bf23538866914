"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef } from "react";
import { cx } from "./cx.ts";
import { AudienceTag, type AudienceTone } from "./timeline.tsx";

const Markdown = lazy(() => import("./markdown.tsx").then(module => ({ default: module.Markdown })));

type Props = { body: string; files: readonly File[]; tone: AudienceTone; audience: string };

/** What was just sent, at the foot of the conversation until it stands there itself, or comes back to the box. */
export function OutgoingMessage({ body, files, tone, audience }: Props) {
  const t = useTranslations("ui.composer");
  const line = useRef<HTMLOListElement>(null);
  useEffect(() => line.current?.scrollIntoView({ block: "nearest" }), []);
  const inside = (
    <>
      <p className="by">
        <b>{t("you")}</b>
        <span>{t("sending")}</span>
        {tone !== "all" && <AudienceTag tone={tone}>{audience}</AudienceTag>}
      </p>
      <div className="txt">
        <Suspense fallback={<p className="tl-plain">{body}</p>}>
          <Markdown text={body} />
        </Suspense>
      </div>
      {files.length > 0 && <p className="mm sm">{files.map(file => file.name).join(", ")}</p>}
    </>
  );
  return (
    <ol className="tl tl-out" ref={line} aria-label={t("sending")} aria-busy="true">
      <li>{tone === "all" ? inside : <div className={cx("note", tone)}>{inside}</div>}</li>
    </ol>
  );
}
