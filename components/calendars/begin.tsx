"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { SelectField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button, type ButtonLook, type ButtonSize } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { eitherOf, type LocalText } from "#lib/domain/text.ts";
import { beginCalendarAction, newCalendarAction } from "#lib/features/calendars/actions.ts";
import { newCalendarInput } from "#lib/features/calendars/schema.ts";

const editHref = (vendor: string, key: string) => `/${vendor}/settings/calendars/${key}/edit`;

type BeginProps = {
  vendor: string;
  calendar: string;
  fromVersion?: number;
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
};

/** Opens a calendar's draft: the one there is, or a new one. */
export function BeginCalendar({ vendor, calendar, fromVersion, look, size, children }: BeginProps) {
  const router = useRouter();
  return (
    <ActionButton<{ key: string }>
      look={look}
      size={size}
      send={beginCalendarAction.bind(null, vendor)}
      input={{ key: calendar, ...(fromVersion === undefined ? {} : { fromVersion }) }}
      onDone={({ key }) => router.push(editHref(vendor, key))}
    >
      {children}
    </ActionButton>
  );
}

type Values = { key: string; name: string; copyOf: string };

/** "Soporte Canarias" as "soporte-canarias". */
const keyOf = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 60);

/** Begins a calendar that is not there yet, from office hours or as a copy. */
export function NewCalendar({
  vendor,
  copies,
}: {
  vendor: string;
  copies: readonly { key: string; name: LocalText }[];
}) {
  const t = useTranslations("calendars.new");
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
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
      <Form<Values, { key: string }>
        schema={newCalendarInput}
        send={newCalendarAction.bind(null, vendor)}
        defaultValues={{ key: "", name: "", copyOf: "" }}
        onDone={({ key }) => router.push(editHref(vendor, key))}
        label={t("title")}
      >
        {form => (
          <>
            <TextField
              name="name"
              label={t("name")}
              autoComplete="off"
              required
              onBlur={event => {
                if (form.getValues("key") === "") form.setValue("key", keyOf(event.target.value));
              }}
            />
            <TextField
              name="key"
              label={t("key")}
              hint={t("keyHint")}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <SelectField
              name="copyOf"
              label={t("begin")}
              placeholder={t("empty")}
              options={copies.map(({ key, name }) => ({
                value: key,
                label: t("copy", { name: eitherOf(name, locale) || key }),
              }))}
            />
            <FormActions>
              <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
              <SubmitButton>{t("submit")}</SubmitButton>
            </FormActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}
