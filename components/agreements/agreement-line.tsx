import { CalendarClock, Check, CircleDashed, CircleSlash, FileText, Hourglass, PenLine } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Day } from "#components/ui/time.tsx";
import { FileLinks } from "#components/ui/timeline.tsx";
import type { AgreementState } from "#lib/domain/programmes/agreement.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { AgreementDto, EffectDto } from "#lib/features/agreements/dto.ts";
import { fileHref } from "#lib/features/files/dto.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { AddCopy, EndAgreement, GiveNotice, SignAgreement } from "./agreement-deeds.tsx";
import { DocumentState } from "./document-state.tsx";
import { Effect } from "./effect.tsx";

const looks: Record<AgreementState, { tone: StatusTone; icon: typeof Check }> = {
  unsigned: { tone: "quiet", icon: CircleDashed },
  half_signed: { tone: "info", icon: PenLine },
  scheduled: { tone: "info", icon: CalendarClock },
  in_force: { tone: "ok", icon: Check },
  ending: { tone: "warn", icon: Hourglass },
  over: { tone: "breach", icon: Hourglass },
  ended: { tone: "quiet", icon: CircleSlash },
};

/** How much of the term has passed: a bar between its first and last day. */
function Term({ from, until, today }: { from: PlainDate; until: PlainDate; today: PlainDate }) {
  const t = useTranslations("onboarding.agreements");
  const whole = daysBetween(from, until) + 1;
  const passed = Math.max(0, Math.min(whole, daysBetween(from, today)));
  const percent = Math.round((passed / whole) * 100);
  const left = daysBetween(today, until);
  return (
    <div className="term">
      <Progress value={percent} label={t("passed", { percent })} />
      <div className="ends sm mm">
        <Day date={from} style="full" />
        {left >= 0 && left < whole && <span>{t("left", { days: left })}</span>}
        <Day date={until} style="full" />
      </div>
    </div>
  );
}

export type AgreementFrame = {
  workspace: string;
  /** The partner's. */
  slug: string;
  today: PlainDate;
  signer: string;
  names: { vendor: string; partner: string };
};

/** One document: who signed when, its term, its files, and what the reader may do. */
export function AgreementLine({
  agreement: a,
  may,
  effect,
  notice,
  frame,
}: {
  agreement: AgreementDto;
  may: { send: boolean; sign: boolean; copy: boolean; end: boolean };
  /** What ending it today, and letting it lapse, would do to tier and benefits. */
  effect: {
    now: EffectDto | null;
    lapse: EffectDto | null;
    ends: EffectDto | null;
    /** Number of the one that goes on where it ends. */
    renewedBy: string | null;
  };
  /** The partner's own way out; null where there is none for the reader. */
  notice: { days: number; earliest: PlainDate; effect: EffectDto } | null;
  frame: AgreementFrame;
}) {
  const t = useTranslations("onboarding.agreements");
  const te = useTranslations("signing.effect");
  const locale = useLocale();
  const { tone, icon: Icon } = looks[a.state];
  // Nothing of it waits for a signature any more: it has to be sent again.
  const failed = a.state === "unsigned" ? a.failed : null;
  const signature = (side: "partner" | "vendor") => {
    const signed = a[side];
    return {
      label: frame.names[side],
      value: signed ? (
        t.rich("signedBy", { name: signed.by, day: () => <Day date={signed.on} style="full" /> })
      ) : (
        <span className="mm">{t("notSigned")}</span>
      ),
    };
  };
  const both = a.partner !== null && a.vendor !== null;
  const term = a.termMonths === null ? t("termNone") : t("termMonths", { months: a.termMonths });
  const about = { workspace: frame.workspace, agreementId: a.id, version: a.version, title: a.title };
  return (
    <article className="agr" id={a.number} aria-label={`${a.title} ${a.number}`}>
      <div className="row wrap">
        <span className="id">{a.number}</span>
        {failed ? (
          <Status tone="warn" icon={<CircleSlash className="i" aria-hidden="true" />}>
            {t(`failed.${failed}`)}
          </Status>
        ) : (
          <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
            {t(`state.${a.state}`)}
          </Status>
        )}
      </div>
      <KeyValue
        pairs={[
          // While it is out for signature, its own line tells how far it is.
          a.out === null && signature("partner"),
          a.out === null && signature("vendor"),
          {
            label: t("term"),
            value:
              both && a.startsOn
                ? a.endsOn
                  ? t("termText", { from: dayText(a.startsOn, locale), to: dayText(a.endsOn, locale) })
                  : t("termOpen", { from: dayText(a.startsOn, locale) })
                : a.startsOn
                  ? t.rich("planned", { day: () => <Day date={a.startsOn ?? ""} style="full" /> })
                  : term,
          },
          a.out && {
            label: t("inPortal"),
            value: (
              <span className="row wrap">
                <DocumentState state={a.out.state} />
                {a.out.turn}
                <span className="mm">
                  {t.rich("until", { day: () => <Day date={a.out?.expiresOn ?? ""} style="full" /> })}
                </span>
              </span>
            ),
          },
          a.files.length > 0 && {
            label: t("files"),
            value: (
              <FileLinks
                files={a.files.map(file => ({
                  key: file.id,
                  name: file.name,
                  bytes: file.size,
                  href: fileHref(frame.workspace, file.id),
                }))}
              />
            ),
          },
        ]}
      />
      {a.endedOn && (
        <p className="sm m">
          {t.rich(a.state === "ended" ? "endedOn" : "endsFrom", {
            reason: a.endReason ?? "",
            day: () => <Day date={a.endedOn ?? ""} style="full" />,
          })}
          {a.endedFor && (
            <span className="mm"> ({t("endedFor", { who: t(`endForWho.${a.endedFor}`, frame.names) })})</span>
          )}
        </p>
      )}
      {both && a.startsOn && a.endsOn && !a.endedOn && (
        <Term from={a.startsOn} until={a.endsOn} today={frame.today} />
      )}
      {effect.renewedBy && <p className="sm">{te("renewedBy", { number: effect.renewedBy })}</p>}
      {effect.lapse && (
        <Effect effect={effect.lapse} vendor={frame.names.vendor} title={te("renew")} locale={locale} />
      )}
      {effect.ends && (
        <Effect effect={effect.ends} vendor={frame.names.vendor} title={te("notice")} locale={locale} />
      )}
      <div className="acts">
        {(a.inPortal || a.out || may.send) && (
          <ButtonLink
            size="sml"
            look={a.out?.mine ? "pri" : "plain"}
            href={`/${frame.workspace}/partners/${frame.slug}/agreements/${a.number}`}
          >
            <FileText className="i i-s" aria-hidden="true" />
            {t(a.out?.mine ? "openToSign" : may.send && !a.out ? "openToSend" : "open")}
          </ButtonLink>
        )}
        {may.sign && <SignAgreement {...about} today={frame.today} signer={frame.signer} term={term} />}
        {may.copy && <AddCopy workspace={frame.workspace} agreementId={a.id} title={a.title} />}
        {notice && <GiveNotice {...about} number={a.number} notice={notice} vendor={frame.names.vendor} />}
        {may.end && (
          <EndAgreement
            {...about}
            number={a.number}
            today={frame.today}
            signed={both}
            effect={effect.now}
            names={frame.names}
          />
        )}
      </div>
    </article>
  );
}
