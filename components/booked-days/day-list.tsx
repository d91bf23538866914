import { Ban, CalendarCheck, CalendarPlus, Check, CircleDashed, Reply } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Day } from "#components/ui/time.tsx";
import type { BookedState } from "#lib/domain/contracts/booked-days.ts";
import type { BookedDayDto, BookedDaysDto } from "#lib/features/booked-days/dto.ts";
import { AgreeDay, CloseDay, DropDay, ProposeDay } from "./deeds.tsx";

const looks: Record<BookedState, { tone: StatusTone; icon: typeof Check }> = {
  asked: { tone: "warn", icon: CircleDashed },
  proposed: { tone: "warn", icon: Reply },
  agreed: { tone: "plain", icon: CalendarCheck },
  declined: { tone: "quiet", icon: Ban },
  cancelled: { tone: "quiet", icon: Ban },
  used: { tone: "quiet", icon: Check },
  unused: { tone: "quiet", icon: Ban },
};

type Props = {
  workspace: string;
  contractId: string;
  days: BookedDaysDto;
  may: { ask: boolean; work: boolean };
};

/** The days of the term, the latest first, with what each side may do. */
export function DayList(props: Props) {
  const t = useTranslations("bookedDays");
  if (props.days.days.length === 0)
    return <EmptyState title={t("empty")}>{t("emptyText", { granted: props.days.granted })}</EmptyState>;
  return (
    <ul className="opt-list">
      {props.days.days.map(day => (
        <Item key={day.id} {...props} day={day} />
      ))}
    </ul>
  );
}

function Item({ workspace, contractId, day, may }: Props & { day: BookedDayDto }) {
  const t = useTranslations("bookedDays");
  const { tone, icon: Icon } = looks[day.state];
  const about = { workspace, contractId, day };
  const turn = day.state === "asked" ? may.work : day.state === "proposed" && may.ask;
  const open = ["asked", "proposed", "agreed"].includes(day.state) && !day.over;
  const toClose = day.state === "agreed" && day.over;
  return (
    <li>
      <div className="row wrap opt-head">
        <h3 className="grow">
          <Day date={day.on} style="full" />,{" "}
          {day.to > day.from ? `${day.from}–${day.to}` : t("overnight", { from: day.from, to: day.to })}
        </h3>
        <Status tone={toClose ? "warn" : tone} icon={<Icon className="i" aria-hidden="true" />}>
          {t(toClose ? "states.toClose" : `states.${day.state}`)}
        </Status>
      </div>
      <p className="opt-pre">{day.reason}</p>
      {day.answer && (
        <p className="m sm">
          {day.answeredBy}: {day.answer}
        </p>
      )}
      <p className="mm sm">{t("askedBy", { name: day.by })}</p>
      <div className="row wrap opt-deeds">
        {turn && !day.over && <AgreeDay {...about} />}
        {may.work && open && <ProposeDay {...about} />}
        {may.work && toClose && <CloseDay {...about} />}
        {(may.work || may.ask) && open && <DropDay {...about} declines={may.work && day.state === "asked"} />}
        {day.state === "agreed" && !day.over && (
          <a className="row sm" href={`/api/appointments/${day.id}?w=${workspace}`}>
            <CalendarPlus className="i i-s" aria-hidden="true" />
            {t("file")}
          </a>
        )}
      </div>
    </li>
  );
}
