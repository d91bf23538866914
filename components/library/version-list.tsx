import { useLocale, useTranslations } from "next-intl";
import { bytesText } from "#components/ui/bytes.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LibraryVersionDto } from "#lib/features/library/dto.ts";
import { GetVersion } from "./get-version.tsx";
import { LibraryStateText } from "./library-state.tsx";
import { AnnounceVersion, PublishVersion, WithdrawVersion } from "./version-deeds.tsx";

/** Every version with what changed, the newest first; what can be had and, for editors, what can be done with it. */
export function VersionList({
  workspace,
  versions,
  currentId,
  may,
  edits,
}: {
  workspace: string;
  versions: readonly LibraryVersionDto[];
  currentId: string | null;
  /** The reader may have it. */
  may: boolean;
  edits: boolean;
}) {
  const t = useTranslations("library.item");
  const locale = useLocale();
  if (versions.length === 0) return <EmptyState title={t("noVersions")}>{t("noVersionsText")}</EmptyState>;
  return (
    <ul className="lines lib-versions">
      {versions.map(v => {
        const about = { workspace, versionId: v.id, version: v.version, label: v.label };
        const gives = may && (v.state === "published" || edits);
        return (
          <li key={v.id}>
            <div className="row wrap">
              <span className="grow">
                <b>{v.label}</b>{" "}
                {v.id === currentId ? (
                  <Tag>{t("current")}</Tag>
                ) : (
                  v.state !== "published" && <LibraryStateText state={v.state} />
                )}
                <span className="mm sm lib-when">
                  {v.publishedAt === null
                    ? t("drafted", { name: v.createdBy })
                    : t.rich("published", {
                        time: () => <Time instant={v.publishedAt ?? 0} style="full" />,
                        name: v.publishedBy ?? "",
                      })}
                  {v.withdrawnAt !== null && (
                    <>
                      {" · "}
                      {t.rich("withdrawnAt", {
                        time: () => <Time instant={v.withdrawnAt ?? 0} style="full" />,
                      })}
                    </>
                  )}
                  {edits && v.announcedAt !== null && (
                    <>
                      {" · "}
                      {t.rich("announced", {
                        time: () => <Time instant={v.announcedAt ?? 0} style="full" />,
                      })}
                    </>
                  )}
                </span>
              </span>
              {edits && v.state === "draft" && <PublishVersion {...about} />}
              {edits && v.state === "published" && v.announcedAt === null && <AnnounceVersion {...about} />}
              {edits && v.state !== "withdrawn" && <WithdrawVersion {...about} />}
              {gives && (
                <GetVersion workspace={workspace} version={v} label={t("getVersion", { label: v.label })}>
                  {t("get")}
                </GetVersion>
              )}
            </div>
            {v.changes && <p className="m sm prose">{v.changes}</p>}
            <p className="mm sm">
              {v.media === "file" ? (
                <>
                  {v.fileName} · {bytesText(v.size, locale)}
                </>
              ) : (
                t("opens")
              )}
              {v.had !== null && (
                <>
                  {" · "}
                  {t.rich("had", { time: () => <Time instant={v.had ?? 0} /> })}
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
