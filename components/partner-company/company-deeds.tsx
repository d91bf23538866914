"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import {
  CheckboxesField,
  DateField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import {
  reviewSolutionAction,
  saveDetailsAction,
  saveSolutionAction,
  saveTeamsAction,
} from "#lib/features/partner-company/actions.ts";
import {
  reviewSolutionInput,
  saveDetailsInput,
  saveSolutionInput,
  saveTeamsInput,
} from "#lib/features/partner-company/schema.ts";

type About = { workspace: string; partnershipId: string; version: number };

/** Names the people of each level. */
export function ChangeTeams({
  workspace,
  partnershipId,
  version,
  levels,
  people,
}: About & {
  levels: readonly { level: number; chosen: string[] }[];
  people: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("onboarding.company");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("change")}</Button>}
      title={t("changeTitle")}
      description={t("teamsText")}
      schema={saveTeamsInput}
      send={saveTeamsAction.bind(null, workspace)}
      defaultValues={{
        partnershipId,
        version,
        levels: Object.fromEntries(levels.map(({ level, chosen }) => [`l${level}`, chosen])),
      }}
      fixed={{ partnershipId, version }}
      doneText={t("saved")}
      deed={t("save")}
    >
      {levels.map(({ level }) => (
        <CheckboxesField
          key={level}
          name={`levels.l${level}`}
          label={t("level", { n: level })}
          choices={people.map(person => ({ value: person.id, label: person.name }))}
        />
      ))}
    </DeedDialog>
  );
}

export type CompanyDetails = {
  version: number;
  legalName: string;
  taxId: string;
  city: string;
  country: string;
  website: string;
};

/** What the company signs with. */
export function ChangeDetails({
  workspace,
  partnershipId,
  details,
  countries,
}: {
  workspace: string;
  partnershipId: string;
  details: CompanyDetails;
  countries: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("onboarding.company.details");
  const { version, ...values } = details;
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("change")}</Button>}
      title={t("title")}
      description={t("changeText")}
      schema={saveDetailsInput}
      send={saveDetailsAction.bind(null, workspace)}
      defaultValues={{ partnershipId, version, ...values }}
      fixed={{ partnershipId, version }}
      doneText={t("saved")}
      deed={t("save")}
    >
      <TextField name="legalName" label={t("legalName")} maxLength={160} required />
      <TextField name="taxId" label={t("taxId")} maxLength={30} optional autoComplete="off" />
      <div className="two">
        <TextField name="city" label={t("city")} maxLength={120} optional />
        <SelectField
          name="country"
          label={t("country")}
          options={countries}
          placeholder={t("choose")}
          required
        />
      </div>
      <TextField name="website" label={t("website")} hint={t("websiteHint")} optional inputMode="url" />
    </DeedDialog>
  );
}

/** Describes the partner's own solution. */
export function DescribeSolution({
  workspace,
  partnershipId,
  version,
  name,
  description,
}: About & { name: string; description: string }) {
  const t = useTranslations("onboarding.company");
  return (
    <DeedDialog
      trigger={<Button size="sml">{name ? t("redescribe") : t("describe")}</Button>}
      title={t("solution")}
      description={name ? t("again") : t("solutionText")}
      wide
      schema={saveSolutionInput}
      send={saveSolutionAction.bind(null, workspace)}
      defaultValues={{ partnershipId, version, name, description }}
      fixed={{ partnershipId, version }}
      formKey={`solution-${partnershipId}`}
      doneText={t("savedSolution")}
      deed={t("saveSolution")}
    >
      <TextField name="name" label={t("name")} maxLength={160} required />
      <TextareaField
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        rows={8}
        required
      />
    </DeedDialog>
  );
}

/** The vendor's word that it was reviewed. */
export function ReviewSolution({
  workspace,
  partnershipId,
  version,
  name,
  until,
}: About & { name: string; until: string | null }) {
  const t = useTranslations("onboarding.company");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("review")}</Button>}
      title={t("reviewTitle", { name })}
      description={t("reviewText")}
      schema={reviewSolutionInput}
      send={reviewSolutionAction.bind(null, workspace)}
      defaultValues={{ partnershipId, version, validUntil: until ?? "" }}
      fixed={{ partnershipId, version }}
      doneText={t("reviewDone")}
      deed={t("reviewDo")}
    >
      <DateField name="validUntil" label={t("reviewUntil")} hint={t("reviewUntilHint")} optional />
    </DeedDialog>
  );
}
