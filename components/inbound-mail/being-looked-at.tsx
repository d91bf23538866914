"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Message } from "#components/ui/message.tsx";

const EVERY_MS = 1_500;

/** A mail that the worker has in hand: there is nothing to decide until it is done, and then the page shows what became of it. */
export function BeingLookedAt() {
  const t = useTranslations("inboundMail.page");
  const router = useRouter();
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && router.refresh();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return (
    <Message className="mail-why" tone="info" role="status" title={t("looking")}>
      <p>{t("lookingText")}</p>
    </Message>
  );
}
