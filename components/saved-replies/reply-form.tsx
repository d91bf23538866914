"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { REPLY_FIELDS } from "#lib/domain/tickets/saved-reply.ts";
import { changeReplyAction, saveReplyAction } from "#lib/features/saved-replies/actions.ts";
import type { SavedReplyDto } from "#lib/features/saved-replies/dto.ts";
import {
  changeReplyInput,
  MOST_BODY,
  MOST_TITLE,
  saveReplyInput,
} from "#lib/features/saved-replies/schema.ts";

export type ReplyFormProps = {
  workspace: string;
  products: readonly { id: string; name: string }[];
  /** With whom a reply is shared: the name of one's own company. */
  team: string;
  shares: boolean;
  locale: "es" | "en";
};

export function AddReply({ workspace, products, team, shares, locale }: ReplyFormProps) {
  const t = useTranslations("savedReplies");
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("add")}</Button>}
      title={t("add")}
      schema={saveReplyInput}
      send={saveReplyAction.bind(null, workspace)}
      defaultValues={{ title: "", body: "", locale, productId: "", shared: shares }}
      fixed={shares ? undefined : { shared: false }}
      doneText={t("saved")}
      deed={t("saveDo")}
      wide
    >
      <Fields products={products} />
      {shares && <CheckboxField name="shared" label={t("shared", { team })} />}
    </DeedDialog>
  );
}

export function EditReply({
  workspace,
  products,
  reply,
}: Pick<ReplyFormProps, "workspace" | "products"> & { reply: SavedReplyDto }) {
  const t = useTranslations("savedReplies");
  const { id: replyId, version, title, body, locale, productId } = reply;
  const fixed = { replyId, version };
  return (
    <DeedDialog
      key={version}
      trigger={
        <Button size="sml" aria-label={t("editTitle", { title })}>
          {t("edit")}
        </Button>
      }
      title={t("editTitle", { title })}
      schema={changeReplyInput}
      send={changeReplyAction.bind(null, workspace)}
      defaultValues={{ ...fixed, title, body, locale, productId: productId ?? "" }}
      fixed={fixed}
      doneText={t("saved")}
      deed={t("saveDo")}
      wide
    >
      <Fields products={products} />
    </DeedDialog>
  );
}

const FIELDS = REPLY_FIELDS.map(field => `{{${field}}}`).join(" ");

function Fields({ products }: Pick<ReplyFormProps, "products">) {
  const t = useTranslations("savedReplies");
  return (
    <>
      <TextField name="title" label={t("name")} maxLength={MOST_TITLE} required />
      <TextareaField
        name="body"
        label={t("body")}
        hint={t("bodyHint", { fields: FIELDS })}
        rows={8}
        maxLength={MOST_BODY}
        required
      />
      <SelectField
        name="locale"
        label={t("language")}
        options={(["es", "en"] as const).map(value => ({ value, label: t(value) }))}
      />
      <SelectField
        name="productId"
        label={t("product")}
        options={[
          { value: "", label: t("anyProduct") },
          ...products.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}
