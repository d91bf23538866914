"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { buttonClass } from "#components/ui/button.tsx";

type Found = { name: string; hash: string | null };

/** Compares a file of the reader's own with what was signed, on their machine: nothing is sent. */
export function CheckCopy({ sha256, finalSha256 }: { sha256: string; finalSha256: string | null }) {
  const t = useTranslations("signing.check");
  const id = useId();
  const [found, setFound] = useState<Found | null>(null);
  async function look(file: File | undefined) {
    if (!file) return setFound(null);
    // Only a secure connection gives a page the means to compute it.
    if (!globalThis.crypto?.subtle) return setFound({ name: file.name, hash: null });
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const hash = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, "0")).join("");
    setFound({ name: file.name, hash });
  }
  const which = found?.hash === finalSha256 ? "final" : found?.hash === sha256 ? "original" : null;
  return (
    <div className="check-copy">
      <input
        id={id}
        className="vh"
        type="file"
        accept="application/pdf"
        onChange={e => look(e.target.files?.[0])}
      />
      <label htmlFor={id} className={buttonClass({ size: "sml" })}>
        {t("choose")}
      </label>
      <div role="status" className="sm">
        {found &&
          (found.hash === null ? (
            t("unable", { name: found.name })
          ) : which ? (
            <>
              <Check className="i i-s" aria-hidden="true" /> {t("same", { name: found.name, which })}
            </>
          ) : (
            <span className="bad">
              <TriangleAlert className="i i-s" aria-hidden="true" />{" "}
              {t("other", { name: found.name, hash: found.hash })}
            </span>
          ))}
      </div>
    </div>
  );
}
