"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxesField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { askAction, enrolAction } from "#lib/features/training/actions.ts";
import type { AreaDto } from "#lib/features/training/dto.ts";
import { askInput, enrolInput } from "#lib/features/training/schema.ts";

type Place = { workspace: string; sessionId: string; course: string; areas: readonly AreaDto[] };

/** The only area there is needs no tick. */
const first = (areas: readonly AreaDto[]) => (areas.length === 1 ? areas.map(area => area.key) : []);

function Areas({ areas }: { areas: readonly AreaDto[] }) {
  const t = useTranslations("training.enrol");
  if (areas.length === 1) return null;
  return (
    <CheckboxesField
      name="areas"
      label={t("areas")}
      required
      choices={areas.map(area => ({ value: area.key, label: area.name }))}
    />
  );
}

/** People of a company into a session, at its cost. */
export function Enrol({
  company,
  people,
  ...place
}: Place & { company: { slug: string; name: string }; people: readonly { id: string; name: string }[] }) {
  const t = useTranslations("training.enrol");
  const d = useTranslations("training");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const fixed = { sessionId: place.sessionId, slug: company.slug };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri">
          <UserPlus className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title", { course: place.course })}
      description={t("text")}
    >
      {people.length === 0 ? (
        <p>{t("nobodyLeft")}</p>
      ) : (
        <Form
          schema={enrolInput}
          send={enrolAction.bind(null, place.workspace)}
          defaultValues={{ ...fixed, people: [], areas: first(place.areas) }}
          fixed={fixed}
          doneText={t("done")}
          onDone={() => {
            setOpen(false);
            router.refresh();
          }}
        >
          <CheckboxesField
            name="people"
            label={`${t("people")}: ${company.name}`}
            hint={t("somebodyNew")}
            required
            choices={people.map(person => ({ value: person.id, label: person.name }))}
          />
          <Areas areas={place.areas} />
          <FormActions>
            <Button onClick={() => setOpen(false)}>{d("cancel")}</Button>
            <SubmitButton>{t("send")}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  );
}

/** A seat for oneself, which the company decides about. */
export function Ask(place: Place) {
  const t = useTranslations("training.enrol");
  const d = useTranslations("training");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const fixed = { sessionId: place.sessionId };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="pri">{t("ask")}</Button>}
      title={t("askTitle", { course: place.course })}
      description={t("askText")}
    >
      <Form
        schema={askInput}
        send={askAction.bind(null, place.workspace)}
        defaultValues={{ ...fixed, areas: first(place.areas) }}
        fixed={fixed}
        doneText={t("askDone")}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      >
        <Areas areas={place.areas} />
        <FormActions>
          <Button onClick={() => setOpen(false)}>{d("cancel")}</Button>
          <SubmitButton>{t("askSend")}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  );
}
