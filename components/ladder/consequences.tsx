import { BadgePercent, Check, Ticket, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import type { ConsequencesDto } from "#lib/features/tiers/dto.ts";

type Line = { key: string; icon: typeof X; tone: string; title: string; text?: ReactNode };

/** What follows for the company when the unticked people leave (P22, P24, P25). */
export function Consequences({ of: c, workspace }: { of: ConsequencesDto; workspace: string }) {
  const t = useTranslations("ladder.effect");
  const locale = useLocale();
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  const lines: Line[] = [];
  if (c.tier === null) {
    lines.push({ key: "tier", icon: Check, tone: "ok-t", title: t("noTier"), text: t("noTierText") });
  } else if (c.lost.length > 0) {
    lines.push({
      key: "tier",
      icon: X,
      tone: "breach-t",
      title: t("lost", { tier: c.tier }),
      text: (
        <>
          {c.lost.map(rung => (
            <p key={rung.title}>{t("lostText", rung)}</p>
          ))}
          <p>{t("repair", { days: c.remediationDays })}</p>
        </>
      ),
    });
  } else if (c.tierState === "unmet") {
    lines.push({
      key: "tier",
      icon: X,
      tone: "breach-t",
      title: t("already", { tier: c.tier }),
      text: <p>{t("alreadyText")}</p>,
    });
  } else {
    lines.push({
      key: "tier",
      icon: Check,
      tone: "ok-t",
      title: t("kept", { tier: c.tier }),
      text: <p>{t("keptText")}</p>,
    });
  }
  if (c.benefits.length > 0)
    lines.push({
      key: "benefits",
      icon: BadgePercent,
      tone: "breach-t",
      title: t("benefits", { benefits: list(c.benefits) }),
      text: <p>{t("benefitsText")}</p>,
    });
  if (c.tickets.length > 0)
    lines.push({
      key: "tickets",
      icon: Ticket,
      tone: "warn-t",
      title: t("tickets", { count: c.tickets.length }),
      text: (
        <p>
          {c.tickets.slice(0, 8).map((ticket, index) => (
            <span key={ticket.number}>
              {index > 0 && ", "}
              <Link href={`/${workspace}/tickets/${ticket.number}`}>{ticket.number}</Link>
            </span>
          ))}
          {": "}
          {c.standIns.length > 0 ? t("standIns", { names: list(c.standIns) }) : t("noStandIns")}
        </p>
      ),
    });
  else
    lines.push({
      key: "tickets",
      icon: Check,
      tone: "ok-t",
      title: t("noTickets"),
      text: <p>{t("noTicketsText")}</p>,
    });
  const quiet = c.lost.length === 0;
  return (
    <div className="stack" aria-live="polite">
      <h3>{t(c.names.length > 1 ? "titleMany" : "title", { names: list(c.names) })}</h3>
      <ul className={quiet ? "cons w" : "cons"}>
        {lines.map(({ key, icon: Icon, tone, title, text }) => (
          <li key={key}>
            <Icon className={`i ${tone}`} aria-hidden="true" />
            <div>
              {title}
              {text}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
