"use client";

import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { bytesText } from "#components/ui/bytes.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { type FileDto, fileHref } from "#lib/features/files/dto.ts";
import { viewOf } from "#lib/features/files/view.ts";
import { Preview } from "./preview.tsx";

type Props = { files: readonly FileDto[]; slug: string; children: ReactNode };

const LINK = /^\/api\/files\/([0-9a-f-]{36})$/;

/** The file a press was on, where the press means to open it here: with a key held, or another button, the browser does its own. */
function pressed(event: MouseEvent, files: readonly FileDto[]): number {
  if (event.defaultPrevented || event.button !== 0) return -1;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return -1;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return -1;
  const id = LINK.exec(new URL(link.href).pathname)?.[1];
  return id ? files.findIndex(file => file.id === id) : -1;
}

/**
 * Opens the files inside in a dialog over the page, one after the other. Their links stay links: without script, with a key
 * held, and for what is not shown here, they download.
 */
export function FilePreviews({ files: all, slug, children }: Props) {
  const t = useTranslations("files.preview");
  const locale = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const files = all.filter(file => viewOf(file.mediaType) !== null);
  const index = files.findIndex(file => file.id === openId);
  const file = files[index];
  const go = useCallback(
    (step: number) => {
      const next = files[index + step];
      if (next) setOpenId(next.id);
    },
    [files, index],
  );
  useEffect(() => {
    const inside = place.current;
    const open = (event: MouseEvent) => {
      const found = files[pressed(event, files)];
      if (!found) return;
      event.preventDefault();
      // So that the dialog knows where to go back to, also where a press does not move the focus.
      if (event.target instanceof Element) event.target.closest("a")?.focus();
      setOpenId(found.id);
    };
    inside?.addEventListener("click", open);
    return () => inside?.removeEventListener("click", open);
  }, [files]);
  useEffect(() => {
    if (index < 0) return;
    const turn = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      go(step);
    };
    document.addEventListener("keydown", turn);
    return () => document.removeEventListener("keydown", turn);
  }, [index, go]);
  return (
    <div className="fp" ref={place}>
      {children}
      {file && (
        <Dialog
          open
          onOpenChange={open => !open && setOpenId(null)}
          full
          title={<span className="fp-name">{file.name}</span>}
          description={
            <p aria-live="polite" className="sm">
              {t("place", { number: index + 1, count: files.length })} · {bytesText(file.size, locale)}
              {files.length > 1 && <span className="not-s"> · {t("keys")}</span>}
            </p>
          }
          footer={
            <>
              {/* At an end a button keeps the focus. */}
              {files.length > 1 && (
                <>
                  <Button onClick={() => go(-1)} aria-disabled={index === 0 || undefined}>
                    <ChevronLeft className="i" aria-hidden="true" />
                    {t("previous")}
                  </Button>
                  <Button onClick={() => go(1)} aria-disabled={index === files.length - 1 || undefined}>
                    {t("next")}
                    <ChevronRight className="i" aria-hidden="true" />
                  </Button>
                </>
              )}
              <span className="grow" />
              <a className={buttonClass({ look: "pri" })} href={fileHref(slug, file.id)} download>
                <Download className="i" aria-hidden="true" />
                {t("download")}
              </a>
            </>
          }
        >
          <Preview key={file.id} file={file} slug={slug} />
        </Dialog>
      )}
    </div>
  );
}
