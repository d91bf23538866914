"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { DateField, SelectField, TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Message } from "#components/ui/message.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import {
  closeRemediationAction,
  endPartnershipAction,
  extendRemediationAction,
  grantTierAction,
  openRemediationAction,
  reinstateAction,
  suspendAction,
} from "#lib/features/tiers/actions.ts";
import type { LadderDto, ProposalDto, TierDeed } from "#lib/features/tiers/dto.ts";
import {
  closeRemediationInput,
  endInput,
  extendRemediationInput,
  grantInput,
  openRemediationInput,
  reinstateInput,
  suspendInput,
} from "#lib/features/tiers/schema.ts";

type Props = {
  workspace: string;
  data: Pick<
    LadderDto,
    | "company"
    | "version"
    | "can"
    | "tiers"
    | "proposal"
    | "today"
    | "remediationUntil"
    | "remediationDays"
    | "current"
  >;
};

const ORDER: readonly TierDeed[] = [
  "grant",
  "openRemediation",
  "closeRemediation",
  "extendRemediation",
  "reinstate",
  "suspend",
  "end",
];
const DANGEROUS: readonly TierDeed[] = ["suspend", "end"];

/** The one deed the proposal speaks of. */
const proposed = (proposal: ProposalDto | null): TierDeed | null => {
  if (proposal === null) return null;
  if (proposal.kind === "grant") return "grant";
  if (proposal.kind === "open_remediation") return "openRemediation";
  return proposal.kind === "close_remediation" ? "closeRemediation" : "extendRemediation";
};

/** What the system proposes and what a manager may decide, each behind a dialog that names the consequence (P24). */
export function TierDecisions({ workspace, data }: Props) {
  const t = useTranslations("ladder.decide");
  const locale = useLocale();
  const [deed, setDeed] = useState<TierDeed | null>(null);
  // What would be refused, or is pointless today, is not offered: nothing missing, nothing to repair or to wait for.
  const missing = data.current?.missing ?? 0;
  const useful: Partial<Record<TierDeed, boolean>> = {
    grant: data.tiers.some(tier => !tier.held) || data.remediationUntil !== null,
    openRemediation: missing > 0,
    closeRemediation: missing === 0,
  };
  const may = ORDER.filter(d => data.can[d] && useful[d] !== false);
  const { proposal } = data;
  const first = proposed(proposal);
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  const words = () => {
    if (proposal === null) return t("none");
    if (proposal.kind === "grant") return t("proposal.grant", { tier: proposal.tier });
    if (proposal.kind === "close_remediation") return t("proposal.close_remediation");
    if (proposal.kind === "open_remediation")
      return t("proposal.open_remediation", {
        missing: list(proposal.missing),
        date: dayText(proposal.until, locale),
      });
    return t("proposal.decide", {
      missing: list(proposal.missing),
      date: dayText(proposal.overdueSince, locale),
    });
  };
  const label = (d: TierDeed) =>
    d === "grant" && proposal?.kind === "grant"
      ? t("button.grantTier", { tier: proposal.tier })
      : t(`button.${d}`);
  return (
    <div className="stack">
      <Message
        tone={
          proposal === null
            ? "info"
            : proposal.kind === "grant" || proposal.kind === "close_remediation"
              ? "ok"
              : "warn"
        }
        title={words()}
      >
        {proposal?.kind === "decide" && proposal.eligible
          ? t("proposal.eligible", { tier: proposal.eligible })
          : undefined}
      </Message>
      {may.length > 0 && (
        <div className="row wrap">
          {may.map(d => (
            <Button
              key={d}
              look={d === first ? "pri" : DANGEROUS.includes(d) ? "ghost" : "plain"}
              onClick={() => setDeed(d)}
            >
              {label(d)}
            </Button>
          ))}
        </div>
      )}
      {deed && <DecisionDialog deed={deed} close={() => setDeed(null)} workspace={workspace} data={data} />}
    </div>
  );
}

function DecisionDialog({ deed, close, workspace, data }: Props & { deed: TierDeed; close: () => void }) {
  const t = useTranslations("ladder.decide.dialog");
  const b = useTranslations("ladder.decide.button");
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
  const untilField = <DateField name="until" label={t("until")} required min={data.today} />;
  const foot = (
    <FormActions>
      <SubmitButton look={DANGEROUS.includes(deed) ? "danger" : "pri"}>{b(deed)}</SubmitButton>
      <Button look="ghost" onClick={close}>
        {t("cancel")}
      </Button>
    </FormActions>
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
          <SelectField
            name="tier"
            label={t("tier")}
            required
            options={data.tiers.map(tier => ({
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
