"use client";

import { useLocale, useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { RadioField, TextareaField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import { blockStepAction, liftBlockerAction, remarkStepAction } from "#lib/features/onboarding/actions.ts";
import { blockInput, liftInput, remarkInput } from "#lib/features/onboarding/schema.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

type About = {
  workspace: string;
  stepId: string;
  step: string;
  /** What the sides are called, and which of them reads this. */
  names: { vendor: string; partner: string };
  side: "vendor" | "partner";
};

/** Who reads a line: both, or the writer's own side (T4). */
function AudienceField({ names, side }: Pick<About, "names" | "side">) {
  const t = useTranslations("onboarding.audience");
  const locale = useLocale();
  return (
    <RadioField
      name="audience"
      label={t("label")}
      choices={[
        { value: "both", label: listText([names.vendor, names.partner], locale) },
        { value: "own", label: t("own", { who: names[side] }), hint: t("ownHint") },
      ]}
    />
  );
}

/** A remark on a step, for both sides. */
export function RemarkStep({ workspace, stepId, step, names, side }: About) {
  const t = useTranslations("onboarding.remark");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { step })}
      description={t("text")}
      schema={remarkInput}
      send={remarkStepAction.bind(null, workspace)}
      defaultValues={{ stepId, text: "", audience: "both" }}
      fixed={{ stepId }}
      formKey={`remark-${stepId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="text" label={t("label")} rows={4} required />
      <AudienceField names={names} side={side} />
    </DeedDialog>
  );
}

/** Says what a step waits for, and who can lift it. */
export function BlockStep({ workspace, stepId, step, names, side }: About) {
  const t = useTranslations("onboarding.block");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { step })}
      description={t("text")}
      schema={blockInput}
      send={blockStepAction.bind(null, workspace)}
      defaultValues={{ stepId, text: "", audience: "both" }}
      fixed={{ stepId }}
      formKey={`block-${stepId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="text" label={t("label")} rows={3} required />
      <RadioField
        name="waitsFor"
        label={t("who")}
        choices={[
          { value: "vendor", label: names.vendor },
          { value: "partner", label: names.partner },
          { value: "other", label: t("other") },
        ]}
      />
      <AudienceField names={names} side={side} />
    </DeedDialog>
  );
}

/** What it waited for is there. */
export function LiftBlocker({
  workspace,
  blockerId,
  step,
  text,
}: {
  workspace: string;
  blockerId: string;
  step: string;
  text: string;
}) {
  const t = useTranslations("onboarding.lift");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title", { step })}
      description={t("text", { text })}
      schema={liftInput}
      send={liftBlockerAction.bind(null, workspace)}
      defaultValues={{ blockerId, outcome: "" }}
      fixed={{ blockerId }}
      doneText={t("done")}
      deed={t("do")}
    >
      <TextareaField name="outcome" label={t("label")} rows={2} optional />
    </DeedDialog>
  );
}
