import { useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { Day } from "#components/ui/time.tsx";
import type { CompanyCertificateDto } from "#lib/features/tiers/dto.ts";

type Props = {
  of: CompanyCertificateDto;
  today: string;
  workspace: string;
  /** The signed certificate that can be shown, while there is one. */
  credential: { id: string; number: string } | null;
};

/** The company's certificate (P1): how it stands, from when to when, what it hangs on, and its paper. */
export function CompanyCertificate({ of, today, workspace, credential }: Props) {
  const t = useTranslations("ladder.company");
  const ended = of.state === "ended";
  return (
    <LabelledPart id="company-certificate" title={t("title")} text={t("lead")}>
      <div className="stack">
        {of.state !== "in_force" && (
          <Message
            tone={of.state === "at_risk" ? "warn" : "breach"}
            title={t(`state.${of.state}`)}
            meanwhile={
              of.state === "suspended"
                ? of.missing.length > 0
                  ? t("missing", { list: of.missing.join("; ") })
                  : t("decided")
                : ended
                  ? of.endedBy === "agreement"
                    ? t("endedByAgreement")
                    : (of.reason ?? undefined)
                  : t("boundBy", { list: of.boundBy.join("; ") })
            }
          />
        )}
        <KeyValue
          pairs={[
            { label: t("stands"), value: t(`state.${of.state}`) },
            { label: t("certifies"), value: of.tier },
            { label: t("from"), value: <Day date={of.from} today={today} /> },
            {
              label: t(ended ? "lastDay" : "until"),
              value: of.until ? <Day date={of.until} today={today} /> : t("open"),
            },
            ...(of.state === "in_force" && of.boundBy.length > 0
              ? [{ label: t("bound"), value: of.boundBy.join("; ") }]
              : []),
            ...(credential && !ended
              ? [
                  {
                    label: t("number"),
                    value: (
                      <>
                        <Link href={`/${workspace}/credentials/${credential.id}`}>{credential.number}</Link>
                        {" · "}
                        <a href={`/${workspace}/credentials/${credential.id}/certificate.pdf`}>
                          {t("paper")}
                        </a>
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </LabelledPart>
  );
}
