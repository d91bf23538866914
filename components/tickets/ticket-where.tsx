import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { PathLine } from "#components/ui/path-line.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { clockText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { PassOn } from "./pass-on.tsx";

/** customer → level 1 → level 2 → level 3 (T2); the customer reads the three stations that concern it (T5). */
export function TicketWhere({
  ticket,
  side,
  slug,
  maker,
  zone,
  today,
}: {
  ticket: TicketDTO;
  side: Side;
  slug: string;
  maker: string;
  zone: string;
  today: string;
}) {
  const t = useTranslations("ticketPages.side");
  const fields = useTranslations("ticketPages.escalate.field");
  const locale = useLocale();
  const over = ticket.state === "resolved" || ticket.state === "closed";
  const waiting = ticket.state === "waiting_customer";
  const detail = ticket.level3Detail;
  if (side === "customer") {
    const here = waiting || over ? "you" : ticket.state === "with_manufacturer" ? "maker" : "support";
    const stops = [
      { key: "you", label: t("stop.you") },
      { key: "support", label: ticket.servedByName },
    ];
    if (ticket.partnerOrgId !== null) stops.push({ key: "maker", label: t("stop.maker") });
    return (
      <section>
        <h2>{t("where")}</h2>
        <PathLine stops={stops} here={here} />
        <p className="sm m tk-note">
          {t(`forCustomer.${ticket.state}`, { servedBy: ticket.servedByName, maker })}
        </p>
        <Reopens ticket={ticket} zone={zone} />
      </section>
    );
  }
  const here = waiting || over ? "customer" : `level${ticket.level}`;
  const stops = ["customer", "level1", "level2", "level3"].map(key => ({ key, label: t(`stop.${key}`) }));
  const back = side === "partner" && !over && ticket.level3 === null && detail !== null;
  const answered = back && detail.state === "answered";
  const preparing = back && (!answered || detail.gathering);
  return (
    <section>
      <h2>{t("whereItStands")}</h2>
      <PathLine stops={stops} here={here} />
      <Certified ticket={ticket} today={today} />
      {preparing && ticket.diagnosedAt !== null && (
        <p className="sm m tk-note">
          {detail.missing.length + detail.missingParts.length > 0
            ? t("missing", {
                fields: [
                  ...detail.missing.map(field => fields(field).toLowerCase()),
                  ...detail.missingParts.map(part => textIn(part, locale)),
                ].join(", "),
              })
            : t("ready")}
        </p>
      )}
      {answered && <p className="sm m tk-note">{t("answered", { maker })}</p>}
      {ticket.level3 !== null && detail && (
        <p className="sm m tk-note">
          {t(`level3.${ticket.level3}`, {
            maker,
            name: detail.assigneeName ?? "",
            by: detail.requestedByName ?? "",
          })}
        </p>
      )}
      {detail?.state === "handed_back" && detail.reason && (
        <p className="sm m tk-note">{t("handedBack", { reason: detail.reason })}</p>
      )}
      <PassOn ticket={ticket} slug={slug} maker={maker} />
      <Reopens ticket={ticket} zone={zone} />
      {detail && (ticket.level3 !== null || answered) && !detail.gathering && <Evidence ticket={ticket} />}
    </section>
  );
}

/** From level 2 on (T3): that nobody of the partner may hold it, or that its holder soon may not. */
function Certified({ ticket, today }: { ticket: TicketDTO; today: string }) {
  const t = useTranslations("ticketPages.side");
  const { level2 } = ticket;
  if (!level2 || ticket.state === "resolved" || ticket.state === "closed") return null;
  if (level2.holders.length === 0)
    return (
      <p className="sm tk-note tk-alarm">
        <TriangleAlert className="i i-s" aria-hidden="true" />
        {t("nobodyCertified", { company: ticket.servedByName })}
      </p>
    );
  const { endsOn } = level2;
  return endsOn === null ? null : (
    <p className="sm m tk-note">
      {t.rich("holderUntil", {
        name: ticket.assigneeName ?? "",
        day: () => <Day date={endsOn} today={today} />,
      })}
    </p>
  );
}

function Reopens({ ticket, zone }: { ticket: TicketDTO; zone: string }) {
  const t = useTranslations("ticketPages.side");
  const locale = useLocale();
  const until = ticket.reopensUntil;
  if (until === null || ticket.state !== "resolved") return null;
  // The end of a day is that day, last one included; in another zone it is an hour of the next.
  const wholeDay =
    clockText(until, locale, zone) === clockText(startOfDay(zone, todayIn(zone, until)), locale, zone);
  return (
    <p className="sm m tk-note">
      {t.rich(wholeDay ? "reopensDay" : "reopens", {
        when: () =>
          wholeDay ? (
            <Day date={todayIn(zone, until - 1)} style="weekday" />
          ) : (
            <Time instant={until} zone={zone} style="full" />
          ),
      })}
    </p>
  );
}

/** What the partner sent along (T3), as it was sent. */
function Evidence({ ticket }: { ticket: TicketDTO }) {
  const t = useTranslations("ticketPages.side");
  const fields = useTranslations("ticketPages.escalate.field");
  const locale = useLocale();
  if (!ticket.level3Detail) return null;
  const { evidence, packet } = ticket.level3Detail;
  return (
    <details className="tk-evidence">
      <summary>{t("evidence")}</summary>
      <dl>
        {(["product", "version", "environment", "steps", "logs", "tried"] as const).map(field =>
          evidence[field] ? (
            <div key={field}>
              <dt>{fields(field)}</dt>
              <dd>{evidence[field]}</dd>
            </div>
          ) : null,
        )}
        {packet.parts.map(({ key, label }) =>
          evidence.own[key] ? (
            <div key={key}>
              <dt>{textIn(label, locale)}</dt>
              <dd>{evidence.own[key]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  );
}
