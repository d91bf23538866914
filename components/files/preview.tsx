"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Message } from "#components/ui/message.tsx";
import type { FileDto } from "#lib/features/files/dto.ts";
import { CUT_HEADER, viewHref, viewOf } from "#lib/features/files/view.ts";

type Props = { file: FileDto; slug: string };

/** A file as it is looked at: never as a page, and never run. */
export function Preview({ file, slug }: Props) {
  const view = viewOf(file.mediaType);
  if (view === "image") return <ImagePreview file={file} slug={slug} />;
  if (view === "pdf") return <PdfPreview file={file} slug={slug} />;
  return <TextPreview file={file} slug={slug} />;
}

function Failed() {
  const t = useTranslations("files.preview");
  return (
    <Message tone="warn" role="status" title={t("failed")}>
      {t("failedText")}
    </Message>
  );
}

function ImagePreview({ file, slug }: Props) {
  const t = useTranslations("files.preview");
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  if (state === "failed") return <Failed />;
  return (
    <div className="fp-image" aria-busy={state === "loading" ? true : undefined}>
      {state === "loading" && (
        <p className="mm" role="status">
          {t("loading")}
        </p>
      )}
      {/* biome-ignore lint/performance/noImgElement: a private file with rights of its own, not one to be resized and kept */}
      <img
        src={viewHref(slug, file.id)}
        alt={file.name}
        onLoad={() => setState("there")}
        onError={() => setState("failed")}
      />
    </div>
  );
}

/**
 * In the browser's own viewer; where it has none, as on most phones, it is downloaded. Asked for first: what is called a PDF and is
 * none would leave an empty frame that says nothing.
 */
function PdfPreview({ file, slug }: Props) {
  const t = useTranslations("files.preview");
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  useEffect(() => {
    const leaving = new AbortController();
    fetch(viewHref(slug, file.id), { method: "HEAD", signal: leaving.signal, redirect: "error" })
      .then(answer => setState(answer.ok ? "there" : "failed"))
      .catch(() => {
        if (!leaving.signal.aborted) setState("failed");
      });
    return () => leaving.abort();
  }, [file.id, slug]);
  if (!navigator.pdfViewerEnabled)
    return (
      <Message tone="info" title={t("noViewer")}>
        {t("noViewerText")}
      </Message>
    );
  if (state === "failed") return <Failed />;
  if (state === "loading")
    return (
      <p className="mm" role="status">
        {t("loading")}
      </p>
    );
  return <iframe className="fp-pdf" src={viewHref(slug, file.id)} title={file.name} />;
}

type Text = { text: string; cut: boolean };

/** Fetched and put in as text: what it holds of HTML is letters. */
function TextPreview({ file, slug }: Props) {
  const t = useTranslations("files.preview");
  const [shown, setShown] = useState<Text | "failed" | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(viewHref(slug, file.id), { signal: leaving.signal, redirect: "error" })
      .then(async answer => {
        if (!answer.ok) throw new Error(String(answer.status));
        setShown({ text: await answer.text(), cut: answer.headers.has(CUT_HEADER) });
      })
      .catch(() => {
        if (!leaving.signal.aborted) setShown("failed");
      });
    return () => leaving.abort();
  }, [file.id, slug]);
  if (shown === "failed") return <Failed />;
  if (shown === null)
    return (
      <p className="mm" role="status">
        {t("loading")}
      </p>
    );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="fp-text" tabIndex={0} aria-label={file.name}>
        <pre>{shown.text}</pre>
      </section>
      {shown.cut && <p className="sm m">{t("cut")}</p>}
    </>
  );
}
