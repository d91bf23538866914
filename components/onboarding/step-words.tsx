"use client";

import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { RadioField, TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { blockStepAction, liftBlockerAction, remarkStepAction } from "#lib/features/onboarding/actions.ts";
import { blockInput, liftInput, remarkInput } from "#lib/features/onboarding/schema.ts";

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
  return (
    <RadioField
      name="audience"
      label={t("label")}
      choices={[
        { value: "both", label: t("both", names) },
        { value: "own", label: t("own", { who: names[side] }), hint: t("ownHint") },
      ]}
    />
  );
}

/** A remark on a step, for both sides. */
export function RemarkStep({ workspace, stepId, step, names, side }: About) {
  const t = useTranslations("onboarding.remark");
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { step })}
      description={t("text")}
    >
      <Form
        schema={remarkInput}
        send={remarkStepAction.bind(null, workspace)}
        defaultValues={{ stepId, text: "", audience: "both" }}
        fixed={{ stepId }}
        formKey={`remark-${stepId}`}
        doneText={t("done")}
        onDone={onDone}
      >
        <TextareaField name="text" label={t("label")} rows={4} required />
        <AudienceField names={names} side={side} />
        <DeedFoot cancel={() => setOpen(false)}>{t("do")}</DeedFoot>
      </Form>
    </Dialog>
  );
}

/** Says what a step waits for, and who can lift it. */
export function BlockStep({ workspace, stepId, step, names, side }: About) {
  const t = useTranslations("onboarding.block");
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { step })}
      description={t("text")}
    >
      <Form
        schema={blockInput}
        send={blockStepAction.bind(null, workspace)}
        defaultValues={{ stepId, text: "", audience: "both" }}
        fixed={{ stepId }}
        formKey={`block-${stepId}`}
        doneText={t("done")}
        onDone={onDone}
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
        <DeedFoot cancel={() => setOpen(false)}>{t("do")}</DeedFoot>
      </Form>
    </Dialog>
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title", { step })}
      description={t("text", { text })}
    >
      <Form
        schema={liftInput}
        send={liftBlockerAction.bind(null, workspace)}
        defaultValues={{ blockerId, outcome: "" }}
        fixed={{ blockerId }}
        doneText={t("done")}
        onDone={onDone}
      >
        <TextareaField name="outcome" label={t("label")} rows={2} optional />
        <DeedFoot cancel={() => setOpen(false)}>{t("do")}</DeedFoot>
      </Form>
    </Dialog>
  );
}
