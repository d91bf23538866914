"use client";

import { useTranslations } from "next-intl";
import { day, ListIn } from "../fields.tsx";
import { NumberIn } from "../number-fields.tsx";

export function RulesPart() {
  const t = useTranslations("programmeEditor");
  const days = t("number.days");
  return (
    <div className="ed-fields">
      <NumberIn
        path="remediationDays"
        label={t("fields.remediationDays")}
        hint={t("hints.remediationDays")}
        unit={days}
      />
      <NumberIn
        path="renewalWindowDays"
        label={t("fields.renewalWindowDays")}
        hint={t("hints.programmeWindow")}
        unit={days}
      />
      <NumberIn
        path="stalledDays"
        label={t("fields.stalledDays")}
        hint={t("hints.stalledDays")}
        unit={days}
        empty={undefined}
        placeholder="14"
        optional
      />
      <ListIn
        path="noticeDays"
        label={t("fields.noticeDays")}
        hint={t("hints.noticeDays")}
        read={day}
        numeric
        className="short"
      />
    </div>
  );
}
