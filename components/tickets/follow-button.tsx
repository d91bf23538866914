"use client";

import { Bell, BellOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOptimistic } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { followTicketAction } from "#lib/features/tickets/actions-links.ts";

/** To be told of what is written on a case one takes no part in; one's own doing, seen by nobody else. */
export function FollowButton({
  slug,
  number,
  following,
}: {
  slug: string;
  number: string;
  following: boolean;
}) {
  const t = useTranslations("ticketPages.follow");
  const router = useRouter();
  const [on, show] = useOptimistic(following);
  const Icon = on ? BellOff : Bell;
  return (
    <div className="tk-note">
      <ActionButton
        size="sml"
        send={followTicketAction.bind(null, slug)}
        input={{ number, on: !following }}
        doneText={t(following ? "stopped" : "started")}
        meanwhile={() => show(!following)}
        onDone={() => router.refresh()}
      >
        <Icon className="i" aria-hidden="true" />
        {t(on ? "stop" : "start")}
      </ActionButton>
      <p className="sm m">{t(on ? "textOn" : "text")}</p>
    </div>
  );
}
