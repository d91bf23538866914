"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { DateField, FilesField, SelectField, TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import {
  assignStepAction,
  completeStepAction,
  confirmStepAction,
  moveDueAction,
  returnStepAction,
} from "#lib/features/onboarding/actions.ts";
import { assignInput, completeInput, moveDueInput, returnInput } from "#lib/features/onboarding/schema.ts";

type About = { workspace: string; stepId: string; version: number; step: string };

/** Marks a step done, with what it asks for. */
export function CompleteStep({
  workspace,
  stepId,
  version,
  step,
  asks,
  text,
  today,
  again,
}: About & { asks: "none" | "text" | "file" | "date"; text: string; today: string; again: boolean }) {
  const t = useTranslations("onboarding.complete");
  const router = useRouter();
  const { open, setOpen, onDone } = useDeed();
  const send = completeStepAction.bind(null, workspace);
  if (asks === "none" && !again)
    return (
      <ActionButton
        send={send}
        input={{ stepId, version }}
        size="sml"
        doneText={t("done", { step })}
        onDone={() => router.refresh()}
      >
        {t("plainDo")}
      </ActionButton>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{again ? t("again") : t("open")}</Button>}
      title={t("title", { step })}
    >
      <Form
        schema={completeInput}
        send={send}
        defaultValues={{ stepId, version, text, on: asks === "date" ? today : "", files: [] }}
        fixed={{ stepId, version }}
        doneText={t("done", { step })}
        onDone={onDone}
      >
        {asks === "date" && <DateField name="on" label={t("dateLabel")} max={today} required />}
        <TextareaField
          name="text"
          label={t("textLabel")}
          rows={4}
          {...(asks === "text" ? { required: true } : { optional: true })}
        />
        <FilesField
          name="files"
          label={t("filesLabel")}
          hint={t("filesHint")}
          maxBytes={MAX_FILE_BYTES}
          maxFiles={5}
          {...(asks === "file" ? { required: true } : { optional: true })}
        />
        <DeedFoot cancel={() => setOpen(false)}>{t("do")}</DeedFoot>
      </Form>
    </Dialog>
  );
}

/** The other side's word. */
export function ConfirmStep({ workspace, stepId, version, step }: About) {
  const t = useTranslations("onboarding.confirm");
  const router = useRouter();
  return (
    <ActionButton
      send={confirmStepAction.bind(null, workspace)}
      input={{ stepId, version }}
      size="sml"
      doneText={t("done", { step })}
      onDone={() => router.refresh()}
    >
      {t("do")}
    </ActionButton>
  );
}

/** Back to who did it. */
export function ReturnStep({ workspace, stepId, version, step, who }: About & { who: string }) {
  const t = useTranslations("onboarding.giveBack");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("open")}</Button>}
      title={t("title", { step })}
      description={t("text", { who })}
      schema={returnInput}
      send={returnStepAction.bind(null, workspace)}
      defaultValues={{ stepId, version, remark: "" }}
      fixed={{ stepId, version }}
      doneText={t("done", { step })}
      deed={t("do")}
    >
      <TextareaField name="remark" label={t("remark")} rows={4} required />
    </DeedDialog>
  );
}

/** Who of one's own company sees to it. */
export function AssignStep({
  workspace,
  stepId,
  version,
  step,
  ownerId,
  people,
}: About & { ownerId: string | null; people: readonly { id: string; name: string }[] }) {
  const t = useTranslations("onboarding.assign");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { step })}
      schema={assignInput}
      send={assignStepAction.bind(null, workspace)}
      defaultValues={{ stepId, version, personId: ownerId ?? "" }}
      fixed={{ stepId, version }}
      doneText={t("done")}
      deed={t("do")}
    >
      <SelectField
        name="personId"
        label={t("person")}
        placeholder={t("nobody")}
        options={people.map(person => ({ value: person.id, label: person.name }))}
      />
    </DeedDialog>
  );
}

/** Another day. */
export function MoveStep({ workspace, stepId, version, step, dueOn }: About & { dueOn: string | null }) {
  const t = useTranslations("onboarding.move");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("open")}
        </Button>
      }
      title={t("title", { step })}
      description={t("text")}
      schema={moveDueInput}
      send={moveDueAction.bind(null, workspace)}
      defaultValues={{ stepId, version, dueOn: dueOn ?? "", reason: "" }}
      fixed={{ stepId, version }}
      formKey={`move-${stepId}`}
      doneText={t("done")}
      deed={t("do")}
    >
      <DateField name="dueOn" label={t("day")} required />
      <TextareaField name="reason" label={t("reason")} rows={2} required />
    </DeedDialog>
  );
}
