"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useSelecting } from "./select-rows.tsx";

/** Selects one row; with shift, all from the last one to this one. `label` says which, where a number says nothing. */
export function PickRow({ number, label }: { number: string; label?: string }) {
  const t = useTranslations("bulk");
  const selecting = useSelecting();
  return (
    <label className="pick-box">
      <input
        type="checkbox"
        data-pick={number}
        checked={selecting?.has(number) ?? false}
        aria-label={label ?? t("select", { number })}
        aria-keyshortcuts="x"
        onChange={event =>
          selecting?.toggle(number, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
        }
      />
    </label>
  );
}

/** Selects every row of the page, or none. */
export function PickPage() {
  const t = useTranslations("bulk");
  const selecting = useSelecting();
  const box = useRef<HTMLInputElement>(null);
  const page = selecting?.page ?? "none";
  useEffect(() => {
    if (box.current) box.current.indeterminate = page === "some";
  }, [page]);
  return (
    <label className="pick-box">
      <input
        ref={box}
        type="checkbox"
        checked={page === "all"}
        aria-label={t("selectPage")}
        onChange={() => selecting?.togglePage()}
      />
      <span className="pick-words" aria-hidden="true">
        {t("selectPage")}
      </span>
    </label>
  );
}
