import { useTranslations } from "next-intl";
import { Markdown } from "#components/ui/markdown.tsx";
import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import type { Course, KnowledgeKind, KnowledgeText as Words } from "#lib/domain/knowledge/item.ts";
import { textFileHref } from "#lib/features/knowledge/file-dto.ts";
import { Ranges } from "./words.tsx";

/** What an edition says, in the order one needs it: is it me, what do I do now, what mends it, the rest. */
export function KnowledgeText({
  workspace,
  kind,
  course,
  text,
  ranges,
  product,
  lang,
}: {
  workspace: string;
  kind: KnowledgeKind;
  course: Course | null;
  text: Words;
  ranges: readonly VersionRange[];
  product: string | null;
  /** The language of the words, where it is not the page's. */
  lang?: string | undefined;
}) {
  const t = useTranslations("knowledge.page");
  const ownHref = textFileHref(workspace);
  const matter = kind !== "article";
  return (
    <div lang={lang} className="kb-text">
      {text.summary && <p className="kb-lead">{text.summary}</p>}
      {(matter || text.affected || ranges.length > 0) && (
        <section aria-labelledby="affected">
          <h2 id="affected">{t("affected")}</h2>
          {product && (
            <p>
              <b>{product}</b>: <Ranges ranges={ranges} />
            </p>
          )}
          {text.affected && <Markdown text={text.affected} ownHref={ownHref} />}
        </section>
      )}
      {(matter || text.workaround) && (
        <section aria-labelledby="workaround">
          <h2 id="workaround">{t("workaround")}</h2>
          {text.workaround ? (
            <Markdown text={text.workaround} ownHref={ownHref} />
          ) : (
            <p className="mm">{t("noWorkaround")}</p>
          )}
        </section>
      )}
      {(matter || text.resolution) && (
        <section aria-labelledby="resolution">
          <h2 id="resolution">{t("resolution")}</h2>
          {text.resolution ? (
            <Markdown text={text.resolution} ownHref={ownHref} />
          ) : (
            <p className="mm">{course === "resolved" ? "" : t("noResolution")}</p>
          )}
        </section>
      )}
      {text.body && (
        <section aria-labelledby="body">
          {matter ? (
            <h2 id="body">{t("text")}</h2>
          ) : (
            <h2 id="body" className="vh">
              {t("text")}
            </h2>
          )}
          <Markdown text={text.body} ownHref={ownHref} />
        </section>
      )}
    </div>
  );
}
