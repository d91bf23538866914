"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { hearOwnChange, isOwnChange } from "./own-change.ts";
import { useTold } from "./use-told.ts";

/** Changes that come close together make one look. */
const TOGETHER = 700;

/**
 * Rows appear and move as cases change, but never under the pointer or the keyboard: while somebody is at the list it
 * says that there is something new, and shows it when they leave it or ask. Their own deeds they see at once.
 */
export function FollowQueue({ children }: { children: ReactNode }) {
  const t = useTranslations("live");
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [waits, setWaits] = useState(false);
  const atIt = () => {
    const list = box.current;
    if (!list || document.visibilityState !== "visible") return true;
    return list.matches(":hover") || list.contains(document.activeElement);
  };
  const show = () => {
    setWaits(false);
    router.refresh();
  };
  const look = () => {
    clearTimeout(timer.current);
    const own = isOwnChange();
    timer.current = setTimeout(() => (!own && atIt() ? setWaits(true) : show()), TOGETHER);
  };
  const latest = useRef(look);
  latest.current = look;
  useTold(told => {
    if (told.kind === "ticket" || told.kind === "missed") look();
  });
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && waits && latest.current();
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [waits]);
  useEffect(
    () =>
      hearOwnChange(() => {
        clearTimeout(timer.current);
        setWaits(false);
      }),
    [],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      <div className="q-news" role="status">
        {waits && (
          <Button size="sml" onClick={show}>
            <RefreshCw className="i i-s" aria-hidden="true" />
            {t("queue.changed")}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is pressed here, it only watches whether somebody is at the list */}
      <div
        ref={box}
        onPointerLeave={() => waits && look()}
        onBlur={event => {
          if (waits && !event.currentTarget.contains(event.relatedTarget)) look();
        }}
      >
        {children}
      </div>
    </>
  );
}
