import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { OwnDto } from "#lib/features/certifications/dto.ts";
import type { OwnCourseDto } from "#lib/features/training/transcript.ts";

const ENDING = ["renewal_window", "grace", "expired"];

/** What of one's own ends or has just ended and is not renewed, and what renews it. */
export function Ending({
  workspace,
  own,
  courses,
  acts,
  supportEmail,
}: {
  workspace: string;
  own: OwnDto;
  courses: readonly OwnCourseDto[];
  /** They are a member and can see the dates of courses. */
  acts: boolean;
  supportEmail: string;
}) {
  const t = useTranslations("consents.ending");
  const locale = useLocale();
  const latest = own.certifications.filter(
    c =>
      ENDING.includes(c.state) &&
      !c.renewed &&
      // Another cycle under way is already what renews it.
      !own.certifications.some(o => o.area.key === c.area.key && o.nominatedOn > c.nominatedOn),
  );
  const company = own.companies.find(one => one.lasts)?.name;
  return latest.map(c => {
    const seat = courses.find(
      course =>
        course.ahead &&
        !course.calledOff &&
        course.state === "seated" &&
        course.areas.some(area => area.key === c.area.key),
    );
    const how = () => {
      if (seat)
        return t("seat", { date: dayText(new Date(seat.startsAt).toISOString().slice(0, 10), locale) });
      return company ? t("atCompany", { company }) : t("between");
    };
    const params = { area: c.area.name, date: c.validUntil ? dayText(c.validUntil, locale) : "" };
    return (
      <Message
        key={c.id}
        tone={c.state === "expired" ? "info" : "warn"}
        className="after"
        title={t(c.state, params)}
        actions={
          !seat &&
          (acts ? (
            <ButtonLink href={`/${workspace}/training`}>{t("dates")}</ButtonLink>
          ) : (
            supportEmail && <ButtonLink href={`mailto:${supportEmail}`}>{t("write")}</ButtonLink>
          ))
        }
      >
        <p>{how()}</p>
      </Message>
    );
  });
}
