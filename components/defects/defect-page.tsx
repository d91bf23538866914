import { useTranslations } from "next-intl";
import { LinkedCases } from "#components/tickets/linked-cases.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import type { BothTexts } from "#lib/domain/tickets/defects.ts";
import type { DefectDTO } from "#lib/features/defects/dto.ts";
import type { LinkedCaseDTO } from "#lib/features/tickets/dto/linked.ts";
import { UnlinkCase } from "./defect-deeds.tsx";

/** What the vendor knows, what others read, and what was said about it. */
export function DefectFacts({ defect, zone }: { defect: DefectDTO; zone: string }) {
  const t = useTranslations("defects");
  const worded = defect.publicTitle.en + defect.publicTitle.es !== "";
  return (
    <>
      <section className="sec">
        <SectionHeader title={t("known")} />
        <KeyValue
          pairs={[
            { label: t("field.product"), value: defect.productName },
            { label: t("versions"), value: defect.versions.join(", ") || "–" },
            {
              label: t("recorded"),
              value: (
                <>
                  <Time instant={defect.createdAt} zone={zone} /> {t("by", { name: defect.createdBy })}
                </>
              ),
            },
            defect.reason !== "" && { label: t("reason"), value: defect.reason },
          ]}
        />
        {defect.description ? (
          <div className="tk-note">
            <Markdown text={defect.description} />
          </div>
        ) : (
          <p className="m sm tk-note">{t("nothing")}</p>
        )}
      </section>
      <section className="sec">
        <SectionHeader title={t("field.public")} />
        {worded ? (
          <div className="two">
            <Wording lang="en" defect={defect} />
            <Wording lang="es" defect={defect} />
          </div>
        ) : (
          <p className="m sm">{t("publicNone")}</p>
        )}
      </section>
      <section className="sec">
        <SectionHeader title={t("announce.history")} />
        {defect.announcements.length === 0 && <p className="m sm">{t("announce.historyNone")}</p>}
        <ul className="tk-links">
          {defect.announcements.map(one => (
            <li key={one.id}>
              <span className="grow">
                <b>{t(`announce.${one.kind}`)}</b>{" "}
                <span className="mm sm">
                  <Time instant={one.at} zone={zone} /> · {one.byName} ·{" "}
                  {t("announce.reached", { reached: one.reached, cases: one.cases })}
                  {one.moveOn && ` · ${t("announce.moved")}`}
                </span>
                <q className="tk-said">{one.text.en}</q>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Wording({ lang, defect }: { lang: keyof BothTexts; defect: DefectDTO }) {
  const t = useTranslations("defects");
  const title = defect.publicTitle[lang];
  if (title === "") return <p className="m sm">{t("noText")}</p>;
  return (
    <div lang={lang}>
      <h3>{title}</h3>
      {defect.publicText[lang] && <Markdown text={defect.publicText[lang]} />}
      {defect.workaround[lang] && (
        <>
          <p className="mm sm tk-note">{t("workaround")}</p>
          <Markdown text={defect.workaround[lang]} />
        </>
      )}
    </div>
  );
}

/** Its cases, of whatever customer: the vendor's alone to see together. */
export function DefectCases({
  rows,
  workspace,
  number,
  may,
  previous,
  next,
}: {
  rows: readonly LinkedCaseDTO[];
  workspace: string;
  number: string;
  may: boolean;
  previous: string | null;
  next: string | null;
}) {
  const t = useTranslations("defects.linked");
  return (
    <LinkedCases
      label={t("title")}
      none={t("none")}
      workspace={workspace}
      rows={rows}
      previous={previous}
      next={next}
      unlink={
        may
          ? {
              label: t("unlinkColumn"),
              button: of => <UnlinkCase workspace={workspace} number={number} caseNumber={of} />,
            }
          : undefined
      }
    />
  );
}
