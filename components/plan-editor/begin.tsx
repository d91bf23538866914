"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedFoot } from "#components/forms/deed.tsx";
import { TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { keyFor } from "#components/programme-editor/path.ts";
import { Button, type ButtonLook, type ButtonSize } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FieldGroup } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { beginPlanAction, newPlanAction } from "#lib/features/plans/actions.ts";
import { newPlanInput } from "#lib/features/plans/schema.ts";
import type { PlanAround } from "#lib/features/plans/surroundings.ts";
import { editPlanHref } from "./address.ts";
import { PlanFileChoice } from "./import-file.tsx";
import { useWords } from "./say.ts";

type BeginProps = {
  vendor: string;
  plan: string;
  fromVersion?: number;
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
};

/** Opens a plan's draft: the one there is, or a new one. */
export function BeginPlan({ vendor, plan, fromVersion, look, size, children }: BeginProps) {
  const router = useRouter();
  return (
    <ActionButton<{ key: string }>
      look={look}
      size={size}
      send={beginPlanAction.bind(null, vendor)}
      input={{ key: plan, ...(fromVersion === undefined ? {} : { fromVersion }) }}
      onDone={({ key }) => router.push(editPlanHref(vendor, key))}
    >
      {children}
    </ActionButton>
  );
}

const EMPTY = "";
const FILE = "file:";

type NewProps = {
  vendor: string;
  copies: readonly { key: string; name: LocalText }[];
  around: PlanAround;
};

/** Begins a plan that is not there yet: with what is usual, as a copy of another, or from a file. */
export function NewPlan({ vendor, copies, around }: NewProps) {
  const t = useTranslations("plans.new");
  const words = useWords();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [begin, setBegin] = useState(EMPTY);
  const [content, setContent] = useState<PlanDraftDefinition | null>(null);
  const unread = begin === FILE && content === null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <Plus className="i" aria-hidden="true" />
          {t("do")}
        </Button>
      }
      title={t("title")}
      description={t("text")}
    >
      <Form<{ key: string; name: string }, { key: string }>
        schema={newPlanInput.pick({ key: true, name: true })}
        send={newPlanAction.bind(null, vendor)}
        defaultValues={{ key: "", name: "" }}
        fixed={{
          copyOf: begin === FILE ? "" : begin,
          content: begin === FILE ? content : null,
        }}
        onDone={({ key }) => router.push(editPlanHref(vendor, key))}
        label={t("title")}
      >
        {form => (
          <>
            <FieldGroup id="begin" label={t("begin")}>
              <RadioGroup
                id="begin-choice"
                name="begin"
                value={begin}
                onChange={event => setBegin(event.target.value)}
                choices={[
                  { value: EMPTY, label: t("empty") },
                  ...copies.map(one => ({ value: one.key, label: t("copy", { name: words(one.name) }) })),
                  { value: FILE, label: t("file") },
                ]}
              />
            </FieldGroup>
            {begin === FILE && (
              <PlanFileChoice
                around={around}
                onRead={plan => {
                  setContent(plan);
                  if (!plan) return;
                  form.setValue("name", words(plan.name).slice(0, 120) || plan.key);
                  form.setValue("key", plan.key);
                }}
              />
            )}
            {!unread && (
              <>
                {begin === FILE ? (
                  <p className="m">{t("fileSays", { name: form.getValues("name") })}</p>
                ) : (
                  <TextField
                    name="name"
                    label={t("name")}
                    hint={t("nameHint")}
                    autoComplete="off"
                    required
                    onBlur={event => {
                      if (form.getValues("key") === "" && event.target.value.trim() !== "")
                        form.setValue("key", keyFor(event.target.value, []));
                    }}
                  />
                )}
                <TextField
                  name="key"
                  label={t("key")}
                  hint={t("keyHint")}
                  autoComplete="off"
                  spellCheck={false}
                  required
                />
                <DeedFoot cancel={() => setOpen(false)}>{t("submit")}</DeedFoot>
              </>
            )}
          </>
        )}
      </Form>
    </Dialog>
  );
}
