"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { CodeBox } from "#components/ui/code-box.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import {
  closeFeedAction,
  closeMyFeedAction,
  openFeedAction,
  openMyFeedAction,
  turnFeedAction,
  turnMyFeedAction,
} from "#lib/features/calendar-feeds/actions.ts";
import type { FeedDto } from "#lib/features/calendar-feeds/dto.ts";

type Props = {
  workspace: string;
  company: string;
  feed: FeedDto;
  /** On one's own page, which is there between companies too. */
  itself?: boolean;
};

/** One calendar: what it holds, its address, and what its owner can do with it. */
export function Feed({ workspace, company, feed: { scope, feed }, itself = false }: Props) {
  const t = useTranslations("calendar");
  const router = useRouter();
  // One's own page is called as this calendar is.
  const title = itself ? t("link") : t(`scopes.${scope}.title`, { company });
  return (
    <section className="sec" aria-labelledby={scope}>
      <SectionHeader id={scope} title={title} rule />
      <div className="stack mt-2">
        <p className="m">{t(`scopes.${scope}.text`)}</p>
        {feed === null ? (
          <p>
            <ActionButton
              send={(itself ? openMyFeedAction : openFeedAction).bind(null, workspace)}
              input={itself ? {} : { scope }}
              doneText={t("done.open")}
              onDone={() => router.refresh()}
            >
              {t("open")}
            </ActionButton>
          </p>
        ) : (
          <Address workspace={workspace} name={title} feed={feed} itself={itself} />
        )}
      </div>
    </section>
  );
}

function Address({
  workspace,
  name,
  feed,
  itself,
}: {
  workspace: string;
  name: string;
  itself: boolean;
  feed: NonNullable<FeedDto["feed"]>;
}) {
  const t = useTranslations("calendar");
  const [asked, setAsked] = useState<"turn" | "close" | null>(null);
  const open = (what: "turn" | "close") => (now: boolean) => setAsked(now ? what : null);
  return (
    <div className="stack">
      <CodeBox text={feed.address} label={t("address", { name })} />
      <p className="m sm">
        {t("secret")}{" "}
        {feed.readAt === null
          ? t("never")
          : t.rich("read", { when: () => <Time instant={feed.readAt ?? 0} style="relative" /> })}
      </p>
      <p className="row wrap">
        <ButtonLink href={feed.address.replace(/^https?:/, "webcal:")}>{t("subscribe")}</ButtonLink>
        <Button look="ghost" onClick={() => setAsked("turn")}>
          {t("turn")}
        </Button>
        <Button look="ghost" onClick={() => setAsked("close")}>
          {t("close")}
        </Button>
      </p>
      <ConfirmDialog
        open={asked === "turn"}
        onOpenChange={open("turn")}
        title={t("turnTitle")}
        description={t("turnText")}
        send={(itself ? turnMyFeedAction : turnFeedAction).bind(null, workspace)}
        input={{ feedId: feed.id }}
        doneText={t("done.turn")}
        look="pri"
      >
        {t("turn")}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === "close"}
        onOpenChange={open("close")}
        title={t("closeTitle")}
        description={t("closeText")}
        send={(itself ? closeMyFeedAction : closeFeedAction).bind(null, workspace)}
        input={{ feedId: feed.id }}
        doneText={t("done.close")}
      >
        {t("close")}
      </ConfirmDialog>
    </div>
  );
}
