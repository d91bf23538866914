import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import type { CaseDefectDTO } from "#lib/features/defects/dto.ts";
import { DefectState } from "./defect-state.tsx";

/** The fault behind a case: the public words for its parties; the vendor also gets its number, and the way to link one. */
export function CaseDefects({
  defects,
  slug,
  chooseFor,
}: {
  defects: readonly CaseDefectDTO[];
  slug: string;
  /** The case's number where the reader may link one. */
  chooseFor: string | null;
}) {
  const t = useTranslations("defects.case");
  if (defects.length === 0 && chooseFor === null) return null;
  return (
    <section>
      <h2>
        {t("title")}
        {chooseFor && (
          <Link href={`/${slug}/defects?case=${encodeURIComponent(chooseFor)}`}>{t("choose")}</Link>
        )}
      </h2>
      {defects.length === 0 && <p className="sm m">{t("none")}</p>}
      {defects.map(one => (
        <div key={one.number ?? one.title} className="tk-defect">
          {one.number && (
            <p className="sm">
              <Link href={`/${slug}/defects/${one.number}`}>{one.number}</Link> {one.own}
            </p>
          )}
          {one.title ? (
            <p className="sm">
              <b>{one.title}</b>
            </p>
          ) : (
            <p className="sm m">{t("notShown")}</p>
          )}
          <p className="sm">
            {one.number ? (
              <DefectState state={one.state} fixedIn={one.fixedIn} />
            ) : one.state === "fixed" ? (
              t("fixedIn", { release: one.fixedIn ?? "" })
            ) : (
              t(one.state)
            )}
          </p>
          {one.text && (
            <div className="sm">
              <Markdown text={one.text} />
            </div>
          )}
          {one.workaround && one.state === "open" && <WorkAround text={one.workaround} />}
        </div>
      ))}
    </section>
  );
}

function WorkAround({ text }: { text: string }) {
  const t = useTranslations("defects");
  return (
    <div className="sm tk-note">
      <p className="mm">{t("workaround")}</p>
      <Markdown text={text} />
    </div>
  );
}
