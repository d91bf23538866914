"use client";

import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { textIn } from "#lib/domain/text.ts";
import type { ProgrammeLine } from "#lib/features/programmes/list.ts";
import { draftHref, programmeHref } from "./address.ts";
import { BeginDraft } from "./begin-draft.tsx";
import { NewProgramme } from "./new-programme.tsx";

type Props = { vendor: string; lines: readonly ProgrammeLine[]; edits: boolean };

/** Every programme: what is in force, what comes, and who is changing it. */
export function ProgrammeList({ vendor, lines, edits }: Props) {
  const t = useTranslations("programmeEditor.list");
  const locale = useLocale();
  const copies = lines
    .filter(line => line.versions.length > 0)
    .map(({ programmeId, name, slug }) => ({ programmeId, name, slug }));
  if (lines.length === 0)
    return (
      <EmptyState
        title={t("none")}
        level={2}
        action={edits ? <NewProgramme vendor={vendor} programmes={[]} /> : undefined}
      >
        {edits ? t("noneText") : t("noneRead")}
      </EmptyState>
    );
  return (
    <>
      {edits && (
        <div className="row wrap list-acts">
          <NewProgramme vendor={vendor} programmes={copies} />
        </div>
      )}
      <Table label={t("programme")} free stack className="programmes">
        <thead>
          <tr>
            <Th>{t("programme")}</Th>
            <Th>{t("inForce")}</Th>
            <Th>{t("next")}</Th>
            {edits && <Th>{t("draft")}</Th>}
            {edits && (
              <Th>
                <span className="vh">{t("actions")}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => {
            const inForce = line.versions.find(version => version.state === "in_force");
            const next = line.versions.findLast(version => version.state === "coming");
            const name = textIn(line.name, locale).trim() || line.slug;
            const published = line.versions.length > 0;
            return (
              <tr key={line.programmeId}>
                <Td className="full">
                  <Link
                    href={
                      published ? programmeHref(vendor, line.slug) : draftHref(vendor, line.slug, "general")
                    }
                  >
                    <b>{name}</b>
                  </Link>
                  <span className="mm sm blk">
                    {line.tiers.map(tier => textIn(tier, locale)).join(" · ")}
                  </span>
                </Td>
                <Td className="full" data-label={t("inForce")}>
                  {inForce ? (
                    <>
                      {t("version", { version: inForce.version })}
                      <span className="mm sm blk">
                        {t.rich("since", { day: () => <Day date={inForce.effectiveFrom} style="full" /> })}
                      </span>
                    </>
                  ) : (
                    <span className="mm">{t("notPublished")}</span>
                  )}
                </Td>
                <Td className="full" data-label={t("next")}>
                  {next ? (
                    <>
                      {t("version", { version: next.version })}
                      <span className="mm sm blk">
                        {t.rich("from", { day: () => <Day date={next.effectiveFrom} style="full" /> })}
                      </span>
                    </>
                  ) : (
                    <span className="mm">{t("nothingNext")}</span>
                  )}
                </Td>
                {edits && (
                  <Td className="full" data-label={t("draft")}>
                    {line.draft ? (
                      <>
                        {line.draft.errors === 0 ? t("ready") : t("errors", { count: line.draft.errors })}
                        <span className="mm sm blk">
                          {t.rich("saved", {
                            name: line.draft.savedBy,
                            when: () => <Time instant={line.draft?.savedAt ?? 0} style="ago" />,
                          })}
                        </span>
                      </>
                    ) : (
                      <span className="mm">{t("noDraft")}</span>
                    )}
                  </Td>
                )}
                {edits && (
                  <Td className="full num">
                    {line.draft ? (
                      <ButtonLink size="sml" href={draftHref(vendor, line.slug, "general")}>
                        {t("goOn")}
                        <span className="vh"> {name}</span>
                      </ButtonLink>
                    ) : (
                      <BeginDraft vendor={vendor} programmeId={line.programmeId} size="sml">
                        {t("edit")}
                        <span className="vh"> {name}</span>
                      </BeginDraft>
                    )}
                  </Td>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
      {!edits && <p className="mm sm list-note">{t("readOnly")}</p>}
    </>
  );
}
