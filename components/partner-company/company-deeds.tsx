"use client";

import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import {
  CheckboxesField,
  DateField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{t("change")}</Button>}
      title={t("changeTitle")}
      description={t("teamsText")}
    >
      <Form
        schema={saveTeamsInput}
        send={saveTeamsAction.bind(null, workspace)}
        defaultValues={{
          partnershipId,
          version,
          levels: Object.fromEntries(levels.map(({ level, chosen }) => [`l${level}`, chosen])),
        }}
        fixed={{ partnershipId, version }}
        doneText={t("saved")}
        onDone={onDone}
      >
        {levels.map(({ level }) => (
          <CheckboxesField
            key={level}
            name={`levels.l${level}`}
            label={t("level", { n: level })}
            choices={people.map(person => ({ value: person.id, label: person.name }))}
          />
        ))}
        <DeedFoot cancel={() => setOpen(false)}>{t("save")}</DeedFoot>
      </Form>
    </Dialog>
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
  const { open, setOpen, onDone } = useDeed();
  const { version, ...values } = details;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{t("change")}</Button>}
      title={t("title")}
      description={t("changeText")}
    >
      <Form
        schema={saveDetailsInput}
        send={saveDetailsAction.bind(null, workspace)}
        defaultValues={{ partnershipId, version, ...values }}
        fixed={{ partnershipId, version }}
        doneText={t("saved")}
        onDone={onDone}
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
        <DeedFoot cancel={() => setOpen(false)}>{t("save")}</DeedFoot>
      </Form>
    </Dialog>
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{name ? t("redescribe") : t("describe")}</Button>}
      title={t("solution")}
      description={name ? t("again") : t("solutionText")}
      wide
    >
      <Form
        schema={saveSolutionInput}
        send={saveSolutionAction.bind(null, workspace)}
        defaultValues={{ partnershipId, version, name, description }}
        fixed={{ partnershipId, version }}
        formKey={`solution-${partnershipId}`}
        doneText={t("savedSolution")}
        onDone={onDone}
      >
        <TextField name="name" label={t("name")} maxLength={160} required />
        <TextareaField
          name="description"
          label={t("description")}
          hint={t("descriptionHint")}
          rows={8}
          required
        />
        <DeedFoot cancel={() => setOpen(false)}>{t("saveSolution")}</DeedFoot>
      </Form>
    </Dialog>
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
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sml">{t("review")}</Button>}
      title={t("reviewTitle", { name })}
      description={t("reviewText")}
    >
      <Form
        schema={reviewSolutionInput}
        send={reviewSolutionAction.bind(null, workspace)}
        defaultValues={{ partnershipId, version, validUntil: until ?? "" }}
        fixed={{ partnershipId, version }}
        doneText={t("reviewDone")}
        onDone={onDone}
      >
        <DateField name="validUntil" label={t("reviewUntil")} hint={t("reviewUntilHint")} optional />
        <DeedFoot cancel={() => setOpen(false)}>{t("reviewDo")}</DeedFoot>
      </Form>
    </Dialog>
  );
}
