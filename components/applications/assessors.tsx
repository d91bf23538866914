"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { CheckboxesField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import { Time } from "#components/ui/time.tsx";
import { askAssessorsAction } from "#lib/features/applications/actions.ts";
import type { ApplicationDto } from "#lib/features/applications/dto.ts";
import { askAssessorsInput } from "#lib/features/applications/schema.ts";

/** Who assesses, and who of them has handed in; a manager names them. The vendor's alone. */
export function Assessors({ vendor, application }: { vendor: string; application: ApplicationDto }) {
  const t = useTranslations("applications.assessors");
  const { rubric, can } = application;
  if (!rubric) return null;
  return (
    <section aria-labelledby="assessors">
      <h2 id="assessors">{t("title")}</h2>
      {rubric.assessors.length === 0 ? (
        <p className="mm sm">{t("none")}</p>
      ) : (
        <ul className="assessors">
          {rubric.assessors.map(assessor => (
            <li key={assessor.id}>
              <b>{assessor.name}</b>
              {assessor.mine && ` (${t("you")})`}
              <span className="mm sm">
                {assessor.handedInAt === null
                  ? t("open")
                  : t.rich("handedIn", { time: () => <Time instant={assessor.handedInAt ?? 0} /> })}
                {assessor.askedBy === null && `, ${t("own")}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {can.askAssessors && <Ask vendor={vendor} application={application} />}
    </section>
  );
}

function Ask({ vendor, application }: { vendor: string; application: ApplicationDto }) {
  const t = useTranslations("applications.assessors");
  const { number, orgName, colleagues } = application;
  const named = application.rubric?.assessors ?? [];
  return (
    <DeedDialog
      trigger={<Button size="sml">{t(named.length === 0 ? "ask" : "change")}</Button>}
      title={t("askTitle", { company: orgName })}
      description={t("askText")}
      schema={askAssessorsInput}
      send={askAssessorsAction.bind(null, vendor)}
      defaultValues={{ assessors: named.map(a => a.id) }}
      fixed={{ number }}
      doneText={t("asked")}
      deed={t("askDo")}
    >
      <div className="ask-qs">
        <CheckboxesField
          name="assessors"
          label={t("people")}
          choices={colleagues.map(person => ({ value: person.id, label: person.name }))}
        />
      </div>
    </DeedDialog>
  );
}
