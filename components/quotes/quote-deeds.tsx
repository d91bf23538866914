"use client";

import { Check, ClipboardCheck, Send } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { PriceSum } from "#components/contracts/price-sum.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, FilesField, NumberField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { moneyText } from "#components/ui/money.tsx";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { PricedSystem } from "#lib/domain/contracts/price.ts";
import type { Money } from "#lib/domain/money/money.ts";
import { priceContract } from "#lib/features/contracts/pricing.ts";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import {
  acceptQuoteAction,
  declineQuoteAction,
  recordOrderAction,
  sendQuoteAction,
  takeBackOrderAction,
  withdrawQuoteAction,
} from "#lib/features/quotes/actions.ts";
import {
  declineQuoteInput,
  recordOrderInput,
  sendQuoteInput,
  takeBackOrderInput,
  withdrawQuoteInput,
} from "#lib/features/quotes/schema.ts";

/** What the sum of a draft is counted from. */
export type Counted = {
  plan: Pick<SupportPlanDefinition, "price" | "lapse">;
  systems: PricedSystem[];
  months: number;
  lapse: { coveredUntil: string; startsOn: string } | null;
};

type About = { workspace: string; contractId: string };

/** Offers a draft: until when, with which discount, and the sum as it changes with it. */
export function SendQuote({
  workspace,
  contractId,
  version,
  number,
  validUntil,
  latest,
  today,
  discount,
  by,
  counted,
  again,
}: About & {
  version: number;
  number: string;
  validUntil: string;
  latest: string;
  today: string;
  discount: { rateBp: number; why: string; by: string };
  /** The person who sends it, who grants a discount unless they say otherwise. */
  by: string;
  counted: Counted;
  again: boolean;
}) {
  const t = useTranslations("contractLife.sendQuote");
  const sale = useTranslations("contractLife.sale");
  const locale = useLocale();
  return (
    <DeedDialog
      trigger={
        <Button look={again ? "plain" : "pri"}>
          <Send className="i" aria-hidden="true" />
          {again ? sale("sendAgain") : sale("send")}
        </Button>
      }
      wide
      title={t("title", { number })}
      description={t("text")}
      schema={sendQuoteInput}
      send={sendQuoteAction.bind(null, workspace)}
      defaultValues={{
        validUntil,
        discountPercent: discount.rateBp / 100,
        discountWhy: discount.why,
        discountBy: discount.by || by,
        words: "",
        contractId,
        version,
      }}
      fixed={{ contractId, version }}
      doneText={t("done")}
      deed={t("do")}
    >
      <DateField
        name="validUntil"
        label={t("validUntil")}
        hint={t("validHint")}
        min={today}
        max={latest}
        required
      />
      <DiscountFields hint={t("discountHint", { minimum: moneyText(counted.plan.price.minimum, locale) })} />
      <TextareaField name="words" label={t("words")} rows={3} optional />
      <QuotePrice counted={counted} />
    </DeedDialog>
  );
}

/** How much, why and who granted it: the same for a quote and for an amendment. */
export function DiscountFields({ hint }: { hint: string }) {
  const t = useTranslations("contractLife.sendQuote");
  const given = Number(useWatch({ name: "discountPercent" })) > 0;
  return (
    <>
      <NumberField name="discountPercent" label={t("discount")} hint={hint} required />
      {given && (
        <div className="two">
          <TextField name="discountWhy" label={t("why")} hint={t("whyHint")} required autoComplete="off" />
          <TextField name="discountBy" label={t("by")} required autoComplete="off" />
        </div>
      )}
    </>
  );
}

function QuotePrice({ counted }: { counted: Counted }) {
  const t = useTranslations("contractLife.sendQuote");
  const percent = Number(useWatch({ name: "discountPercent" }));
  const rateBp = Math.round(percent * 100);
  const sum = priceContract(counted.plan, counted.systems, counted.months, counted.lapse, rateBp);
  if (!sum.ok) return null;
  return (
    <section aria-live="polite" aria-label={t("price")}>
      <PriceSum sum={sum.value} />
    </section>
  );
}

type OfQuote = About & { quoteId: string; number: string };

/** The customer's word: yes, after reading what follows. */
export function AcceptQuote({
  workspace,
  contractId,
  quoteId,
  number,
  total,
  servedBy,
}: OfQuote & { total: Money; servedBy: string }) {
  const t = useTranslations("contractLife.accept");
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <Check className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title", { number, total: moneyText(total, locale) })}
      description={t("text", { servedBy })}
      send={acceptQuoteAction.bind(null, workspace)}
      input={{ contractId, quoteId }}
      look="pri"
      doneText={t("done")}
    >
      {t("do")}
    </ConfirmDialog>
  );
}

export function DeclineQuote({
  workspace,
  contractId,
  quoteId,
  number,
  servedBy,
}: OfQuote & { servedBy: string }) {
  const t = useTranslations("contractLife.decline");
  return (
    <DeedDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { number })}
      description={t("text", { servedBy })}
      schema={declineQuoteInput}
      send={declineQuoteAction.bind(null, workspace)}
      defaultValues={{ reason: "", contractId, quoteId }}
      fixed={{ contractId, quoteId }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}

export function WithdrawQuote({
  workspace,
  contractId,
  quoteId,
  number,
  version,
}: OfQuote & { version: number }) {
  const t = useTranslations("contractLife.withdraw");
  return (
    <DeedDialog
      trigger={<Button look="ghost">{t("open")}</Button>}
      title={t("title", { number })}
      description={t("text")}
      schema={withdrawQuoteInput}
      send={withdrawQuoteAction.bind(null, workspace)}
      defaultValues={{ reason: "", contractId, quoteId, version }}
      fixed={{ contractId, quoteId, version }}
      doneText={t("done")}
      deed={t("do")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}

/** The purchase order, by who sells or by the customer itself. */
export function RecordOrder({
  workspace,
  contractId,
  number,
  today,
  by,
  own,
}: About & { number: string; today: string; by: string; own: boolean }) {
  const t = useTranslations("contractLife.order");
  return (
    <DeedDialog
      trigger={
        <Button>
          <ClipboardCheck className="i" aria-hidden="true" />
          {own ? t("openOwn") : t("open")}
        </Button>
      }
      title={t("title", { number })}
      description={t("text")}
      schema={recordOrderInput}
      send={recordOrderAction.bind(null, workspace)}
      defaultValues={{ number: "", orderedOn: today, orderedBy: own ? by : "", files: [], contractId }}
      fixed={{ contractId }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextField name="number" label={t("number")} required autoComplete="off" />
      <div className="two">
        <DateField name="orderedOn" label={t("on")} max={today} required />
        <TextField name="orderedBy" label={t("by")} hint={t("byHint")} required autoComplete="off" />
      </div>
      <FilesField name="files" label={t("files")} maxBytes={MAX_FILE_BYTES} maxFiles={3} optional />
    </DeedDialog>
  );
}

export function TakeBackOrder({
  workspace,
  contractId,
  orderId,
  number,
}: About & { orderId: string; number: string }) {
  const t = useTranslations("contractLife.order");
  return (
    <DeedDialog
      trigger={<Button look="ghost">{t("back")}</Button>}
      title={t("backTitle", { number })}
      description={t("backText")}
      schema={takeBackOrderInput}
      send={takeBackOrderAction.bind(null, workspace)}
      defaultValues={{ reason: "", contractId, orderId }}
      fixed={{ contractId, orderId }}
      doneText={t("backDone")}
      deed={t("backDo")}
      look="danger"
    >
      <TextareaField name="reason" label={t("reason")} rows={3} required />
    </DeedDialog>
  );
}
