"use client";

import { Bell as BellIcon } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { holdsLine } from "#components/live/live-source.ts";
import { useTold } from "#components/live/use-told.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { browserNotice } from "./browser-notice.ts";
import { useReadHere } from "./use-read-here.ts";

type Props = {
  href: string;
  /** How many were not read when the page was read. */
  unread: number;
  /** Where it asks for the number when it has changed. */
  url: string;
};

type Answer = {
  unread: number;
  newest: { id: string; title: string; text: string; href: string } | null;
};

/** How many notifications are not read: the same in all windows, as they come and as they are read. */
export function Bell({ href, unread, url }: Props) {
  const t = useTranslations("ui.shell");
  const router = useRouter();
  const path = usePathname();
  const [count, setCount] = useState(unread);
  useEffect(() => setCount(unread), [unread]);
  useReadHere(path, count, url);
  useTold(told => {
    if (told.kind !== "notifications" && told.kind !== "missed") return;
    fetch(url)
      .then(answer => (answer.ok ? (answer.json() as Promise<Answer>) : null))
      .then(answer => {
        if (!answer) return;
        setCount(answer.unread);
        // The list itself is what is looked at.
        if (path === href) router.refresh();
        if (told.kind === "notifications" && answer.newest && holdsLine()) browserNotice(answer.newest);
      })
      // Without a network the number stays; the next page reads it.
      .catch(() => undefined);
  });
  return (
    <ButtonLink look="ghost" ico className="bell" href={href} aria-label={t("notifications", { count })}>
      <BellIcon className="i" aria-hidden="true" />
      {count > 0 && (
        <span className="c" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </ButtonLink>
  );
}
