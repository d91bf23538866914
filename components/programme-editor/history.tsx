"use client";

import { Download, Ellipsis, FilePen, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { WithdrawVersion } from "#components/programme-publish/withdraw-version.tsx";
import { Button } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { beginDraftAction } from "#lib/features/programmes/actions.ts";
import type { History, VersionDto } from "#lib/features/programmes/history.ts";
import { compareHref, draftHref, fileHref, programmeHref } from "./address.ts";

type Props = {
  vendor: string;
  history: History;
  shown: number;
  /** May edit, and there is no draft yet. */
  begins: boolean;
  edits: boolean;
};

/** All versions of a programme with the day each began, who published it, and what it changed (P20). */
export function ProgrammeHistory({ vendor, history, shown, begins, edits }: Props) {
  const t = useTranslations("programmeEditor.history");
  const { slug, versions } = history;
  const [first, second] = versions;
  return (
    <section className="sec" aria-labelledby="history">
      <SectionHeader id="history" title={t("title")} count={versions.length}>
        {first && second && (
          <Link href={compareHref(vendor, slug, second.version, first.version)}>{t("compare")}</Link>
        )}
      </SectionHeader>
      <Table label={t("title")} free stack>
        <thead>
          <tr>
            <Th>{t("version")}</Th>
            <Th>{t("from")}</Th>
            <Th>{t("published")}</Th>
            <Th>{t("note")}</Th>
            <Th>
              <span className="vh">{t("actions")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version, i) => {
            const before = versions[i + 1];
            return (
              <tr key={version.version}>
                <Td className="full nw">
                  {version.version === shown ? (
                    <b>{version.version}</b>
                  ) : (
                    <Link href={`${programmeHref(vendor, slug)}?version=${version.version}`}>
                      {version.version}
                    </Link>
                  )}{" "}
                  <span className={version.state === "in_force" ? "m" : "mm"}>
                    {t(`state.${version.state}`)}
                  </span>
                </Td>
                <Td className="full nw" data-label={t("from")}>
                  <Day date={version.effectiveFrom} style="full" />
                </Td>
                <Td className="full m" data-label={t("published")}>
                  {t.rich("by", {
                    name: version.publishedBy,
                    when: () => <Time instant={version.publishedAt} />,
                  })}
                </Td>
                <Td className="full">
                  {version.note || <span className="mm">{t("noNote")}</span>}
                  {before && (
                    <Link
                      className="blk sm"
                      href={compareHref(vendor, slug, before.version, version.version)}
                      aria-label={t("changesOf", { version: version.version })}
                    >
                      {t("changes")}
                    </Link>
                  )}
                </Td>
                <Td className="full num">
                  <VersionMenu
                    vendor={vendor}
                    programme={history}
                    version={version}
                    begins={begins}
                    edits={edits}
                  />
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

type MenuProps = {
  vendor: string;
  programme: { programmeId: string; slug: string };
  version: VersionDto;
  begins: boolean;
  edits: boolean;
};

function VersionMenu({ vendor, programme, version, begins, edits }: MenuProps) {
  const t = useTranslations("programmeEditor");
  const forms = useTranslations("forms");
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { programmeId, slug } = programme;
  const number = version.version;
  async function begin() {
    const result = await beginDraftAction(vendor, { programmeId, fromVersion: number }).catch(() => null);
    if (result?.ok) router.push(draftHref(vendor, slug, "general"));
    else toast({ tone: "problem", text: result?.message ?? forms("offline.text") });
  }
  return (
    <>
      <Menu
        trigger={
          <Button look="ghost" size="sml" ico aria-label={t("history.more", { version: number })}>
            <Ellipsis className="i" aria-hidden="true" />
          </Button>
        }
        entries={[
          {
            key: "download",
            label: t("history.download"),
            icon: <Download className="i" aria-hidden="true" />,
            onSelect: () => {
              window.location.href = fileHref(vendor, slug, number);
            },
          },
          ...(begins
            ? [
                {
                  key: "begin",
                  label: t("history.beginFrom"),
                  icon: <FilePen className="i" aria-hidden="true" />,
                  onSelect: () => void begin(),
                },
              ]
            : []),
          ...(edits && version.state === "coming"
            ? [
                {
                  key: "withdraw",
                  label: t("history.withdraw"),
                  icon: <Undo2 className="i" aria-hidden="true" />,
                  danger: true,
                  onSelect: () => setAsking(true),
                },
              ]
            : []),
        ]}
      />
      <WithdrawVersion
        workspace={vendor}
        programmeId={programmeId}
        version={version}
        open={asking}
        onOpenChange={setAsking}
      />
    </>
  );
}
