import { ArrowUp, BadgePercent, Check, LifeBuoy, Ticket, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import type { ConsequencesDto } from "#lib/features/tiers/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

type Line = { key: string; icon: typeof X; tone: string; title: string; text?: ReactNode };

/** What follows for the company from what is supposed, by weight (P20, P22, P24, P25). */
export function Consequences({ of: c, workspace }: { of: ConsequencesDto; workspace: string }) {
  const t = useTranslations("ladder.effect");
  const locale = useLocale();
  const list = (names: readonly string[]) => listText(names, locale);
  const { supposed } = c;
  const onlyLeave = supposed.renew.length + supposed.courses.length === 0 && supposed.by === null;
  const names = list(supposed.leave.map(person => person.name));
  const lines: Line[] = [tierLine(c, t)];
  if (c.opens.length > 0)
    lines.push({
      key: "opens",
      icon: ArrowUp,
      tone: "ok-t",
      title: t("opens", { tier: list(c.opens) }),
      text: <p>{t("opensText")}</p>,
    });
  if (c.benefits.length > 0)
    lines.push({
      key: "benefits",
      icon: BadgePercent,
      tone: "breach-t",
      title: t("benefits", { benefits: list(c.benefits) }),
      text: <p>{t("benefitsText")}</p>,
    });
  if (c.stopped.length > 0)
    lines.push({
      key: "stopped",
      icon: BadgePercent,
      tone: "warn-t",
      title: t("stopped", { benefits: list(c.stopped) }),
      text: <p>{t("stoppedText")}</p>,
    });
  if (c.gained.length > 0)
    lines.push({
      key: "gained",
      icon: BadgePercent,
      tone: "ok-t",
      title: t("gained", { benefits: list(c.gained) }),
    });
  if (c.tickets.length > 0)
    lines.push({
      key: "tickets",
      icon: Ticket,
      tone: "warn-t",
      title: t("tickets", { count: c.tickets.length }),
      text: (
        <p>
          <Numbers numbers={c.tickets.map(ticket => ticket.number)} workspace={workspace} />
          {": "}
          {c.standIns.length > 0 ? t("standIns", { names: list(c.standIns) }) : t("noStandIns")}
        </p>
      ),
    });
  else if (supposed.leave.length > 0)
    lines.push({
      key: "tickets",
      icon: Check,
      tone: "ok-t",
      title: t("noTickets"),
      text: <p>{t("noTicketsText")}</p>,
    });
  if (c.level3)
    lines.push({
      key: "level3",
      icon: LifeBuoy,
      tone: c.level3.numbers.length > 0 ? "warn-t" : "m",
      title: t("level3", { count: c.level3.numbers.length }),
      text: (
        <p>
          {c.level3.numbers.length > 0 && (
            <>
              <Numbers numbers={c.level3.numbers} workspace={workspace} />
              {": "}
            </>
          )}
          {t(c.level3.why === "benefit" ? "level3Benefit" : "level3Nobody")}
        </p>
      ),
    });
  const grave = c.effect === "lost" || c.effect === "gone" || c.lost.length > 0;
  const good = c.effect === "repaired" || c.opens.length > 0;
  return (
    <div className="stack" aria-live="polite">
      <h3>
        {onlyLeave && supposed.leave.length > 0
          ? t(supposed.leave.length > 1 ? "titleMany" : "title", { names })
          : t("titleAny")}
      </h3>
      <ul className={grave ? "cons" : good ? "cons ok" : "cons w"}>
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

function Numbers({ numbers, workspace }: { numbers: readonly string[]; workspace: string }) {
  return numbers.slice(0, 8).map((number, index) => (
    <span key={number}>
      {index > 0 && ", "}
      <Link href={`/${workspace}/tickets/${number}`}>{number}</Link>
    </span>
  ));
}

function tierLine(c: ConsequencesDto, t: ReturnType<typeof useTranslations<"ladder.effect">>): Line {
  const tier = c.tier ?? "";
  const rungs = c.lost.map(rung => <p key={rung.title}>{t("lostText", rung)}</p>);
  switch (c.effect) {
    case "none":
      return { key: "tier", icon: Check, tone: "ok-t", title: t("noTier"), text: <p>{t("noTierText")}</p> };
    case "gone":
      return {
        key: "tier",
        icon: X,
        tone: "breach-t",
        title: t("gone", { tier }),
        text: <p>{t("goneText")}</p>,
      };
    case "lost":
      return {
        key: "tier",
        icon: X,
        tone: "breach-t",
        title: t("lost", { tier }),
        text: (
          <>
            {rungs}
            <p>{t("repair", { days: c.remediationDays })}</p>
          </>
        ),
      };
    case "still_lost":
      return {
        key: "tier",
        icon: X,
        tone: "breach-t",
        title: t("already", { tier }),
        text: rungs.length > 0 ? rungs : <p>{t("alreadyText")}</p>,
      };
    case "repaired":
      return {
        key: "tier",
        icon: Check,
        tone: "ok-t",
        title: t("repaired", { tier }),
        text: <p>{t("repairedText")}</p>,
      };
    case "kept":
      return {
        key: "tier",
        icon: Check,
        tone: "ok-t",
        title: t("kept", { tier }),
        text: <p>{t("keptText")}</p>,
      };
  }
}
