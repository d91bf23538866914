"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { tellOwnChange } from "#components/live/own-change.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import type { BulkDto } from "#lib/features/bulk/dto.ts";
import { BulkProgress } from "./bulk-progress.tsx";

const HIDDEN = "bulk.hidden";
const hiddenOnes = (): string[] => {
  try {
    return JSON.parse(sessionStorage.getItem(HIDDEN) ?? "[]");
  } catch {
    return [];
  }
};

/** One's own changes of many cases over the queue: how far they are, what came of them, and the way back. */
export function BulkNotices({ slug, changes }: { slug: string; changes: readonly BulkDto[] }) {
  const t = useTranslations("bulk");
  const router = useRouter();
  const [hidden, setHidden] = useState<string[]>([]);
  useEffect(() => setHidden(hiddenOnes()), []);
  const changed = () => {
    tellOwnChange();
    router.refresh();
  };
  const hide = (id: string) => {
    const next = [...hiddenOnes(), id].slice(-50);
    sessionStorage.setItem(HIDDEN, JSON.stringify(next));
    setHidden(next);
  };
  // What is undone meanwhile is another thing to be told.
  const idOf = (change: BulkDto) => `${change.task.id}.${change.undo?.id ?? ""}`;
  const shown = changes.filter(change => !hidden.includes(idOf(change)));
  if (shown.length === 0) return null;
  return (
    <section className="bulk-notices" aria-label={t("notices")}>
      {shown.map(change => (
        <div className="bulk-notice" key={change.task.id}>
          <b>{t(`title.${change.deed}`, { name: change.name })}</b>
          <BulkProgress slug={slug} change={change} onChange={changed} />
          <span className="grow" />
          <ButtonLink look="ghost" size="sml" href={`/${slug}/tickets/bulk/${change.task.id}`}>
            {t("report")}
          </ButtonLink>
          <Button look="ghost" size="sml" ico aria-label={t("dismiss")} onClick={() => hide(idOf(change))}>
            <X className="i i-s" aria-hidden="true" />
          </Button>
        </div>
      ))}
    </section>
  );
}
