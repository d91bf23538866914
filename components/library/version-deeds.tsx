"use client";

import { useTranslations } from "next-intl";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  CheckboxField,
  FilesField,
  RadioField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { MAX_FILE_BYTES } from "#lib/features/files/limits.ts";
import {
  addVersionAction,
  announceVersionAction,
  publishVersionAction,
  restoreItemAction,
  withdrawItemAction,
  withdrawVersionAction,
} from "#lib/features/library/actions.ts";
import {
  addVersionInput,
  announceVersionInput,
  itemStateInput,
  publishVersionInput,
  withdrawVersionInput,
} from "#lib/features/library/schema.ts";

type OfItem = { workspace: string; itemId: string; title: string };
type OfVersion = { workspace: string; versionId: string; version: number; label: string };

/** A draft of a version: a file or a link, and what changed. */
export function AddVersion({ workspace, itemId, title }: OfItem) {
  const t = useTranslations("library.version");
  return (
    <DeedDialog
      trigger={<Button>{t("add")}</Button>}
      title={t("addTitle", { title })}
      description={t("addText")}
      schema={addVersionInput}
      send={addVersionAction.bind(null, workspace)}
      defaultValues={{ itemId, label: "", changesEn: "", changesEs: "", media: "file", url: "", files: [] }}
      fixed={{ itemId }}
      doneText={t("added")}
      deed={t("save")}
    >
      {form => (
        <>
          <TextField name="label" label={t("label")} hint={t("labelHint")} autoComplete="off" required />
          <RadioField
            name="media"
            label={t("media")}
            choices={[
              { value: "file", label: t("file") },
              { value: "link", label: t("link") },
            ]}
          />
          {form.watch("media") === "link" ? (
            <TextField name="url" type="url" label={t("url")} hint={t("urlHint")} required />
          ) : (
            <FilesField
              name="files"
              label={t("files")}
              maxBytes={MAX_FILE_BYTES}
              maxFiles={1}
              note={t("filesNote")}
              required
            />
          )}
          <TextareaField name="changesEn" label={t("changesEn")} rows={2} optional />
          <TextareaField name="changesEs" label={t("changesEs")} rows={2} optional />
        </>
      )}
    </DeedDialog>
  );
}

/** Gives a draft out and, where wanted, tells everybody who may have it. */
export function PublishVersion({ workspace, versionId, version, label }: OfVersion) {
  const t = useTranslations("library.version");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("publish")}</Button>}
      title={t("publishTitle", { label })}
      description={t("publishText")}
      schema={publishVersionInput}
      send={publishVersionAction.bind(null, workspace)}
      defaultValues={{ versionId, version, announce: true }}
      fixed={{ versionId, version }}
      doneText={t("published")}
      deed={t("publish")}
    >
      <CheckboxField name="announce" label={t("announce")} hint={t("announceHint")} />
    </DeedDialog>
  );
}

export function AnnounceVersion({ workspace, versionId, version, label }: OfVersion) {
  const t = useTranslations("library.version");
  return (
    <DeedDialog
      trigger={<Button size="sml">{t("announce")}</Button>}
      title={t("announceTitle", { label })}
      description={t("announceText")}
      schema={announceVersionInput}
      send={announceVersionAction.bind(null, workspace)}
      defaultValues={{ versionId, version }}
      fixed={{ versionId, version }}
      doneText={t("announced")}
      deed={t("announce")}
    />
  );
}

export function WithdrawVersion({ workspace, versionId, version, label }: OfVersion) {
  const t = useTranslations("library.version");
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("withdraw")}
        </Button>
      }
      title={t("withdrawTitle", { label })}
      description={t("withdrawText")}
      schema={withdrawVersionInput}
      send={withdrawVersionAction.bind(null, workspace)}
      defaultValues={{ versionId, version }}
      fixed={{ versionId, version }}
      doneText={t("withdrawn")}
      deed={t("withdraw")}
      look="danger"
    />
  );
}

/** Takes the whole item back, or gives back what was taken. */
export function ItemStateDeed({
  workspace,
  itemId,
  title,
  version,
  withdrawn,
}: OfItem & { version: number; withdrawn: boolean }) {
  const t = useTranslations("library.deed");
  const { open, setOpen, onDone } = useDeed();
  const send = withdrawn ? restoreItemAction : withdrawItemAction;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look={withdrawn ? "plain" : "ghost"}>{withdrawn ? t("restore") : t("withdraw")}</Button>
      }
      title={withdrawn ? t("restore") : t("withdrawTitle", { title })}
      description={withdrawn ? title : t("withdrawText")}
    >
      <Form
        schema={itemStateInput}
        send={send.bind(null, workspace)}
        defaultValues={{ itemId, version }}
        fixed={{ itemId, version }}
        doneText={withdrawn ? t("restored") : t("withdrawn")}
        onDone={onDone}
      >
        <DeedFoot cancel={() => setOpen(false)} look={withdrawn ? "pri" : "danger"}>
          {withdrawn ? t("restore") : t("withdraw")}
        </DeedFoot>
      </Form>
    </Dialog>
  );
}
