import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import type { CredentialDto } from "#lib/features/credentials/dto.ts";
import { StateLine } from "./state-line.tsx";

type Props = {
  vendor: string;
  issuer: string;
  did: string;
  credential: CredentialDto;
  linkedIn: string;
  /** The day asked for was none. */
  wrongDay: boolean;
};

/** A credential's public page: how it stands today and on any day, what the records say, what to take along. */
export function CredentialView({ vendor, issuer, did, credential, linkedIn, wrongDay }: Props) {
  const t = useTranslations("credentials.page");
  const reasons = useTranslations("credentials.reason");
  const locale = useLocale();
  const day = (date: string | null) => date && dayText(date, locale);
  const base = `/${vendor}/credentials/${credential.id}`;
  const name = textIn(credential.name, locale);
  const file = (path: string, label: ReactNode) => (
    <li>
      <a href={`${base}/${path}?save`} download>
        {label}
      </a>
    </li>
  );
  const graced = credential.lastDay !== null && credential.lastDay !== credential.validUntil;
  return (
    <article className="cred-page">
      <header className="cred-head">
        {/* biome-ignore lint/performance/noImgElement: a drawing of ours, at its own size */}
        <img src={`${base}/badge.svg`} alt={t("badgeAlt", { name })} width="220" height="220" />
        <div>
          <p className="mm">{t(credential.kind === "tier" ? "ofTier" : "of")}</p>
          <h1>{name}</h1>
          {credential.holder ? (
            <p className="cred-holder">{credential.holder}</p>
          ) : (
            <p className="m sm">{t("unnamed")}</p>
          )}
          <StateLine credential={credential} />
          <form className="row wrap cred-day" action={base}>
            <label htmlFor="on">{t("on")}</label>
            <DateInput id="on" name="on" defaultValue={credential.on} key={credential.on} required />
            <Button type="submit">{t("show")}</Button>
            {credential.on !== credential.today && <Link href={base}>{t("today")}</Link>}
          </form>
          {wrongDay && (
            <p className="err" role="alert">
              {t("wrongDay")}
            </p>
          )}
        </div>
      </header>
      <div className="cols c-21">
        <section aria-labelledby="evidence">
          <h2 id="evidence">{t("evidence")}</h2>
          <KeyValue
            pairs={[
              { label: t("issuer"), value: issuer },
              {
                label: t("programme"),
                value: (
                  <Link href={`/${vendor}/programmes/${credential.programmeSlug}`}>
                    {textIn(credential.programme, locale)}
                  </Link>
                ),
              },
              { label: t(credential.kind === "tier" ? "tier" : "area"), value: name },
              { label: t("number"), value: <span className="mono">{credential.number}</span> },
              { label: t("issued"), value: day(credential.issuedOn) },
              { label: t("from"), value: day(credential.validFrom) },
              { label: t("until"), value: day(credential.validUntil) ?? t("untilOpen") },
              graced && { label: t("graceUntil"), value: day(credential.lastDay) },
              credential.suspensions.length > 0 && {
                label: t("suspended"),
                value: credential.suspensions.map(({ from, until }) => (
                  <span key={from} className="cred-spell">
                    {until === null
                      ? t("suspendedSince", { from: dayText(from, locale) })
                      : t("suspendedFrom", { from: dayText(from, locale), until: dayText(until, locale) })}
                  </span>
                )),
              },
              credential.revokedOn !== null && { label: t("revoked"), value: day(credential.revokedOn) },
              credential.reason !== null && { label: t("reason"), value: reasons(credential.reason) },
              credential.replacedBy !== null && {
                label: t("replacedBy"),
                value: (
                  <Link className="mono" href={`/${vendor}/credentials/${credential.replacedBy.id}`}>
                    {credential.replacedBy.number}
                  </Link>
                ),
              },
            ]}
          />
          <p className="cred-proof">{t("proofText", { issuer, did })}</p>
          <p className="sm">
            <Link href={`/${vendor}/credentials`}>{t("checkFile")}</Link>
          </p>
        </section>
        <section aria-labelledby="files">
          <h2 id="files">{t("files")}</h2>
          <ul className="lines cred-files">
            {file("certificate.pdf", t("pdf"))}
            {file("badge.png", t("png"))}
            {file("badge.svg", t("svg"))}
            {file("credential.json", t("json"))}
          </ul>
          <p className="mm sm">{t("filesText")}</p>
          {credential.kind === "certificate" && credential.state !== "revoked" && (
            <p className="cred-share">
              <ButtonLink href={linkedIn} target="_blank" rel="noopener noreferrer">
                {t("linkedIn")}
              </ButtonLink>
            </p>
          )}
        </section>
      </div>
    </article>
  );
}
