"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxesField, DateField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { textIn } from "#lib/domain/text.ts";
import {
  addActionAction,
  buyOnSiteAction,
  finishActionAction,
  fixReviewAction,
  holdReviewAction,
  reopenActionAction,
} from "#lib/features/reviews/actions.ts";
import type { ParticipantDto, ReviewActionDto, ReviewDto } from "#lib/features/reviews/dto.ts";
import {
  addActionInput,
  buyOnSiteInput,
  finishActionInput,
  fixReviewInput,
  holdReviewInput,
} from "#lib/features/reviews/schema.ts";

type About = { workspace: string; contractId: string };
export type Invitable = ParticipantDto & { side: "customer" | "serving" };

/** Enters a year of on-site support, which brings its reviews. */
export function BuyOnSite({
  workspace,
  contractId,
  nextStart,
  price,
  months,
}: About & { nextStart: string; price: string; months: number }) {
  const t = useTranslations("reviews.buy");
  return (
    <DeedDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title")}
      description={t("text", { price, months })}
      schema={buyOnSiteInput}
      send={buyOnSiteAction.bind(null, workspace)}
      defaultValues={{ contractId, orderNumber: "", startsOn: nextStart }}
      fixed={{ contractId }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="orderNumber" label={t("order")} required autoComplete="off" />
      <DateField name="startsOn" label={t("from")} hint={t("fromHint")} required />
    </DeedDialog>
  );
}

/** Gives a review its time and invites people; later moves it. */
export function FixReview({
  workspace,
  contractId,
  review,
  people,
}: About & { review: ReviewDto; people: readonly Invitable[] }) {
  const moves = review.startsAt !== null;
  const t = useTranslations("reviews.fix");
  const fixed = { contractId, reviewId: review.id, version: review.version };
  const invited = moves
    ? review.participants.map(person => person.personId).filter(id => people.some(p => p.personId === id))
    : people.map(person => person.personId);
  return (
    <DeedDialog
      trigger={<Button size="sml">{t(moves ? "move" : "open")}</Button>}
      title={t(moves ? "moveTitle" : "title")}
      description={t("text")}
      wide
      schema={fixReviewInput}
      send={fixReviewAction.bind(null, workspace)}
      defaultValues={{
        ...fixed,
        on: review.on || review.dueOn,
        from: review.from || "10:00",
        to: review.to || "11:30",
        place: review.place,
        reason: "",
        people: invited,
      }}
      fixed={fixed}
      doneText={t("done")}
      deed={t(moves ? "moveDo" : "do")}
    >
      <DateField name="on" label={t("on")} required />
      <div className="two">
        <TextField name="from" type="time" label={t("from")} required />
        <TextField name="to" type="time" label={t("to")} required />
      </div>
      <TextField name="place" label={t("place")} hint={t("placeHint")} required />
      <CheckboxesField
        name="people"
        label={t("people")}
        choices={people.map(person => ({
          value: person.personId,
          label: person.name,
          hint: t(person.side),
        }))}
      />
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} optional={!moves} />
    </DeedDialog>
  );
}

/** Writes the minutes by the agenda. */
export function HoldReview({
  workspace,
  contractId,
  review,
  today,
}: About & { review: ReviewDto; today: string }) {
  const t = useTranslations("reviews.hold");
  const locale = useLocale();
  const again = review.heldOn !== null;
  const fixed = { contractId, reviewId: review.id, version: review.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look={again ? "ghost" : "plain"}>
          {t(again ? "change" : "open")}
        </Button>
      }
      title={t("title")}
      description={t("text")}
      wide
      schema={holdReviewInput}
      send={holdReviewAction.bind(null, workspace)}
      defaultValues={{
        ...fixed,
        heldOn: review.heldOn ?? (review.on !== "" && review.on <= today ? review.on : today),
        minutes: Object.fromEntries(review.agenda.map(({ key }) => [key, review.minutes[key] ?? ""])),
      }}
      fixed={fixed}
      formKey={`minutes-${review.id}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <DateField name="heldOn" label={t("on")} required max={today} />
      {review.agenda.map(point => (
        <TextareaField
          key={point.key}
          name={`minutes.${point.key}`}
          label={textIn(point.label, locale)}
          rows={4}
          required
        />
      ))}
    </DeedDialog>
  );
}

export function AddAction({
  workspace,
  contractId,
  review,
  today,
}: About & { review: ReviewDto; today: string }) {
  const t = useTranslations("reviews.add");
  const fixed = { contractId, reviewId: review.id };
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title")}
      schema={addActionInput}
      send={addActionAction.bind(null, workspace)}
      defaultValues={{ ...fixed, what: "", owner: "", dueOn: "" }}
      fixed={fixed}
      formKey={`action-${review.id}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="what" label={t("what")} rows={3} required />
      <TextField name="owner" label={t("owner")} hint={t("ownerHint")} required autoComplete="off" />
      <DateField name="dueOn" label={t("dueOn")} required min={today} />
    </DeedDialog>
  );
}

export function FinishAction({ workspace, contractId, action }: About & { action: ReviewActionDto }) {
  const t = useTranslations("reviews.finish");
  const fixed = { contractId, actionId: action.id, version: action.version };
  return (
    <DeedDialog
      trigger={
        <Button size="sml">
          {t("open")}
          <span className="vh"> {action.what}</span>
        </Button>
      }
      title={t("title")}
      description={action.what}
      schema={finishActionInput}
      send={finishActionAction.bind(null, workspace)}
      defaultValues={{ ...fixed, note: "" }}
      fixed={fixed}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="note" label={t("note")} rows={3} optional />
    </DeedDialog>
  );
}

export function ReopenAction({ workspace, contractId, action }: About & { action: ReviewActionDto }) {
  const t = useTranslations("reviews.reopen");
  const router = useRouter();
  return (
    <ActionButton
      size="sml"
      look="ghost"
      send={reopenActionAction.bind(null, workspace)}
      input={{ contractId, actionId: action.id, version: action.version }}
      onDone={() => router.refresh()}
      doneText={t("done")}
    >
      {t("open")}
      <span className="vh"> {action.what}</span>
    </ActionButton>
  );
}
