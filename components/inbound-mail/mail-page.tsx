import { useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import type { MailPageDto } from "#lib/features/inbound-mail/dto.ts";
import { BeingLookedAt } from "./being-looked-at.tsx";
import { MailDeeds } from "./mail-deeds.tsx";

type Props = { workspace: string; mail: MailPageDto };

/** One mail: who, why it is here, what it says, what can be done with it, and how it came. */
export function MailPage({ workspace, mail }: Props) {
  const t = useTranslations("inboundMail");
  const from = mail.fromName || mail.fromAddress || t("page.noSender");
  return (
    <div className="page">
      <PageHeader title={mail.subject || t("noSubject")}>{t("page.title", { from })}</PageHeader>
      <Why mail={mail} workspace={workspace} />
      {mail.may.approve && (
        <p className="hint mail-hint">
          {mail.ticketNumber ? t("decide.approveReply") : t("decide.approveText")}
        </p>
      )}
      <MailDeeds workspace={workspace} mail={mail} />
      <KeyValue
        pairs={[
          {
            label: t("list.from"),
            value: mail.fromAddress && `${mail.fromName} <${mail.fromAddress}>`.trim(),
          },
          {
            label: t("page.verified.label"),
            value: mail.verified && t(`page.verified.${mail.verified}`),
          },
          {
            label: t("list.at"),
            value: (
              <>
                {t.rich("page.receivedFor", {
                  when: () => <Time instant={mail.at} style="full" />,
                  recipient: mail.recipient,
                })}
              </>
            ),
          },
          mail.deliveries > 1 && {
            label: "",
            value: t("page.deliveries", { count: mail.deliveries }),
          },
          mail.decidedAt !== null && {
            label: t("list.became"),
            value: (
              <>
                {t(`page.decided.${decidedKey(mail)}`, { by: mail.decidedBy })},{" "}
                <Time instant={mail.decidedAt} />
              </>
            ),
          },
        ]}
      />
      <section className="sec" aria-labelledby="says">
        <SectionHeader id="says" title={t("page.says")} />
        {mail.preview ? (
          <Markdown text={mail.preview} />
        ) : (
          <p className="mm">{t(mail.unreadable ? "unreadable" : "page.nothing")}</p>
        )}
        {mail.cut && <p className="hint">{t("page.cut")}</p>}
      </section>
      {mail.leftOut.length > 0 && (
        <section className="sec" aria-labelledby="left-out">
          <SectionHeader id="left-out" title={t("page.leftOut")} />
          <p className="hint">{t("page.leftOutText")}</p>
          <ul>
            {mail.leftOut.map(file => (
              <li key={file.name}>
                {file.name}:{" "}
                {t(`page.fileReason.${t.has(`page.fileReason.${file.reason}`) ? file.reason : "other"}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mail.may.original && <Original workspace={workspace} id={mail.id} />}
    </div>
  );
}

/** What our own reader says of a mail it doesn't take apart; anything else are a library's words. */
const NOTES: Readonly<Record<string, string>> = {
  "too many boundaries": "parts",
  "too many parts": "parts",
  "too many headers": "headers",
  "too many lines": "lines",
  "no header of a mail": "head",
};

const decidedKey = (mail: MailPageDto) =>
  mail.state === "declined" || mail.state === "discarded"
    ? mail.state
    : mail.reason === "approved"
      ? "processed"
      : "again";

function Why({ workspace, mail }: Props) {
  const t = useTranslations();
  const own = useTranslations("inboundMail.page");
  if (mail.state === "processed")
    return mail.ticketNumber ? (
      <p className="mail-why">
        {own.rich("onCase", {
          number: () => <Link href={`/${workspace}/tickets/${mail.ticketNumber}`}>{mail.ticketNumber}</Link>,
        })}
      </p>
    ) : null;
  if (mail.state === "received") return <BeingLookedAt />;
  const text = own.has(`whyText.${mail.reason}`)
    ? own(`whyText.${mail.reason}`)
    : t(`inboundMail.reason.${mail.reason}`);
  return (
    <Message
      className="mail-why"
      tone={mail.reason === "spoofed" ? "warn" : "info"}
      title={mail.state === "held" ? own("why") : own("whySetAside")}
    >
      <p>{mail.refusal ? t(mail.refusal.key, { contacts: "–", count: 0, ...mail.refusal.params }) : text}</p>
      {mail.ticketNumber && (
        <p>
          {own.rich("forCase", {
            number: () => (
              <Link href={`/${workspace}/tickets/${mail.ticketNumber}`}>{mail.ticketNumber}</Link>
            ),
          })}
        </p>
      )}
      {mail.note && (
        <p className="mm">{NOTES[mail.note] ? own(`noteText.${NOTES[mail.note]}`) : mail.note}</p>
      )}
    </Message>
  );
}

/** In a frame of no origin and without scripts: whatever a letter holds, it is not the portal's. */
function Original({ workspace, id }: { workspace: string; id: string }) {
  const t = useTranslations("inboundMail.original");
  return (
    <section className="sec" aria-labelledby="original">
      <SectionHeader id="original" title={t("title")}>
        <a className="btn sml ghost" href={`/api/mail/${id}/raw?w=${workspace}`} download>
          {t("download")}
        </a>
      </SectionHeader>
      <p className="hint">{t("text")}</p>
      <iframe
        className="mail-original"
        title={t("frame")}
        src={`/api/mail/${id}/original?w=${workspace}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        loading="lazy"
      />
    </section>
  );
}
