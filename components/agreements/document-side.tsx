import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Day, Time } from "#components/ui/time.tsx";
import type { DocumentPageDto, EnvelopeDto } from "#lib/features/agreements/dto.ts";
import { CheckCopy } from "./check-copy.tsx";
import { SignerList } from "./signer-list.tsx";

/** Where a document's PDF is fetched. */
export const documentHref = (workspace: string, envelopeId: string, part: "original" | "final") =>
  `/api/documents/${envelopeId}?w=${encodeURIComponent(workspace)}&part=${part}`;

/** The PDFs, to open beside the page. */
export function PdfLinks({ workspace, envelope: e }: { workspace: string; envelope: EnvelopeDto }) {
  const t = useTranslations("signing");
  const link = (part: "original" | "final", text: string) => (
    <a className="btn sml" href={documentHref(workspace, e.id, part)} target="_blank" rel="noopener">
      <FileDown className="i i-s" aria-hidden="true" />
      {text}
    </a>
  );
  return (
    <div className="row wrap pdfs">
      {e.finalSha256 && link("final", t("finalPdf"))}
      {link("original", t("originalPdf"))}
    </div>
  );
}

function Hash({ label, value }: { label: string; value: string }) {
  return (
    <div className="hash">
      <span className="sm mm">{label}</span>
      <code>{value}</code>
    </div>
  );
}

/** Everything beside the document: who signs, since when, how to check it, what happened. */
export function DocumentSide({
  envelope: e,
  earlier,
}: {
  envelope: EnvelopeDto;
  earlier: DocumentPageDto["earlier"];
}) {
  const t = useTranslations("signing");
  const open = e.closedAt === null && e.state !== "expired";
  return (
    <>
      <section>
        <h2 id="signers">{t("signers")}</h2>
        <SignerList signers={e.signers} titleId="signers" />
        <p className="sm mm">
          {t.rich("sentBy", { name: e.sentBy, time: () => <Time instant={e.sentAt} style="full" /> })}
        </p>
        {open && (
          <p className="sm">{t.rich("expiresOn", { day: () => <Day date={e.expiresOn} style="full" /> })}</p>
        )}
        {e.closeReason && <p className="sm">{t("reason", { reason: e.closeReason })}</p>}
        <p className="sm mm">{t("template", { version: e.templateVersion })}</p>
      </section>
      <section>
        <h2>{t("check.title")}</h2>
        <p className="sm m">{t("check.text")}</p>
        <Hash label={t("check.original")} value={e.sha256} />
        {e.finalSha256 && <Hash label={t("check.final")} value={e.finalSha256} />}
        <p className={e.intact ? "sm m" : "sm bad"}>{e.intact ? t("check.intact") : t("check.broken")}</p>
        <CheckCopy sha256={e.sha256} finalSha256={e.finalSha256} />
      </section>
      <section>
        <h2>{t("trace")}</h2>
        <ol className="trace">
          {e.trace.map(step => (
            <li key={step.id} className="sm">
              <span>{t(`step.${step.type as "sent"}`, { name: step.name })}</span>
              <span className="mm blk">
                <Time instant={step.at} style="full" />
              </span>
            </li>
          ))}
        </ol>
      </section>
      {earlier.length > 0 && (
        <section>
          <h2>{t("earlier")}</h2>
          <ul className="trace">
            {earlier.map(one => (
              <li key={one.number} className="sm">
                <span>{t("earlierLine", { number: one.number, state: t(`state.${one.state}`) })}</span>
                <span className="mm blk">
                  <Time instant={one.sentAt} style="full" />
                </span>
                {one.reason && <span className="blk">{t("reason", { reason: one.reason })}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
