"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { z } from "zod";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { RadioField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SaveButton, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import { Message } from "#components/ui/message.tsx";
import { calendarDifferences } from "#lib/domain/time/calendar-differences.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { isZone } from "#lib/domain/time/zone-name.ts";
import { discardCalendarAction, saveCalendarAction } from "#lib/features/calendars/actions.ts";
import { typedCalendar } from "#lib/features/calendars/definition/typed.ts";
import { type CalendarIn, type HolidayIn, readForm } from "#lib/features/calendars/definition.ts";
import { Differences } from "./differences.tsx";
import { ExceptionFields } from "./exception-fields.tsx";
import { HolidayFields } from "./holiday-fields.tsx";
import type { DraftValues } from "./values.ts";
import { WeekFields } from "./week-fields.tsx";
import { YearGrid } from "./year-grid.tsx";

export type EditorProps = {
  vendor: string;
  draft: { key: string; version: number; form: CalendarIn; savedBy: string };
  today: PlainDate;
  places: readonly { code: string; name: string }[];
  zones: readonly string[];
  /** Of the country that is chosen. */
  regions: readonly { code: string; name: string }[];
  suggested: readonly HolidayIn[] | null;
};

type Saved = { version: number; at: number };

/** A calendar's draft: saved as it stands at any time, checked before one looks at what it moves. */
export function CalendarEditor({ vendor, draft, today, places, zones, regions, suggested }: EditorProps) {
  const t = useTranslations("calendars.edit");
  const locale = useLocale();
  const router = useRouter();
  const base = `/${vendor}/settings/calendars`;
  // What one's own words were typed over: somebody else's later save is a meeting.
  const [over, setOver] = useState({ version: draft.version, form: draft.form });
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [asking, setAsking] = useState(false);
  const met = draft.version > over.version && draft.form !== over.form;
  const schema = useMemo(() => {
    const shape = z.object({ key: z.string(), version: z.number(), form: typedCalendar });
    return shape.superRefine((value, ctx) => {
      for (const { path, key, params } of readForm(value.form, today, locale).problems)
        ctx.addIssue({
          code: "custom",
          path: ["form", ...path],
          message: key,
          ...(params ? { params } : {}),
        });
    }) as unknown as z.ZodType<unknown, DraftValues>;
  }, [today, locale]);
  async function send(input: unknown, idempotencyKey: string) {
    const result = await saveCalendarAction(vendor, input, idempotencyKey);
    // What the other one saved comes with the page; one's own words stay in the form.
    if (!result.ok && result.kind === "conflict") router.refresh();
    return result;
  }
  const kept = (form: UseFormReturn<DraftValues>) => (saved: Saved) => {
    setOver({ version: saved.version, form: structuredClone(form.getValues("form")) });
    // Kept as it stands, and what still can't be counted with is marked where it stands.
    void form.trigger();
    router.refresh();
  };
  return (
    <Form<DraftValues, Saved>
      schema={schema}
      send={send}
      fixed={{ key: draft.key, version: over.version }}
      defaultValues={{ form: draft.form }}
      formKey={`calendar-${draft.key}`}
      label={t("title", { name: draft.key })}
      className="cal-edit"
      onDone={() => router.push(`${base}/${draft.key}/review`)}
    >
      {form => (
        <>
          {met && (
            <Meeting
              by={draft.savedBy}
              before={over.form}
              theirs={draft.form}
              today={today}
              mine={() => setOver({ version: draft.version, form: draft.form })}
              take={() => {
                form.reset({ form: draft.form });
                setOver({ version: draft.version, form: draft.form });
              }}
            />
          )}
          <LabelledPart id="general" title={t("general")} text={t("generalText")}>
            <div className="form-body">
              <div className="two">
                <TextField name="form.name.es" label={t("nameEs")} autoComplete="off" />
                <TextField name="form.name.en" label={t("nameEn")} autoComplete="off" />
              </div>
              <p className="hint">{t("oneName")}</p>
              <TextField
                name="form.zone"
                label={t("zone")}
                hint={t("zoneHint")}
                list="zones"
                autoComplete="off"
              />
              <datalist id="zones">
                {zones.map(zone => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
              <PlaceFields form={form} base={`${base}/${draft.key}/edit`} places={places} regions={regions} />
              <RadioField
                name="form.open"
                label={t("open")}
                choices={[
                  { value: "weekly", label: t("weekly") },
                  { value: "round", label: t("round") },
                ]}
              />
            </div>
          </LabelledPart>
          <Weekly form={form} year={year} suggested={suggested} />
          <section aria-labelledby="year" className="ladder-part wide">
            <Year form={form} year={year} setYear={setYear} />
          </section>
          <FormActions>
            <SubmitButton>{t("review")}</SubmitButton>
            <SaveButton<Saved> send={send} doneText={t("saved")} onDone={kept(form)}>
              {t("save")}
            </SaveButton>
            <Button look="ghost" onClick={() => setAsking(true)}>
              {t("discard")}
            </Button>
          </FormActions>
          <ConfirmDialog
            open={asking}
            onOpenChange={setAsking}
            title={t("discardTitle")}
            description={t("discardText")}
            send={discardCalendarAction.bind(null, vendor)}
            input={{ key: draft.key, version: over.version }}
            doneText={t("discarded")}
            keep={t("keep")}
            onDone={() => router.push(base)}
          >
            {t("discard")}
          </ConfirmDialog>
        </>
      )}
    </Form>
  );
}

type Part = { form: UseFormReturn<DraftValues> };

/** Country and region: choosing one asks the page for what the library knows of it. */
function PlaceFields({
  form,
  base,
  places,
  regions,
}: Part & { base: string } & Pick<EditorProps, "places" | "regions">) {
  const t = useTranslations("calendars.edit");
  const router = useRouter();
  const options = (list: readonly { code: string; name: string }[]) =>
    list.map(({ code, name }) => ({ value: code, label: name }));
  const ask = (country: string, region: string) =>
    router.replace(`${base}?${new URLSearchParams({ country, region })}`, { scroll: false });
  return (
    <div className="two">
      <SelectField
        name="form.place.country"
        label={t("country")}
        placeholder={t("noCountry")}
        options={options(places)}
        onInput={event => {
          form.setValue("form.place.region", "");
          ask(event.currentTarget.value, "");
        }}
      />
      <SelectField
        name="form.place.region"
        label={t("region")}
        placeholder={t("noRegion")}
        options={options(regions)}
        disabled={regions.length === 0}
        onInput={event => ask(form.getValues("form.place.country"), event.currentTarget.value)}
      />
    </div>
  );
}

function Weekly({ form, year, suggested }: Part & { year: number } & Pick<EditorProps, "suggested">) {
  const t = useTranslations("calendars.edit");
  if (form.watch("form.open") === "round") return null;
  const parts = [
    { id: "week", title: t("week"), text: t("weekText"), fields: <WeekFields /> },
    {
      id: "exceptions",
      title: t("exceptions"),
      text: t("exceptionsText"),
      fields: <ExceptionFields />,
    },
    {
      id: "holidays",
      title: t("holidays"),
      text: t("holidaysText"),
      fields: <HolidayFields year={year} suggested={suggested} />,
    },
  ];
  return parts.map(({ id, title, text, fields }) => (
    <LabelledPart key={id} id={id} title={title} text={text}>
      {fields}
    </LabelledPart>
  ));
}

/** The year as typed so far, while it can be read. */
function Year({ form, year, setYear }: Part & { year: number; setYear: (year: number) => void }) {
  const t = useTranslations("calendars.year");
  const typed = useWatch({ control: form.control, name: "form" });
  const locale = useLocale();
  const calendar = useMemo(() => {
    const { body } = readForm(typed as CalendarIn, `${year}-01-01`);
    return body && isZone(body.zone) ? ({ ...body, key: "draft", version: 1 } as BusinessCalendar) : null;
  }, [typed, year]);
  const name = locale.startsWith("es") ? typed.name?.es : typed.name?.en;
  return (
    <>
      <div className="row wrap">
        <h2 id="year" className="grow">
          {t("title", { year: String(year) })}
        </h2>
        <Button look="ghost" ico aria-label={t("before")} onClick={() => setYear(year - 1)}>
          <ChevronLeft className="i" aria-hidden="true" />
        </Button>
        <Button look="ghost" ico aria-label={t("after")} onClick={() => setYear(year + 1)}>
          <ChevronRight className="i" aria-hidden="true" />
        </Button>
      </div>
      {calendar ? (
        <YearGrid calendar={calendar} year={year} name={name ?? ""} />
      ) : (
        <p className="mm">{t("cannot")}</p>
      )}
    </>
  );
}

type MeetingProps = {
  by: string;
  before: CalendarIn;
  theirs: CalendarIn;
  today: PlainDate;
  mine: () => void;
  take: () => void;
};

/** Somebody saved the draft meanwhile: what they changed, and which of the two goes on. */
function Meeting({ by, before, theirs, today, mine, take }: MeetingProps) {
  const t = useTranslations("calendars.edit");
  const [a, b] = [before, theirs].map(form => readForm(form, today).body);
  const found = a && b ? calendarDifferences(a, b) : [];
  return (
    <Message
      tone="warn"
      role="alert"
      title={t("meeting", { name: by })}
      actions={
        <>
          <Button onClick={mine}>{t("mine")}</Button>
          <Button onClick={take}>{t("theirs", { name: by })}</Button>
        </>
      }
    >
      <p>{t("meetingText", { name: by })}</p>
      {found.length > 0 ? <Differences differences={found} /> : <p>{t("meetingSame")}</p>}
    </Message>
  );
}
