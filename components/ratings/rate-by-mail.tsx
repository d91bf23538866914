"use client";

import { useTranslations } from "next-intl";
import { PlainForm, PlainRadio, PlainSubmit, PlainTextarea } from "#components/forms/plain-form.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import { MOST_RATING_WORDS, RATINGS, type Rating } from "#lib/domain/tickets/rating.ts";
import { rateByMailAction } from "#lib/features/ratings/actions.ts";

/** One press answers; opening the page alone has said nothing. Works without script too. */
export function RateByMail({
  slug,
  token,
  chosen,
  words,
  zone,
}: {
  slug: string;
  token: string;
  chosen: Rating | null;
  words: string;
  zone: string;
}) {
  const t = useTranslations("ratings");
  return (
    <PlainForm
      id="rate"
      action={rateByMailAction}
      failedTitle={t("failed")}
      initial={{ ...(chosen ? { rating: chosen } : {}), words }}
      label={t("ask")}
      done={state => (
        <Message tone="ok" role="status" title={t("thanks")}>
          {t.rich("until", {
            when: () => <Time instant={(state.answer as { until: number }).until} style="full" zone={zone} />,
          })}
        </Message>
      )}
    >
      <input type="hidden" name="workspace" value={slug} />
      <input type="hidden" name="token" value={token} />
      <PlainRadio
        name="rating"
        label={t("question")}
        choices={RATINGS.map(value => ({ value, label: t(`answer.${value}`) }))}
      />
      <PlainTextarea
        name="words"
        label={t("words")}
        hint={t("wordsHint")}
        rows={4}
        maxLength={MOST_RATING_WORDS}
        optional
      />
      <div>
        <PlainSubmit size="big">{t("send")}</PlainSubmit>
      </div>
    </PlainForm>
  );
}
