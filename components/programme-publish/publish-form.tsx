"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { DateField, RadioField, TextareaField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { LabelledPart } from "#components/ui/labelled-part.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { publishProgrammeAction } from "#lib/features/publication/actions.ts";
import type { DryRunDto, PublicationDto } from "#lib/features/publication/dto.ts";
import { KEEP, type PublishValues, publishInput } from "#lib/features/publication/schema.ts";
import { Movers, type MoversAsked } from "./movers.tsx";

type Props = {
  workspace: string;
  base: string;
  data: PublicationDto & { draft: NonNullable<PublicationDto["draft"]>; run: DryRunDto };
  asked: MoversAsked;
};

/** Who moves, who keeps the version of today, what changes: read from the top, one publishes at the foot. */
export function PublishForm({ workspace, base, data, asked }: Props) {
  const t = useTranslations("publication");
  const locale = useLocale();
  const router = useRouter();
  const { draft, run, from, today, programmeId } = data;
  // Somebody keeps what binds them on the day before: the newest version that begins before this one.
  const present = data.versions[0]?.version ?? null;
  const day = dayText(from, locale);
  return (
    <Form<PublishValues, { version: number; kept: number }>
      schema={publishInput}
      send={publishProgrammeAction.bind(null, workspace)}
      formKey={`publish-${programmeId}`}
      fixed={{ programmeId, version: draft.version, effectiveFrom: from, losing: run.counts.loses }}
      defaultValues={{ keep: "nobody", toggled: [], until: "", note: draft.note }}
      label={t("title", { version: draft.number })}
      className="publish"
      onDone={() => {
        router.replace(base);
        router.refresh();
      }}
      doneText={t("done", { version: draft.number })}
    >
      {form => {
        const [keep, toggled, until] = form.watch(["keep", "toggled", "until"]);
        const byHand = toggled ?? [];
        const set = (next: string[]) => form.setValue("toggled", next, { shouldDirty: true });
        return (
          <>
            <LabelledPart id="who" title={t("who.title")} text={t("who.lead")}>
              <Movers
                run={run}
                asked={asked}
                base={base}
                workspace={workspace}
                version={present}
                keeps={(orgId, worse) =>
                  (keep === "everybody" || (keep === "worse" && worse)) !== byHand.includes(orgId)
                }
                toggle={orgId =>
                  set(byHand.includes(orgId) ? byHand.filter(id => id !== orgId) : [...byHand, orgId])
                }
              />
            </LabelledPart>
            {present !== null && run.looked > 0 && (
              <LabelledPart id="keep" title={t("keep.title", { version: present })} text={t("keep.lead")}>
                <div>
                  <RadioField
                    name="keep"
                    label={t("keep.label")}
                    choices={KEEP.map(value => ({
                      value,
                      label: t(`keep.${value}`),
                      hint: `– ${t(`keep.${value}Hint`, { count: value === "worse" ? run.worse : run.looked })}`,
                    }))}
                  />
                  <p className="mm sm row wrap by-hand" role="status">
                    {t("keep.byHand", { count: byHand.length })}
                    {byHand.length > 0 && (
                      <Button size="sml" look="ghost" onClick={() => set([])}>
                        {t("keep.reset")}
                      </Button>
                    )}
                  </p>
                  {(keep !== "nobody" || byHand.length > 0 || until !== "") && (
                    <DateField
                      name="until"
                      label={t("keep.until")}
                      hint={t("keep.untilHint")}
                      min={from}
                      optional
                    />
                  )}
                </div>
              </LabelledPart>
            )}
            <LabelledPart id="note" title={t("note.title")} text={t("note.lead")}>
              <div>
                <TextareaField name="note" label={t("note.label")} rows={3} required />
                <FormActions>
                  <SubmitButton>
                    {from === today
                      ? t("submitToday", { version: draft.number })
                      : t("submit", { version: draft.number, day })}
                  </SubmitButton>
                  <span className="mm sm">
                    {t("submitText", { count: run.counts.loses })} {run.looked > 0 && t("submitTold")}
                  </span>
                </FormActions>
              </div>
            </LabelledPart>
          </>
        );
      }}
    </Form>
  );
}
