import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApplicationDto } from "#lib/features/applications/dto.ts";

type Props = { application: ApplicationDto; vendor: string; workspace: string };

/** To the applicant: where it stands and what is theirs to do now. */
export function OwnStanding({ application, vendor, workspace }: Props) {
  const t = useTranslations("applications");
  const { state, number } = application;
  const asked = application.requests.findLast(r => r.answeredAt === null);
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
            <p>{t("own_page.rejectedText")}</p>
            <p className="answer-text">
              <b>{application.reason}</b>
            </p>
          </>
        )}
        <p>{t("own_page.rejectedAgain")}</p>
      </Message>
    );
  return (
    <Message tone="info" title={t("own_page.submitted", { workspace })}>
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
      {application.duplicates.map(twin => (
        <Message key={twin.slug} tone="warn" title={t("duplicates.title")}>
          {t("duplicates.text", { name: twin.name })}
          {twin.applications.length > 0 && (
            <>
              {" "}
              {t("duplicates.applications")}{" "}
              {twin.applications.map((other, index) => (
                <span key={other.number}>
                  {index > 0 && ", "}
                  <a href={`/${vendor}/applications/${other.number}`}>{other.number}</a>
                </span>
              ))}
            </>
          )}
        </Message>
      ))}
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
          tone={request.answeredAt === null ? "warn" : "info"}
          title={
            request.answeredAt === null
              ? t("review.stillOpen")
              : t("review.answeredOf", { name: request.answeredBy ?? "" })
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
