"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ConfirmDialog } from "#components/forms/confirm-dialog.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  CheckboxField,
  NumberField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { PROGRESS } from "#lib/domain/tickets/features.ts";
import {
  createFeatureAction,
  moveFeatureAction,
  publishFeatureAction,
  saveFeatureAction,
  saveVoteWeightAction,
  voteAction,
} from "#lib/features/feature-requests/actions.ts";
import type { FeatureDTO } from "#lib/features/feature-requests/dto.ts";
import {
  createFeatureInput,
  progressInput,
  saveFeatureInput,
  voteWeightInput,
} from "#lib/features/feature-requests/schema.ts";

function Words() {
  const t = useTranslations("features.field");
  return (
    <>
      <div className="two">
        <TextField name="titleEn" label={t("titleEn")} maxLength={160} />
        <TextField name="titleEs" label={t("titleEs")} maxLength={160} />
      </div>
      <div className="two">
        <TextareaField name="textEn" label={t("textEn")} rows={6} optional />
        <TextareaField name="textEs" label={t("textEs")} rows={6} optional />
      </div>
    </>
  );
}

export function NewFeature({
  workspace,
  products,
  from,
}: {
  workspace: string;
  products: readonly { value: string; label: string }[];
  /** A case it comes from: its own words are only where one begins. */
  from: { productId: string; title: string; number: string } | null;
}) {
  const t = useTranslations("features");
  const router = useRouter();
  const title = from?.title ?? "";
  return (
    <Form
      schema={createFeatureInput}
      send={createFeatureAction.bind(null, workspace)}
      defaultValues={{
        productId: from?.productId ?? (products.length === 1 ? (products[0]?.value ?? "") : ""),
        titleEn: title,
        titleEs: "",
        textEn: "",
        textEs: "",
        publish: true,
        caseNumber: from?.number ?? "",
      }}
      formKey={`feature-new-${title}`}
      doneText={t("created")}
      onDone={({ number }: { number: string }) => router.push(`/${workspace}/features/${number}`)}
      className="settings-form"
    >
      <SelectField
        name="productId"
        label={t("field.product")}
        placeholder={t("field.choose")}
        options={products}
        required
      />
      <Words />
      <CheckboxField name="publish" label={t("field.publish")} hint={t("field.publishHint")} />
      <FormActions>
        <SubmitButton>{t("create")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

type Props = { workspace: string; feature: FeatureDTO };

export function EditFeature({ workspace, feature }: Props) {
  const t = useTranslations("features");
  const ui = useTranslations("ui");
  const router = useRouter();
  const { number, version, own } = feature;
  const page = `/${workspace}/features/${number}`;
  if (!own) return null;
  const { titleEn, titleEs, textEn, textEs } = own;
  return (
    <Form
      key={version}
      schema={saveFeatureInput}
      send={saveFeatureAction.bind(null, workspace)}
      defaultValues={{ number, version, titleEn, titleEs, textEn, textEs }}
      fixed={{ number, version }}
      formKey={`feature-${number}`}
      doneText={t("saved")}
      onDone={() => router.push(page)}
      className="settings-form"
    >
      <Words />
      <FormActions>
        <ButtonLink href={page}>{ui("cancel")}</ButtonLink>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

/** What the vendor does with a request. */
export function FeatureDeeds({ workspace, feature }: Props) {
  const t = useTranslations("features");
  const [publishes, setPublishes] = useState(false);
  const { number, version, own, progress, release, draft } = feature;
  if (!own) return null;
  const common = { number, version };
  return (
    <>
      {draft && (
        <ConfirmDialog
          open={publishes}
          onOpenChange={setPublishes}
          trigger={<Button look="pri">{t("publish.deed")}</Button>}
          title={t("publish.title")}
          description={<p>{t("publish.text")}</p>}
          look="pri"
          send={publishFeatureAction.bind(null, workspace)}
          input={common}
          doneText={t("publish.done")}
        >
          {t("publish.deed")}
        </ConfirmDialog>
      )}
      <DeedDialog
        trigger={<Button look={draft ? "plain" : "pri"}>{t("move.deed")}</Button>}
        title={t("move.title")}
        description={<p>{t("move.text")}</p>}
        schema={progressInput}
        send={moveFeatureAction.bind(null, workspace)}
        defaultValues={{ ...common, progress, release: release ?? "", reasonEn: "", reasonEs: "" }}
        fixed={common}
        doneText={t("move.done")}
        deed={t("move.do")}
      >
        {form => {
          const chosen = form.watch("progress");
          return (
            <>
              <RadioField
                name="progress"
                label={t("move.progress")}
                choices={PROGRESS.map(value => ({ value, label: t(`progressPlain.${value}`) }))}
              />
              {(chosen === "planned" || chosen === "released") && (
                <SelectField
                  name="release"
                  label={t("move.release")}
                  placeholder={t("move.choose")}
                  options={(chosen === "planned" ? own.releases : own.out).map(value => ({
                    value,
                    label: value,
                  }))}
                  required
                />
              )}
              {chosen === "declined" && (
                <>
                  <TextareaField name="reasonEn" label={t("move.reasonEn")} rows={3} />
                  <TextareaField name="reasonEs" label={t("move.reasonEs")} rows={3} />
                </>
              )}
            </>
          );
        }}
      </DeedDialog>
    </>
  );
}

/** The company's one vote, given or taken back. */
export function Vote({ workspace, feature }: Props) {
  const t = useTranslations("features");
  const router = useRouter();
  const { number, voted } = feature;
  return (
    <ActionButton
      look={voted ? "plain" : "pri"}
      send={voteAction.bind(null, workspace)}
      input={{ number, on: !voted }}
      doneText={voted ? t("unvotedDone") : t("votedDone")}
      onDone={() => router.refresh()}
    >
      {voted ? t("unvote") : t("vote")}
    </ActionButton>
  );
}

/** What a vote with influence counts (P11): on the product's own page. */
export function VoteWeight({
  workspace,
  values,
}: {
  workspace: string;
  values: { productId: string; version: number; weight: number };
}) {
  const t = useTranslations("features");
  const router = useRouter();
  const { productId, version } = values;
  return (
    <Form
      key={version}
      schema={voteWeightInput}
      send={saveVoteWeightAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ productId, version }}
      doneText={t("saved")}
      onDone={() => router.refresh()}
      className="settings-form"
    >
      <NumberField
        name="weight"
        label={t("field.weight")}
        hint={t("field.weightHint")}
        inputMode="numeric"
        required
      />
      <FormActions>
        <SubmitButton>{t("saveWeight")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
