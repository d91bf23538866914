"use client";

import { UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { z } from "zod";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxesField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { costOfMore } from "#lib/domain/training/price.ts";
import { askAction, enrolAction } from "#lib/features/training/actions.ts";
import type { AreaDto, Enrolled, SessionDto } from "#lib/features/training/dto.ts";
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

/** What those chosen cost, before it is pressed: a seat that is included costs nothing more. */
function Cost({ cost }: { cost: NonNullable<SessionDto["cost"]> }) {
  const t = useTranslations("training.enrol");
  const locale = useLocale();
  const { control } = useFormContext<z.input<typeof enrolInput>>();
  const [people = [], name = ""] = useWatch({ control, name: ["people", "name"] });
  const more = people.length + (name.trim() === "" ? 0 : 1);
  const price = costOfMore(cost.terms, cost, more);
  return (
    <p className="m" role="status">
      {more === 0
        ? ""
        : price.minor === 0
          ? t("included", { people: more })
          : t("cost", { people: more, price: moneyText(price, locale) })}
    </p>
  );
}

/** People of a company into a session, at its cost; also somebody it names only now. A link may ask for people and areas: then it stands open. */
export function Enrol({
  company,
  people,
  asked,
  cost = null,
  ...place
}: Place & {
  company: { slug: string; name: string };
  people: readonly { id: string; name: string }[];
  /** By what those chosen cost; null where that is not the reader's to know, or nothing. */
  cost?: SessionDto["cost"];
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
      {cost && <Cost cost={cost} />}
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
