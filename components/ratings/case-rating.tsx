"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RadioField, TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { MOST_RATING_WORDS, RATINGS } from "#lib/domain/tickets/rating.ts";
import { rateCaseAction } from "#lib/features/ratings/actions.ts";
import type { CaseRatingDto } from "#lib/features/ratings/dto.ts";
import { rateInput } from "#lib/features/ratings/schema.ts";
import { RatingStatus } from "./rating-status.tsx";

type Props = { slug: string; number: string; rating: CaseRatingDto; zone: string };

function RatingForm({
  slug,
  number,
  rating,
  zone,
  onDone,
  onLeave,
}: Props & { onDone: () => void; onLeave?: () => void }) {
  const t = useTranslations("ratings");
  const router = useRouter();
  return (
    <Form
      schema={rateInput.omit({ number: true })}
      send={rateCaseAction.bind(null, slug)}
      defaultValues={{ ...(rating.rating ? { rating: rating.rating } : {}), words: rating.words }}
      fixed={{ number }}
      formKey={`rate ${number}`}
      label={t("ask")}
      doneText={t("thanks")}
      onDone={() => {
        onDone();
        router.refresh();
      }}
    >
      <RadioField
        name="rating"
        label={t("question")}
        choices={RATINGS.map(value => ({ value, label: t(`answer.${value}`) }))}
      />
      <TextareaField
        name="words"
        label={t("words")}
        hint={t("wordsHint")}
        rows={3}
        maxLength={MOST_RATING_WORDS}
        optional
      />
      <FormActions>
        <SubmitButton>{t("send")}</SubmitButton>
        {onLeave && <Button onClick={onLeave}>{t("leave")}</Button>}
      </FormActions>
      <p className="sm m">
        {t.rich("until", { when: () => <Time instant={rating.until} style="full" zone={zone} /> })}
      </p>
    </Form>
  );
}

/** The case whose question was answered just now: its form is gone, and what came of it stands elsewhere on the page. */
let answered: string | null = null;

/** What who opened the case is asked at its end; nothing once it is answered, and for nobody else. */
export function CaseQuestion(props: Props) {
  const t = useTranslations("ratings");
  const { rating } = props;
  if (!rating.mine || rating.rating !== null) return null;
  return (
    <section className="card rate-ask" id="rating" aria-labelledby="rating-h">
      <h2 id="rating-h">{t("ask")}</h2>
      <RatingForm
        {...props}
        onDone={() => {
          answered = props.number;
        }}
      />
    </section>
  );
}

/** What was said of the case, beside it; who said it may say otherwise for a while. */
export function CaseRating(props: Props) {
  const t = useTranslations("ratings");
  const [changing, setChanging] = useState(false);
  const { rating, zone, number } = props;
  const head = useRef<HTMLHeadingElement>(null);
  const said = rating.rating !== null;
  useEffect(() => {
    if (!said || answered !== number) return;
    answered = null;
    head.current?.focus({ preventScroll: true });
  }, [said, number]);
  if (rating.rating === null) return null;
  return (
    <section>
      <h2 ref={head} tabIndex={-1}>
        {t("title")}
      </h2>
      {changing ? (
        <RatingForm {...props} onDone={() => setChanging(false)} onLeave={() => setChanging(false)} />
      ) : (
        <>
          <p>
            <RatingStatus rating={rating.rating} />
          </p>
          {rating.words && <p className="rate-words">{rating.words}</p>}
          <p className="sm m">
            {rating.contactName}
            {rating.ratedAt !== null && (
              <>
                {" · "}
                <Time instant={rating.ratedAt} zone={zone} />
              </>
            )}
          </p>
          {rating.mine && (
            <Button size="sml" onClick={() => setChanging(true)}>
              {t("change")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
