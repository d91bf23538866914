"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxesField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { askAction, enrolAction } from "#lib/features/training/actions.ts";
import type { AreaDto, Enrolled } from "#lib/features/training/dto.ts";
import { askInput, enrolInput } from "#lib/features/training/schema.ts";

type Place = { workspace: string; sessionId: string; course: string; areas: readonly AreaDto[] };

/** Areas that come ticked: those a link asked for, else the only one there is. */
const ticked = (areas: readonly AreaDto[], asked: readonly string[] = []): string[] => {
  const found = areas.filter(area => asked.includes(area.key)).map(area => area.key);
  return found.length > 0 ? found : areas.length === 1 ? areas.map(area => area.key) : [];
};

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

/** People of a company into a session, at its cost; also somebody it names only now. A link may ask for people and areas: then it stands open. */
export function Enrol({
  company,
  people,
  asked,
  ...place
}: Place & {
  company: { slug: string; name: string };
  people: readonly { id: string; name: string }[];
  /** What the address asks for. */
  asked?: { people: readonly string[]; areas: readonly string[] } | undefined;
}) {
  const t = useTranslations("training.enrol");
  const toast = useToast();
  const fixed = { sessionId: place.sessionId, slug: company.slug };
  const chosen = people.filter(person => asked?.people.includes(person.id)).map(person => person.id);
  const [somebodyNew, setNew] = useState(people.length === 0);
  return (
    <DeedDialog<z.input<typeof enrolInput>, Enrolled>
      opened={chosen.length > 0}
      trigger={
        <Button look="pri">
          <UserPlus className="i" aria-hidden="true" />
          {t("open")}
        </Button>
      }
      title={t("title", { course: place.course })}
      description={t("text")}
      schema={enrolInput}
      send={enrolAction.bind(null, place.workspace)}
      defaultValues={{
        ...fixed,
        people: chosen,
        name: "",
        email: "",
        areas: ticked(place.areas, asked?.areas),
      }}
      fixed={fixed}
      onDone={done => toast({ text: t("done", done) })}
      deed={t("send")}
    >
      {people.length > 0 ? (
        <CheckboxesField
          name="people"
          label={`${t("people")}: ${company.name}`}
          choices={people.map(person => ({ value: person.id, label: person.name }))}
        />
      ) : (
        <p className="m">{t("nobodyLeft")}</p>
      )}
      {somebodyNew ? (
        <div className="ed-row">
          <TextField name="name" label={t("name")} autoComplete="off" />
          <TextField name="email" label={t("email")} hint={t("emailHint")} type="email" autoComplete="off" />
        </div>
      ) : (
        <Button size="sml" look="ghost" onClick={() => setNew(true)}>
          <UserPlus className="i" aria-hidden="true" />
          {t("somebodyNew")}
        </Button>
      )}
      <Areas areas={place.areas} />
    </DeedDialog>
  );
}

/** A seat for oneself, which the company decides about. */
export function Ask(place: Place) {
  const t = useTranslations("training.enrol");
  const fixed = { sessionId: place.sessionId };
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("ask")}</Button>}
      title={t("askTitle", { course: place.course })}
      description={t("askText")}
      schema={askInput}
      send={askAction.bind(null, place.workspace)}
      defaultValues={{ ...fixed, areas: ticked(place.areas) }}
      fixed={fixed}
      doneText={t("askDone")}
      deed={t("askSend")}
    >
      <Areas areas={place.areas} />
    </DeedDialog>
  );
}
