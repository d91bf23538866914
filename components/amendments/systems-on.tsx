import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { Day } from "#components/ui/time.tsx";

/** Which day's systems are shown: a form that works by address alone. */
export function SystemsOn({
  href,
  day,
  from,
  to,
  today,
}: {
  href: string;
  day: string;
  from: string;
  to: string;
  today: string;
}) {
  const t = useTranslations("contractLife.systemsOn");
  return (
    <form action={`${href}#systems`} className="row wrap list-find" aria-label={t("label")}>
      <label htmlFor="on">{t("day")}</label>
      <DateInput id="on" name="on" defaultValue={day} min={from} max={to} />
      <Button type="submit">{t("show")}</Button>
      {day !== today && (
        <>
          <ButtonLink look="ghost" href={`${href}#systems`}>
            {t("today")}
          </ButtonLink>
          <span className="sm mm">{t.rich("shown", { day: () => <Day date={day} /> })}</span>
        </>
      )}
    </form>
  );
}
