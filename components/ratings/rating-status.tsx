import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { Rating } from "#lib/domain/tickets/rating.ts";

/** An answer as icon and word. */
export function RatingStatus({ rating, short = false }: { rating: Rating; short?: boolean }) {
  const t = useTranslations("ratings");
  const Icon = rating === "good" ? ThumbsUp : ThumbsDown;
  return (
    <Status tone={rating === "good" ? "ok" : "warn"} icon={<Icon className="i i-s" aria-hidden="true" />}>
      {t(`${short ? "short" : "answer"}.${rating}`)}
    </Status>
  );
}
