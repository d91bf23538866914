"use client";

import { useTranslations } from "next-intl";
import { FlagIn, TextIn } from "../fields.tsx";
import { MoneyIn } from "../number-fields.tsx";
import { Words } from "../words.tsx";

export function GeneralPart() {
  const t = useTranslations("programmeEditor");
  return (
    <div className="ed-fields">
      <Words path="name" label={t("fields.name")} />
      <TextIn path="product" label={t("fields.product")} hint={t("hints.product")} className="short" />
      <Words path="headline" label={t("fields.headline")} />
      <Words path="summary" label={t("fields.summary")} rows={5} />
      <Words path="callToAction" label={t("fields.callToAction")} hint={t("hints.callToAction")} />
      <MoneyIn path="annualFee" label={t("fields.annualFee")} hint={t("hints.annualFee")} none optional />
      <FlagIn
        path="certifiesCompany"
        label={t("fields.certifiesCompany")}
        hint={t("hints.certifiesCompany")}
      />
    </div>
  );
}
