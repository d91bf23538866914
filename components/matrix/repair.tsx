import { CalendarCheck, CalendarPlus, Hourglass } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AskDate } from "#components/training/ask-date.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { CellDto, MatrixDto } from "#lib/features/matrix/dto.ts";

/** What a repair needs to know of the page around it. */
export type RepairPlace = {
  workspace: string;
  data: Pick<MatrixDto, "dates" | "dateless" | "can" | "company" | "side" | "today" | "vendor">;
};

/** The next date that leads to the area, for this person: booked by a link that opens the enrolment, with what it costs; without one, who plans it. */
export function Repair({
  workspace,
  data,
  areaKey,
  area,
  person,
  seat = null,
  named,
}: RepairPlace & {
  areaKey: string;
  area: string;
  person: { personId: string; name: string };
  seat?: CellDto["seat"];
  /** The button says whom. */
  named?: boolean;
}) {
  const t = useTranslations("matrix.repair");
  const locale = useLocale();
  const day = (date: string) => dayText(date, locale, data.today);
  const base = `/${workspace}/training`;
  if (seat)
    return (
      <Link className="sm row book-seat" href={`${base}/${seat.sessionId}`}>
        {seat.waiting ? (
          <Hourglass className="i i-s" aria-hidden="true" />
        ) : (
          <CalendarCheck className="i i-s" aria-hidden="true" />
        )}
        {named && `${person.name}: `}
        {t(seat.waiting ? "waits" : "seat", { day: day(seat.on) })}
      </Link>
    );
  const [next] = data.dates[areaKey] ?? [];
  const whom = <span className="vh">: {`${person.name}, ${area}`}</span>;
  if (!next) return <WithoutDate workspace={workspace} data={data} areaKey={areaKey} whom={whom} />;
  const query = new URLSearchParams({ enrol: person.personId, area: areaKey });
  if (data.side === "vendor") query.set("company", data.company.slug);
  const price =
    next.pays === null
      ? t("noPrice")
      : next.pays.minor === 0
        ? t("free")
        : t("price", { price: moneyText(next.pays, locale) });
  return (
    <span className="book">
      <Link
        className={buttonClass({ size: "sml" })}
        href={`${base}/${next.sessionId}${data.can.enrol ? `?${query}` : ""}`}
        title={next.title}
      >
        <CalendarPlus className="i i-s" aria-hidden="true" />
        {named && data.can.enrol
          ? t("bookFor", { name: person.name, day: day(next.on) })
          : t(data.can.enrol ? "book" : "see", { day: day(next.on) })}
        {named && data.can.enrol ? <span className="vh">: {area}</span> : whom}
      </Link>
      <span className="mm sm">
        {price}, {t("seats", { free: next.free })}
      </span>
    </span>
  );
}

/** No date takes people: the vendor plans one, the company asks for one, and everybody reads that it is asked for. */
function WithoutDate({ workspace, data, areaKey, whom }: RepairPlace & { areaKey: string; whom: ReactNode }) {
  const t = useTranslations("matrix.repair");
  const d = useTranslations("dates");
  const locale = useLocale();
  const course = data.dateless[areaKey];
  const asked = course?.open && dayText(course.open.askedOn, locale, data.today);
  if (data.can.plan)
    return (
      <span className="book">
        <Link
          className={buttonClass({ size: "sml" })}
          href={`/${workspace}/training/sessions/new?area=${areaKey}`}
        >
          <CalendarPlus className="i i-s" aria-hidden="true" />
          {t("plan")}
          {whom}
        </Link>
        <span className="mm sm">
          {asked ? d("askedBy", { company: data.company.name, day: asked }) : t("planText")}
        </span>
      </span>
    );
  if (asked) return <span className="mm sm">{d("askedOn", { day: asked, vendor: data.vendor })}</span>;
  if (!course || !data.can.askDate)
    return <span className="mm sm">{t("askVendor", { vendor: data.vendor })}</span>;
  return (
    <span className="book">
      <AskDate workspace={workspace} vendor={data.vendor} course={course} whom={whom} />
      {course.declined !== null && (
        <span className="mm sm">{d("lately", { vendor: data.vendor, reason: course.declined })}</span>
      )}
    </span>
  );
}
