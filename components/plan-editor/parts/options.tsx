"use client";

import { useTranslations } from "next-intl";
import { TicksIn } from "#components/programme-editor/fields.tsx";
import { MoneyIn, NumberIn } from "#components/programme-editor/number-fields.tsx";
import { Words } from "#components/programme-editor/words.tsx";
import { CalendarIn } from "../clock-rule.tsx";
import { useWords } from "../say.ts";
import { HasIn } from "../toggles.tsx";
import { useAround, usePlan } from "../use-plan.ts";
import { CheckList } from "./checklists.tsx";

const amount = (currency: string) => ({ minor: null, currency });

/** S7, S12, S16, S17: what may be bought beside the plan's cover, and how what it brings is asked for. */
export function OptionsPart() {
  const t = useTranslations("plans");
  const { areaNames } = useAround();
  const words = useWords();
  const { draft, currency } = usePlan();
  const chosen = draft.options?.contactTraining.areas ?? [];
  const gone = chosen.filter(key => !areaNames.some(area => area.key === key));
  return (
    <div className="ed-fields">
      <HasIn
        path="options.hours"
        label={t("options.hours")}
        hint={t("options.hoursText")}
        blank={() => ({ leastHours: 80, validMonths: 12, pricePerHour: amount(currency) })}
        none={null}
      >
        <div className="ed-row">
          <NumberIn path="options.hours.leastHours" label={t("fields.leastHours")} unit={t("units.hours")} />
          <NumberIn
            path="options.hours.validMonths"
            label={t("fields.validMonths")}
            unit={t("units.months")}
          />
          <MoneyIn path="options.hours.pricePerHour" label={t("fields.pricePerHour")} />
        </div>
      </HasIn>
      <HasIn
        path="options.onSite"
        label={t("options.onSite")}
        hint={t("options.onSiteText")}
        blank={() => ({
          items: [],
          pricePerYear: amount(currency),
          reviewMonths: 6,
          noticeDays: 14,
          agenda: [],
        })}
        none={null}
      >
        <div className="ed-fields">
          <MoneyIn path="options.onSite.pricePerYear" label={t("fields.pricePerYear")} />
          <CheckList path="options.onSite.items" label={t("fields.items")} />
          <div className="ed-row">
            <NumberIn
              path="options.onSite.reviewMonths"
              label={t("options.reviewEvery")}
              unit={t("units.months")}
            />
            <NumberIn
              path="options.onSite.noticeDays"
              label={t("fields.noticeDays")}
              unit={t("units.days")}
            />
          </div>
          <CheckList path="options.onSite.agenda" label={t("fields.agenda")} />
        </div>
      </HasIn>
      <section aria-labelledby="booking" className="ed-fields">
        <h3 className="lbl" id="booking">
          {t("options.bookedDays")}
        </h3>
        <div className="ed-row">
          <NumberIn path="options.bookedDays.leadDays" label={t("fields.leadDays")} unit={t("units.days")} />
          <BookingCalendar />
        </div>
      </section>
      <section aria-labelledby="ready" className="ed-fields">
        <h3 className="lbl" id="ready">
          {t("options.readiness")}
        </h3>
        <div className="ed-row">
          <NumberIn
            path="options.readiness.reviewMonths"
            label={t("options.reviewEvery")}
            unit={t("units.months")}
          />
          <NumberIn
            path="options.readiness.noticeDays"
            label={t("fields.noticeDays")}
            unit={t("units.days")}
          />
        </div>
      </section>
      <section aria-labelledby="training" className="ed-fields">
        <h3 className="lbl" id="training">
          {t("options.contactTraining")}
        </h3>
        {areaNames.length + gone.length > 0 && (
          <TicksIn
            path="options.contactTraining.areas"
            label={t("fields.areas")}
            hint={t("options.areasHint")}
            choices={[
              ...areaNames.map(area => ({ value: area.key, label: words(area.name) })),
              ...gone.map(key => ({ value: key, label: key })),
            ]}
          />
        )}
        <HasIn
          path="options.contactTraining.howTo"
          label={t("options.howTo")}
          blank={() => ({ en: "", es: "" })}
          none={null}
        >
          <Words path="options.contactTraining.howTo" label={t("fields.howTo")} rows={2} />
        </HasIn>
      </section>
    </div>
  );
}

/** Whose hours are office hours; none named means those that P4 counts in. */
function BookingCalendar() {
  const t = useTranslations("plans");
  return (
    <CalendarIn path="options.bookedDays.calendar" label={t("fields.calendar")} none={t("options.asP4")} />
  );
}
