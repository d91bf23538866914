import {
  Award,
  CalendarClock,
  CircleDashed,
  CircleSlash,
  GraduationCap,
  Hourglass,
  TriangleAlert,
  X,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { CertificationState } from "#lib/domain/certifications/certification.ts";
import type { CertificationDto } from "#lib/features/certifications/dto.ts";

const looks: Record<CertificationState, { tone: StatusTone; icon: typeof Award }> = {
  nominated: { tone: "quiet", icon: CircleDashed },
  in_training: { tone: "info", icon: GraduationCap },
  failed: { tone: "breach", icon: X },
  scheduled: { tone: "plain", icon: CalendarClock },
  certified: { tone: "ok", icon: Award },
  renewal_window: { tone: "warn", icon: TriangleAlert },
  grace: { tone: "warn", icon: Hourglass },
  expired: { tone: "breach", icon: CircleSlash },
  revoked: { tone: "breach", icon: X },
  superseded: { tone: "quiet", icon: CircleSlash },
};

/** The state of a certificate with the day that matters, as icon and words. */
export function CertificationStatus({
  certification: c,
  today,
}: {
  certification: Pick<
    CertificationDto,
    "state" | "renewed" | "result" | "trainingOn" | "validFrom" | "validUntil" | "revokedOn" | "replacedOn"
  > &
    Partial<Pick<CertificationDto, "replacedBy">>;
  today: string;
}) {
  const t = useTranslations("certifications.state");
  const all = useTranslations("certifications");
  const locale = useLocale();
  const day = (date: string | null) => (date ? dayText(date, locale, today) : "");
  const settled = c.state === "renewal_window" && c.renewed;
  const { tone, icon: Icon } = settled ? looks.certified : looks[c.state];
  const words = () => {
    if (c.state === "nominated" || c.state === "in_training") {
      if (c.result === "passed") return t("passed");
      if (c.trainingOn) return t("course", { date: day(c.trainingOn) });
      return t(c.state);
    }
    if (c.state === "failed") return t("failed");
    if (c.state === "scheduled") return t("scheduled", { date: day(c.validFrom) });
    if (c.state === "revoked") return t("revoked", { date: day(c.revokedOn) });
    if (c.state === "superseded") return t("superseded", { date: day(c.replacedOn) });
    if (settled) return t("certified", { date: day(c.validUntil) });
    return t(c.state, { date: day(c.validUntil) });
  };
  return (
    <Status tone={tone} icon={<Icon className="i i-s" aria-hidden="true" />}>
      {words()}
      {c.replacedBy && <span className="mm mono"> · {c.replacedBy.number}</span>}
      {c.renewed && <span className="mm"> · {all("renewed")}</span>}
    </Status>
  );
}
