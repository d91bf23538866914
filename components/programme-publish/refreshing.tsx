"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Progress } from "#components/ui/progress.tsx";

const EVERY_MS = 2_500;

/** How far the worker has come with the partners since a version was published; goes away by itself. */
export function Refreshing({ left, of }: { left: number; of: number }) {
  const t = useTranslations("publication");
  const router = useRouter();
  useEffect(() => {
    if (left === 0) return;
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [left, router]);
  return (
    <div className="refreshing" role="status">
      {left > 0 && (
        <>
          <b>{t("refreshing")}</b>
          <Progress label={t("refreshing")} value={((of - left) / Math.max(1, of)) * 100} />
          <p className="mm sm">{t("refreshingText", { done: of - left, of })}</p>
        </>
      )}
    </div>
  );
}
