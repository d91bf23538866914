import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Markdown } from "#components/ui/markdown.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SignatureDto } from "#lib/features/agreements/dto.ts";
import { SignatureMark } from "./signature-mark.tsx";

/** A document to read: its words, and under them the signatures that are there. */
export function DocumentSheet({
  title,
  lang,
  text,
  signatures = [],
  signers = [],
  children,
}: {
  title: string;
  /** The document's language, which need not be the reader's. */
  lang: string;
  text: string;
  signatures?: readonly SignatureDto[];
  /** Before it is sent: who is to sign, in order. */
  signers?: readonly { personId: string; name: string; orgName: string }[];
  children?: ReactNode;
}) {
  const t = useTranslations("signing");
  return (
    <article className="sheet-doc" aria-label={title}>
      {children}
      <div lang={lang}>
        <p className="sheet-title">{title}</p>
        <Markdown text={text} whole />
      </div>
      {signers.length > 0 && (
        <ol className="sig-row" aria-label={t("send.order")}>
          {signers.map(s => (
            <li key={s.personId}>
              <span className="sig-blank" aria-hidden="true" />
              <p className="sm">
                <b>{s.name}</b>
                <br />
                <span className="mm">{s.orgName}</span>
              </p>
            </li>
          ))}
        </ol>
      )}
      {signatures.length > 0 && (
        <ul className="sig-row" aria-label={t("pdf.signatures")}>
          {signatures.map(s => (
            <li key={s.id}>
              <SignatureMark signature={s} />
              <p className="sm">
                <b>{s.name}</b>
                <br />
                <span className="mm">
                  {s.orgName}, <Time instant={s.at} style="full" />
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
