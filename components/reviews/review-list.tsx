import { CalendarCheck, CalendarPlus, Check, CircleDashed, NotebookPen, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { ReviewState } from "#lib/domain/contracts/reviews.ts";
import { textIn } from "#lib/domain/text.ts";
import type { ReviewActionDto, ReviewDto } from "#lib/features/reviews/dto.ts";
import { AddAction, FinishAction, FixReview, HoldReview, type Invitable, ReopenAction } from "./deeds.tsx";

const looks: Record<ReviewState, { tone: StatusTone; icon: typeof Check }> = {
  to_fix: { tone: "plain", icon: CircleDashed },
  fixed: { tone: "plain", icon: CalendarCheck },
  to_write: { tone: "warn", icon: NotebookPen },
  held: { tone: "quiet", icon: Check },
  late: { tone: "breach", icon: TriangleAlert },
};

type Props = {
  workspace: string;
  contractId: string;
  today: string;
  zone: string;
  people: readonly Invitable[];
  may: { work: boolean; either: boolean };
};

/** A review: when, who is invited, what it goes through, what it decided, what earlier ones left open. */
export function Review({ review, ...props }: Props & { review: ReviewDto }) {
  const { workspace, contractId, today, zone, people, may } = props;
  const t = useTranslations("reviews");
  const locale = useLocale();
  const { tone, icon: Icon } = looks[review.state];
  const about = { workspace, contractId };
  const held = review.heldOn !== null;
  return (
    <section className="card opt-review" aria-labelledby={`review-${review.id}`}>
      <div className="row wrap opt-head">
        <h3 id={`review-${review.id}`} className="grow">
          {review.heldOn
            ? t.rich("heldOn", { day: () => <Day date={review.heldOn ?? ""} /> })
            : review.startsAt
              ? t.rich("on", { time: () => <Time instant={review.startsAt ?? 0} zone={zone} style="full" /> })
              : t.rich("dueBy", { day: () => <Day date={review.dueOn} /> })}
        </h3>
        <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
          {t(`states.${review.state}`)}
        </Status>
      </div>
      {!held && (
        <p className="mm sm">
          {review.startsAt !== null && t.rich("dueBy", { day: () => <Day date={review.dueOn} /> })}
          {review.reason && ` · ${review.reason}`}
        </p>
      )}
      {review.place && !held && <p className="wrap-any">{review.place}</p>}
      {review.participants.length > 0 && (
        <p className="mm sm">{t("invited", { names: review.participants.map(p => p.name).join(", ") })}</p>
      )}
      {held ? (
        <dl className="opt-minutes">
          {review.agenda.map(point => (
            <div key={point.key}>
              <dt>{textIn(point.label, locale)}</dt>
              <dd className="opt-pre">{review.minutes[point.key]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <>
          <h4>{t("agenda")}</h4>
          <ol className="dots sm">
            {review.agenda.map(point => (
              <li key={point.key}>{textIn(point.label, locale)}</li>
            ))}
            {review.followUp.length > 0 && <li>{t("followUpPoint", { count: review.followUp.length })}</li>}
          </ol>
        </>
      )}
      {review.followUp.length > 0 && (
        <>
          <h4>{t("followUp")}</h4>
          <Actions {...props} actions={review.followUp} label={t("followUp")} decided />
        </>
      )}
      {review.actions.length > 0 && (
        <>
          <h4>{t("actions")}</h4>
          <Actions {...props} actions={review.actions} label={t("actions")} />
        </>
      )}
      <div className="row wrap opt-deeds">
        {may.work && !held && <FixReview {...about} review={review} people={people} />}
        {may.work && (held || review.state === "to_write" || review.state === "late") && (
          <HoldReview {...about} review={review} today={today} />
        )}
        {may.work && held && <AddAction {...about} review={review} today={today} />}
        {review.state === "fixed" && (
          <a className="row sm" href={`/api/appointments/${review.id}?w=${workspace}`}>
            <CalendarPlus className="i i-s" aria-hidden="true" />
            {t("file")}
          </a>
        )}
      </div>
    </section>
  );
}

function Actions({
  workspace,
  contractId,
  actions,
  label,
  decided,
  may,
}: Props & { actions: readonly ReviewActionDto[]; label: string; decided?: boolean }) {
  const t = useTranslations("reviews.action");
  return (
    <Table label={label} stack free>
      <thead>
        <tr>
          <Th>{t("what")}</Th>
          <Th>{t("owner")}</Th>
          <Th>{t("due")}</Th>
          <Th>{t("state")}</Th>
          {may.either && (
            <Th>
              <span className="vh">{t("deeds")}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {actions.map(action => (
          <tr key={action.id}>
            <Td className="full">
              {action.what}
              {decided && (
                <div className="mm sm">
                  {t.rich("decided", { day: () => <Day date={action.decidedOn} /> })}
                </div>
              )}
              {action.doneNote && <div className="mm sm">{action.doneNote}</div>}
            </Td>
            <Td>{action.owner}</Td>
            <Td className="nw">
              <Day date={action.dueOn} />
            </Td>
            <Td className="full">
              {action.doneOn ? (
                <Status tone="quiet" icon={<Check className="i" aria-hidden="true" />}>
                  {t("done")} <Day date={action.doneOn} />
                </Status>
              ) : action.late ? (
                <Status tone="warn" icon={<TriangleAlert className="i" aria-hidden="true" />}>
                  {t("late")}
                </Status>
              ) : (
                <Status icon={<CircleDashed className="i" aria-hidden="true" />}>{t("open")}</Status>
              )}
            </Td>
            {may.either && (
              <Td num className="full">
                {action.doneOn ? (
                  <ReopenAction workspace={workspace} contractId={contractId} action={action} />
                ) : (
                  <FinishAction workspace={workspace} contractId={contractId} action={action} />
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
