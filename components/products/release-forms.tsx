"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  CheckboxField,
  DateField,
  FilesField,
  RadioField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import {
  addReleaseFilesAction,
  createReleaseAction,
  publishReleaseAction,
  removeReleaseFileAction,
  saveReleaseAction,
} from "#lib/features/products/actions.ts";
import {
  addReleaseFilesInput,
  createReleaseInput,
  publishReleaseInput,
  RELEASE_KINDS,
  removeReleaseFileInput,
  saveReleaseInput,
} from "#lib/features/products/schema.ts";

type Made = { key: string; version: string };
type OfRelease = { workspace: string; releaseId: string; revision: number; product: string; version: string };

const pathOf = (workspace: string, { key, version }: Made) =>
  `/${workspace}/settings/products/${key}/releases/${encodeURIComponent(version)}`;

/** What a release in preparation is; of one that is out only its day may change. */
function What() {
  const t = useTranslations("products.edit");
  const kinds = useTranslations("products.kind");
  return (
    <>
      <div className="two">
        <TextField
          name="version"
          label={t("version")}
          hint={t("versionHint")}
          maxLength={40}
          autoComplete="off"
          required
        />
        <DateField name="releasedOn" label={t("day")} hint={t("dayHint")} required />
      </div>
      <RadioField
        name="kind"
        label={t("kind")}
        choices={RELEASE_KINDS.map(kind => ({
          value: kind,
          label: kinds(kind),
          hint: t(`kindHint.${kind}`),
        }))}
      />
    </>
  );
}

/** A release in preparation, which leads on to its page. */
export function AddRelease({
  workspace,
  productId,
  product,
  today,
}: {
  workspace: string;
  productId: string;
  product: string;
  today: string;
}) {
  const t = useTranslations("products.edit");
  const router = useRouter();
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("add")}</Button>}
      title={t("addTitle", { product })}
      description={t("addText")}
      schema={createReleaseInput}
      send={createReleaseAction.bind(null, workspace)}
      defaultValues={{ productId, version: "", kind: "minor", releasedOn: today }}
      fixed={{ productId }}
      doneText={t("created")}
      deed={t("create")}
      onDone={(made: Made) => router.push(pathOf(workspace, made))}
    >
      <What />
    </DeedDialog>
  );
}

/** What a release is and says. */
export function ReleaseForm({
  workspace,
  values,
  out,
}: {
  workspace: string;
  values: z.input<typeof saveReleaseInput>;
  /** It is published: version and kind stay. */
  out: boolean;
}) {
  const t = useTranslations("products.edit");
  const router = useRouter();
  const { releaseId, revision } = values;
  return (
    <Form
      key={revision}
      schema={saveReleaseInput}
      send={saveReleaseAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ releaseId, revision, ...(out ? { version: values.version, kind: values.kind } : {}) }}
      formKey={`release-${releaseId}`}
      doneText={t("saved")}
      onDone={(made: Made) => {
        router.replace(pathOf(workspace, made));
        router.refresh();
      }}
      className="settings-form"
    >
      {out ? <DateField name="releasedOn" label={t("day")} required /> : <What />}
      <TextareaField name="notesEs" label={t("notesEs")} hint={t("notesHint")} rows={10} optional />
      <TextareaField name="notesEn" label={t("notesEn")} rows={10} optional />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

/** Gives it out and, where wanted, tells those who may have it. */
export function PublishRelease({ workspace, releaseId, revision, product, version }: OfRelease) {
  const t = useTranslations("products.edit");
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("publish")}</Button>}
      title={t("publishTitle", { product, version })}
      description={t("publishText")}
      schema={publishReleaseInput}
      send={publishReleaseAction.bind(null, workspace)}
      defaultValues={{ releaseId, revision, tell: true }}
      fixed={{ releaseId, revision }}
      doneText={t("published")}
      deed={t("publish")}
    >
      <CheckboxField name="tell" label={t("tell")} hint={t("tellHint")} />
    </DeedDialog>
  );
}

export function AddFiles({ workspace, releaseId, product, version }: Omit<OfRelease, "revision">) {
  const t = useTranslations("products.edit");
  return (
    <DeedDialog
      trigger={<Button>{t("addFiles")}</Button>}
      title={t("addFilesTitle", { product, version })}
      description={t("addFilesText")}
      schema={addReleaseFilesInput}
      send={addReleaseFilesAction.bind(null, workspace)}
      defaultValues={{ releaseId, files: [] }}
      fixed={{ releaseId }}
      doneText={t("added")}
      deed={t("add_deed")}
    >
      <FilesField
        name="files"
        label={t("files")}
        maxBytes={MAX_FILE_BYTES}
        maxFiles={5}
        note={t("filesNote")}
        required
      />
    </DeedDialog>
  );
}

export function RemoveFile({ workspace, fileId, name }: { workspace: string; fileId: string; name: string }) {
  const t = useTranslations("products.edit");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost" aria-label={t("removeFor", { name })}>
          {t("remove")}
        </Button>
      }
      title={t("removeTitle", { name })}
      description={t("removeText")}
      schema={removeReleaseFileInput}
      send={removeReleaseFileAction.bind(null, workspace)}
      defaultValues={{ fileId }}
      fixed={{ fileId }}
      doneText={t("removed")}
      deed={t("remove")}
      look="danger"
    />
  );
}
