import { useTranslations } from "next-intl";
import type { TextLocale } from "#lib/domain/knowledge/item.ts";
import { knowledgeFileHref } from "#lib/features/knowledge/file-dto.ts";
import { folded, type Piece, type Row, sideBySide } from "#lib/features/knowledge/side-by-side.ts";

type Props = {
  /** What each side is called. */
  names: readonly [string, string];
  langs: readonly [TextLocale, TextLocale];
  before: string;
  after: string;
  /** Files that stand on one side alone. */
  pictures: { workspace: string; gone: readonly string[]; come: readonly string[] };
};

/** A file's id tells a reader nothing but that it is another one. */
const shortened = (text: string) => text.replace(/\(file:[0-9a-f-]{28}([0-9a-f]{8})\)/gi, "(file:…$1)");

/** A text as it stood and as it stands: what went is struck through, what came is underlined, and each says so to a screen reader. */
export function SideBySide({ names, langs, before, after, pictures }: Props) {
  const t = useTranslations("knowledge.compare");
  const [old, now] = [shortened(before), shortened(after)];
  const translated = langs[0] !== langs[1];
  const lines = (text: string): Piece[][] => text.split("\n").map(line => [{ text: line, only: false }]);
  return (
    <div className="kb-diff">
      <p className="kb-diff-names">
        <b>{names[0]}</b>
        <b>{names[1]}</b>
      </p>
      {translated ? (
        <div className="kb-diff-row">
          {[old, now].map((text, side) => (
            <div key={names[side]} className="kb-diff-cell" lang={langs[side]} data-name={names[side]}>
              {lines(text).map((pieces, i) => (
                <span key={`${i}${pieces[0]?.text}`}>
                  <Words pieces={pieces} side={side} />
                  {"\n"}
                </span>
              ))}
            </div>
          ))}
        </div>
      ) : (
        folded(sideBySide(old, now)).map((block, i) =>
          block.folded ? (
            <details key={`${i}${block.rows.length}`}>
              <summary>{t("unchanged", { count: block.rows.length })}</summary>
              <Rows rows={block.rows} names={names} lang={langs[0]} />
            </details>
          ) : (
            <Rows key={`${i}${block.rows.length}`} rows={block.rows} names={names} lang={langs[0]} />
          ),
        )
      )}
      <Pictures title={t("gone")} workspace={pictures.workspace} ids={pictures.gone} />
      <Pictures title={t("come")} workspace={pictures.workspace} ids={pictures.come} />
    </div>
  );
}

function Rows({ rows, names, lang }: { rows: readonly Row[]; names: Props["names"]; lang: TextLocale }) {
  return (
    <>
      {rows.map((row, i) => (
        <div key={`${i}${row.after?.[0]?.text}`} className="kb-diff-row" data-same={row.same || undefined}>
          {[row.before, row.after].map((pieces, side) => (
            <div
              key={names[side] + String(side)}
              className="kb-diff-cell"
              data-side={side === 0 ? "before" : "after"}
              data-none={pieces === null || undefined}
              lang={lang}
            >
              {!row.same && pieces && (
                <span className="kb-diff-sign" aria-hidden="true">
                  {side === 0 ? "−" : "+"}
                </span>
              )}
              {pieces && <Words pieces={pieces} side={side} />}
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

function Words({ pieces, side }: { pieces: readonly Piece[]; side: number }) {
  const t = useTranslations("knowledge.compare");
  const Mark = side === 0 ? "del" : "ins";
  return (
    <>
      {pieces.map(({ text, only }, i) =>
        only ? (
          <Mark key={`${i}${text}`}>
            <span className="vh">{t(side === 0 ? "removed" : "added")} </span>
            {text}
          </Mark>
        ) : (
          <span key={`${i}${text}`}>{text}</span>
        ),
      )}
    </>
  );
}

function Pictures({ title, workspace, ids }: { title: string; workspace: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <div className="kb-diff-files">
      <b>{title}</b>
      <ul>
        {ids.map(id => (
          <li key={id}>
            <a href={knowledgeFileHref(workspace, id)} target="_blank" rel="noopener">
              {`file:…${id.slice(-8)}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
