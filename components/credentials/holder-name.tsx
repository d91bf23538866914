"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { showMyNameAction, showNameAction } from "#lib/features/credentials/actions.ts";

/** Whether a person's credentials show their name: theirs to change, for others to know. */
export function HolderName({
  workspace,
  personId,
  own,
  shown,
  badges,
  itself,
}: {
  workspace: string;
  personId: string;
  own: boolean;
  shown: boolean;
  badges: readonly { id: string; number: string; area: string }[];
  /** On their own page, which is there between companies too. */
  itself?: boolean;
}) {
  const t = useTranslations("credentials.holder");
  const router = useRouter();
  if (!own) return <p className="mm sm cred-theirs">{t(shown ? "theirsShown" : "theirsHidden")}</p>;
  return (
    <section aria-labelledby="badges" className="cred-own">
      <SectionHeader id="badges" title={t("title")} rule />
      <p className="m">{t("lead")}</p>
      <ul className="lines">
        {badges.map(badge => (
          <li key={badge.id} className="row wrap">
            {/* biome-ignore lint/performance/noImgElement: a drawing of some kilobytes, made on the way. */}
            <img
              className="cred-thumb"
              src={`/${workspace}/credentials/${badge.id}/badge.svg`}
              alt=""
              width={48}
              height={48}
            />
            <span>
              <Link href={`/${workspace}/credentials/${badge.id}`}>{badge.area}</Link>
              <span className="mm sm mono cell-note">{badge.number}</span>
            </span>
            <span className="grow" />
            <ButtonLink size="sml" look="ghost" href={`/${workspace}/credentials/${badge.id}/badge.png`}>
              {t("png")}
              <span className="vh"> {badge.number}</span>
            </ButtonLink>
            <ButtonLink
              size="sml"
              look="ghost"
              href={`/${workspace}/credentials/${badge.id}/certificate.pdf`}
            >
              {t("pdf")}
              <span className="vh"> {badge.number}</span>
            </ButtonLink>
            <ButtonLink size="sml" href={`/${workspace}/credentials/${badge.id}`}>
              {t("share")}
              <span className="vh"> {badge.number}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <b>{t(shown ? "shown" : "hidden")}</b>
        <ActionButton
          send={(itself ? showMyNameAction : showNameAction).bind(null, workspace)}
          input={itself ? { show: !shown } : { personId, show: !shown }}
          doneText={t("done")}
          onDone={() => router.refresh()}
        >
          {t(shown ? "hide" : "show")}
        </ActionButton>
      </div>
      <p className="mm sm">{t("text")}</p>
    </section>
  );
}
