"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
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
            <Link href={`/${workspace}/credentials/${badge.id}`}>{badge.area}</Link>
            <span className="mm sm mono">{badge.number}</span>
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
