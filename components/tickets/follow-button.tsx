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
  following: kept,
}: {
  slug: string;
  number: string;
  following: boolean;
}) {
  const t = useTranslations("ticketPages.follow");
  const router = useRouter();
  // So at once; refused, it is as before, with the reason under the button.
  const [following, show] = useOptimistic(kept);
  const Icon = following ? BellOff : Bell;
  return (
    <div className="tk-note">
      <ActionButton
        size="sml"
        send={followTicketAction.bind(null, slug)}
        input={{ number, on: !kept }}
        doneText={t(kept ? "stopped" : "started")}
        onPress={() => show(!kept)}
        onDone={() => router.refresh()}
      >
        <Icon className="i" aria-hidden="true" />
        {t(following ? "stop" : "start")}
      </ActionButton>
      <p className="sm m">{t(following ? "textOn" : "text")}</p>
    </div>
  );
}
