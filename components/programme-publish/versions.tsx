"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { VersionDto } from "#lib/features/programmes/history.ts";
import type { PublicationDto } from "#lib/features/publication/dto.ts";
import { WithdrawVersion } from "./withdraw-version.tsx";

/** The version in force, those to come, and the draft's place after them; one to come can be taken back. */
export function Versions({ workspace, data }: { workspace: string; data: PublicationDto }) {
  const t = useTranslations("publication");
  const locale = useLocale();
  const [asked, setAsked] = useState<VersionDto | null>(null);
  const oldestFirst = [...data.versions].reverse();
  return (
    <ol className="version-steps">
      {oldestFirst.map(version => (
        <li key={version.version} className={version.state === "in_force" ? "now" : "coming"}>
          <div>
            <b>{t("when.version", { version: version.version })}</b>{" "}
            <span className="m">
              {t(version.state === "in_force" ? "when.inForce" : "when.coming", {
                day: dayText(version.effectiveFrom, locale),
              })}
            </span>
            <span className="mm sm blk">
              {t("when.by", { name: version.publishedBy })}
              {version.note && ` · ${version.note}`}
            </span>
          </div>
          {version.state === "coming" && (
            <Button size="sml" look="ghost" onClick={() => setAsked(version)}>
              {t("takeBack.button")}
              <span className="vh"> {t("when.version", { version: version.version })}</span>
            </Button>
          )}
        </li>
      ))}
      {data.draft && (
        <li className="draft">
          <div>
            <b>{t("when.version", { version: data.draft.number })}</b>{" "}
            <span className="m">
              {t("when.this")}, {t("when.coming", { day: dayText(data.from, locale) })}
            </span>
          </div>
        </li>
      )}
      {asked && (
        <WithdrawVersion
          workspace={workspace}
          programmeId={data.programmeId}
          version={asked}
          open
          onOpenChange={open => !open && setAsked(null)}
        />
      )}
    </ol>
  );
}
