import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { bytesText } from "#components/ui/bytes.ts";
import { Copy } from "#components/ui/copy.tsx";
import { type ReleaseFileDto, releaseFileHref } from "#lib/features/products/dto.ts";

/** The files of a release with their sums, each behind the door that asks who comes. */
export function ReleaseFiles({
  files,
  workspace,
  beside,
}: {
  files: readonly ReleaseFileDto[];
  workspace: string;
  /** What can be done with a file, where something can. */
  beside?: (file: ReleaseFileDto) => ReactNode;
}) {
  const t = useTranslations("products.release");
  const locale = useLocale();
  if (files.length === 0) return <p className="mm">{t("noFiles")}</p>;
  return (
    <ul className="lines rel-files">
      {files.map(file => (
        <li key={file.id}>
          <div className="row wrap">
            <span className="grow">
              <b>{file.name}</b> <span className="mm sm">{bytesText(file.size, locale)}</span>
            </span>
            {beside?.(file)}
            <a
              className={buttonClass({ size: "sml" })}
              href={releaseFileHref(workspace, file.id)}
              aria-label={t("get", { name: file.name })}
            >
              <Download className="i i-s" aria-hidden="true" />
            </a>
          </div>
          <p className="mm sm rel-sum">
            {t("sum")} <code>{file.sha256.slice(0, 16)}…</code> <Copy text={file.sha256} />
          </p>
        </li>
      ))}
    </ul>
  );
}
