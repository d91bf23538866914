"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { DeedFoot } from "#components/forms/deed.tsx";
import { DateField, RadioField, SelectField, TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { addDays } from "#lib/domain/time/dates.ts";
import {
  closeRemediationAction,
  endPartnershipAction,
  extendRemediationAction,
  grantTierAction,
  lowerTierAction,
  openRemediationAction,
  reinstateAction,
  restoreBenefitAction,
  suspendAction,
  withdrawBenefitAction,
} from "#lib/features/tiers/actions.ts";
import type { LadderDto, TierDeed } from "#lib/features/tiers/dto.ts";
import {
  closeRemediationInput,
  endInput,
  extendRemediationInput,
  grantInput,
  lowerInput,
  openRemediationInput,
  reinstateInput,
  restoreBenefitInput,
  suspendInput,
  withdrawBenefitInput,
} from "#lib/features/tiers/schema.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

export type DecidingProps = {
  workspace: string;
  data: Pick<
    LadderDto,
    | "company"
    | "version"
    | "can"
    | "tiers"
    | "benefits"
    | "proposal"
    | "today"
    | "remediationUntil"
    | "remediationDays"
    | "current"
  >;
};

export const DANGEROUS: readonly TierDeed[] = ["lower", "withdrawBenefit", "suspend", "end"];

/** The tiers below the one held that the evidence carries. */
export const lowerTiers = (tiers: LadderDto["tiers"]) => {
  const held = tiers.find(tier => tier.held);
  return held ? tiers.filter(tier => tier.rank < held.rank && tier.eligible) : [];
};

/** One decision with its consequence in the title, its fields and its one button (P24). */
export function DecisionDialog({
  deed,
  close,
  workspace,
  data,
}: DecidingProps & { deed: TierDeed; close: () => void }) {
  const t = useTranslations("ladder.decide.dialog");
  const b = useTranslations("ladder.decide.button");
  const locale = useLocale();
  const router = useRouter();
  const fixed = { slug: data.company.slug, version: data.version };
  const shared = {
    fixed,
    doneText: t("done"),
    onDone: () => {
      close();
      router.refresh();
    },
  };
  const start =
    data.remediationUntil && data.remediationUntil > data.today ? data.remediationUntil : data.today;
  const until = addDays(start, data.remediationDays);
  const reason = { ...fixed, reason: "" };
  const eligible = data.tiers.filter(tier => tier.eligible).at(-1);
  const reasonField = (
    <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
  );
  const noteField = (
    <TextareaField name="reason" label={t("reasonOptional")} hint={t("reasonHint")} rows={2} optional />
  );
  const benefitField = (withdrawn: boolean) => (
    <SelectField
      name="benefit"
      label={t("benefit")}
      required
      placeholder=""
      options={data.benefits
        .filter(benefit => benefit.withdrawn === withdrawn)
        .map(benefit => ({ value: benefit.key, label: benefit.title }))}
    />
  );
  const untilField = <DateField name="until" label={t("until")} required min={data.today} />;
  const foot = (
    <DeedFoot cancel={close} look={DANGEROUS.includes(deed) ? "danger" : "pri"}>
      {b(deed)}
    </DeedFoot>
  );
  return (
    <Dialog
      open
      onOpenChange={open => !open && close()}
      title={t(`${deed}.title`, { company: data.company.name })}
      description={t(`${deed}.text`)}
    >
      {deed === "grant" && (
        <Form
          {...shared}
          schema={grantInput}
          send={grantTierAction.bind(null, workspace)}
          defaultValues={{ ...reason, tier: eligible?.key ?? data.tiers[0]?.key ?? "" }}
        >
          <RadioField
            name="tier"
            label={t("tier")}
            choices={data.tiers.map(tier => ({
              value: tier.key,
              label: tier.eligible
                ? t("eligible", { tier: tier.name })
                : t("exception", { tier: tier.name, count: tier.missing.length }),
            }))}
          />
          <TextareaField name="reason" label={t("reason")} hint={t("exceptionHint")} rows={3} optional />
          {foot}
        </Form>
      )}
      {deed === "lower" && (
        <Form
          {...shared}
          schema={lowerInput}
          send={lowerTierAction.bind(null, workspace)}
          defaultValues={{ ...reason, tier: lowerTiers(data.tiers).at(-1)?.key ?? "" }}
        >
          {form => {
            const below = lowerTiers(data.tiers);
            const then = below.find(tier => tier.key === form.watch("tier"));
            const held = data.tiers.find(tier => tier.held);
            const ends = held?.benefits.filter(title => !then?.benefits.includes(title)) ?? [];
            return (
              <>
                <SelectField
                  name="tier"
                  label={t("lowerTo")}
                  required
                  options={below.map(tier => ({ value: tier.key, label: tier.name }))}
                />
                {ends.length > 0 && (
                  <p className="m sm">
                    {t("lower.loses", {
                      benefits: listText(ends, locale),
                    })}
                  </p>
                )}
                {reasonField}
                {foot}
              </>
            );
          }}
        </Form>
      )}
      {deed === "withdrawBenefit" && (
        <Form
          {...shared}
          schema={withdrawBenefitInput}
          send={withdrawBenefitAction.bind(null, workspace)}
          defaultValues={{ ...reason, benefit: "" }}
        >
          {benefitField(false)}
          {reasonField}
          {foot}
        </Form>
      )}
      {deed === "restoreBenefit" && (
        <Form
          {...shared}
          schema={restoreBenefitInput}
          send={restoreBenefitAction.bind(null, workspace)}
          defaultValues={{ ...reason, benefit: data.benefits.find(b => b.withdrawn)?.key ?? "" }}
        >
          {benefitField(true)}
          {noteField}
          {foot}
        </Form>
      )}
      {deed === "openRemediation" && (
        <Form
          {...shared}
          schema={openRemediationInput}
          send={openRemediationAction.bind(null, workspace)}
          defaultValues={{ ...reason, until }}
        >
          {untilField}
          {reasonField}
          {foot}
        </Form>
      )}
      {deed === "extendRemediation" && (
        <Form
          {...shared}
          schema={extendRemediationInput}
          send={extendRemediationAction.bind(null, workspace)}
          defaultValues={{ ...reason, until }}
        >
          {untilField}
          {reasonField}
          {foot}
        </Form>
      )}
      {deed === "closeRemediation" && (
        <Form
          {...shared}
          schema={closeRemediationInput}
          send={closeRemediationAction.bind(null, workspace)}
          defaultValues={reason}
        >
          {noteField}
          {foot}
        </Form>
      )}
      {deed === "suspend" && (
        <Form
          {...shared}
          schema={suspendInput}
          send={suspendAction.bind(null, workspace)}
          defaultValues={reason}
        >
          {reasonField}
          {foot}
        </Form>
      )}
      {deed === "reinstate" && (
        <Form
          {...shared}
          schema={reinstateInput}
          send={reinstateAction.bind(null, workspace)}
          defaultValues={reason}
        >
          {noteField}
          {foot}
        </Form>
      )}
      {deed === "end" && (
        <Form
          {...shared}
          schema={endInput}
          send={endPartnershipAction.bind(null, workspace)}
          defaultValues={reason}
        >
          {reasonField}
          {foot}
        </Form>
      )}
    </Dialog>
  );
}
