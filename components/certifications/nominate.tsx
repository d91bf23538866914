"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { SelectField, TextField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import { nominateAction } from "#lib/features/certifications/actions.ts";
import { nominateInput } from "#lib/features/certifications/schema.ts";

type Props = {
  workspace: string;
  company: { name: string; slug: string };
  people: readonly { personId: string; name: string }[];
  areas: readonly { key: string; name: string }[];
};

/** Somebody of the company, or somebody new, put forward for an area (P4, P10). */
export function Nominate({ workspace, company, people, areas }: Props) {
  const t = useTranslations("certifications");
  const d = useTranslations("certifications.dialog");
  return (
    <DeedDialog
      trigger={
        <Button look="pri">
          <UserPlus className="i" aria-hidden="true" />
          {t("people.nominateFor")}
        </Button>
      }
      title={d("nominate.title", { company: company.name })}
      description={d("nominate.text", { company: company.name })}
      schema={nominateInput}
      send={nominateAction.bind(null, workspace)}
      defaultValues={{
        slug: company.slug,
        person: "",
        name: "",
        email: "",
        area: areas.length === 1 ? (areas[0]?.key ?? "") : "",
      }}
      fixed={{ slug: company.slug }}
      doneText={d("nominate.done")}
      deed={d("nominate.send")}
    >
      {form => (
        <>
          <SelectField
            name="person"
            label={d("nominate.person")}
            required
            placeholder={d("nominate.choose")}
            options={[
              ...people.map(p => ({ value: p.personId, label: p.name })),
              { value: "new", label: d("nominate.new") },
            ]}
          />
          {form.watch("person") === "new" && (
            <>
              <TextField name="name" label={d("nominate.name")} required autoComplete="off" />
              <TextField
                name="email"
                label={d("nominate.email")}
                hint={d("nominate.emailHint")}
                type="email"
                required
                autoComplete="off"
              />
            </>
          )}
          <SelectField
            name="area"
            label={d("nominate.area")}
            required
            placeholder={d("nominate.chooseArea")}
            options={areas.map(area => ({ value: area.key, label: area.name }))}
          />
        </>
      )}
    </DeedDialog>
  );
}
