import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApplicationDto, RequestDto } from "#lib/features/applications/dto.ts";
import { Answer } from "./answer.tsx";
import { Duplicates } from "./duplicates.tsx";
import { Former } from "./former.tsx";
import { TakeBack } from "./take-back.tsx";

const stillOpen = (request: RequestDto) => request.answeredAt === null && request.withdrawnAt === null;

type Props = { application: ApplicationDto; vendor: string; workspace: string };

/** To the applicant: where it stands and what is theirs to do now. */
export function OwnStanding({ application, vendor, workspace }: Props) {
  const t = useTranslations("applications");
  const { state, number } = application;
  const asked = application.requests.findLast(stillOpen);
  if (state === "info_requested" && asked)
    return (
      <Message
        tone="warn"
        title={t("form.askedTitle", { name: asked.askedBy })}
        actions={
          application.can.edit && (
            <ButtonLink look="pri" href={`/${vendor}/applications/${number}/form`}>
              {t("own_page.answer")}
            </ButtonLink>
          )
        }
      >
        <p className="answer-text">{asked.note}</p>
        <ul className="dots">
          {asked.questions.map(question => (
            <li key={question.key}>{question.label}</li>
          ))}
        </ul>
        <p>
          {t("form.askedText")} {t("dueStopped")}
        </p>
      </Message>
    );
  if (state === "accepted")
    return (
      <Message
        tone="ok"
        title={t("own_page.accepted")}
        actions={
          <ButtonLink look="pri" href={`/${vendor}/partners/${application.orgSlug}/onboarding`}>
            {t("own_page.next")}
          </ButtonLink>
        }
      >
        {t("own_page.acceptedText")}
      </Message>
    );
  if (state === "rejected" || state === "withdrawn")
    return (
      <Message
        tone="info"
        title={t(`own_page.${state}`)}
        actions={
          <ButtonLink href={`/${vendor}/programmes/${application.programme.slug}/apply`}>
            {t("own_page.again")}
          </ButtonLink>
        }
      >
        {application.reason && (
          <>
            <p>{t(state === "rejected" ? "own_page.rejectedText" : "own_page.withdrawnReason")}</p>
            <p className="answer-text">
              <b>{application.reason}</b>
            </p>
          </>
        )}
        <p>{t("own_page.rejectedAgain")}</p>
      </Message>
    );
  const last = application.requests.at(-1);
  return (
    <Message tone="info" title={t("own_page.submitted", { workspace })}>
      {last?.withdrawnAt && (
        <p>
          <b>{t("own_page.takenBack", { name: last.withdrawnBy ?? "" })}.</b> {t("own_page.takenBackText")}
        </p>
      )}
      {application.dueAt !== null && (
        <p>{t.rich("due", { when: () => <Time instant={application.dueAt ?? 0} style="full" /> })}</p>
      )}
      <p>{t("own_page.submittedText")}</p>
    </Message>
  );
}

/** To the vendor: what was asked and whether it is answered, the reason of a decision, a twin company. */
export function VendorStanding({ application, vendor }: Omit<Props, "workspace">) {
  const t = useTranslations("applications");
  return (
    <>
      <Duplicates twins={application.duplicates} vendor={vendor} />
      {application.former && <Former former={application.former} vendor={vendor} />}
      {application.state === "accepted" && (
        <Message
          tone="ok"
          title={t("review.acceptDone")}
          actions={
            <ButtonLink href={`/${vendor}/partners/${application.orgSlug}`}>{t("review.partner")}</ButtonLink>
          }
        />
      )}
      {application.requests.map(request => (
        <Message
          key={request.id}
          tone={stillOpen(request) ? "warn" : "info"}
          title={
            stillOpen(request)
              ? t("review.stillOpen")
              : request.answeredAt !== null
                ? t("review.answeredOf", { name: request.answeredBy ?? "" })
                : request.withdrawnAt === application.decidedAt
                  ? t("review.closedBy")
                  : t("review.takenBack", { name: request.withdrawnBy ?? "" })
          }
          actions={
            stillOpen(request) &&
            application.can.withdrawRequest && (
              <TakeBack
                vendor={vendor}
                number={application.number}
                version={application.version}
                company={application.orgName}
              />
            )
          }
        >
          <p>
            {t("review.askedOf", { name: request.askedBy })}, <Time instant={request.askedAt} />
          </p>
          <p className="answer-text">{request.note}</p>
          <p>
            {request.questions.map((question, index) => (
              <span key={question.key}>
                {index > 0 && ", "}
                <a href={`#a-${question.key}`}>{question.label}</a>
              </span>
            ))}
          </p>
        </Message>
      ))}
    </>
  );
}

/** To the applicant: answers that were typed and never sent, kept for them (the question was taken back, or a decision came first). */
export function Unsent({ application, vendor }: Omit<Props, "workspace">) {
  const t = useTranslations("applications.own_page");
  if (application.unsent.length === 0) return null;
  return (
    <section className="answers" aria-labelledby="unsent">
      <h2 id="unsent">{t("unsentTitle")}</h2>
      <p className="mm sm">{t("unsentText")}</p>
      <dl className="answer-list">
        {application.unsent.map(question => (
          <div key={question.key}>
            <dt>{question.label}</dt>
            <dd>
              <Answer question={question} value={question.value} tiers={application.tiers} vendor={vendor} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
