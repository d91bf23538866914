"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DateInput } from "#components/ui/date-input.tsx";

/** The account on any day: the day stands in the address. Without script the form does the same. */
export function OnDay({ path, on }: { path: string; on: string }) {
  const t = useTranslations("hours.onDay");
  const router = useRouter();
  return (
    <form className="row wrap" action={path}>
      <label htmlFor="on">{t("label")}</label>
      <DateInput
        id="on"
        name="on"
        defaultValue={on}
        key={on}
        required
        onChange={event => {
          if (event.target.value) router.replace(`${path}?on=${event.target.value}`, { scroll: false });
        }}
      />
      <noscript>
        <button className="btn sml" type="submit">
          {t("show")}
        </button>
      </noscript>
    </form>
  );
}
