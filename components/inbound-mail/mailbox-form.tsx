"use client";

import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import {
  CheckboxField,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
} from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { ENVIRONMENTS } from "#lib/domain/tickets/priority.ts";
import { createMailboxAction, saveMailboxAction } from "#lib/features/inbound-mail/actions.ts";
import type { MailboxDto } from "#lib/features/inbound-mail/dto.ts";
import { createMailboxInput, saveMailboxInput } from "#lib/features/inbound-mail/schema.ts";

type Products = readonly { id: string; name: string }[];
type Props = { workspace: string; domain: string; products: Products };

const NEW = {
  local: "",
  productId: "",
  shownAs: "",
  trustedServers: "",
  verifiedOnly: true,
  mostAnHour: 20,
  environment: "production",
  affectedPercent: 20,
  canWork: true,
  enabled: true,
} as const;

export function AddMailbox({ workspace, domain, products }: Props) {
  const t = useTranslations("inboundMail.settings");
  return (
    <DeedDialog
      trigger={<Button look="pri">{t("add")}</Button>}
      title={t("addTitle")}
      schema={createMailboxInput}
      send={createMailboxAction.bind(null, workspace)}
      defaultValues={NEW}
      doneText={t("created")}
      deed={t("add")}
      wide
    >
      <Fields domain={domain} products={products} />
    </DeedDialog>
  );
}

export function EditMailbox({ workspace, domain, products, mailbox }: Props & { mailbox: MailboxDto }) {
  const t = useTranslations("inboundMail.settings");
  const { id: mailboxId, version, address, productName: _name, ...values } = mailbox;
  const fixed = { mailboxId, version };
  return (
    <DeedDialog
      key={version}
      trigger={
        <Button size="sml" aria-label={t("editTitle", { address })}>
          {t("edit")}
        </Button>
      }
      title={t("editTitle", { address })}
      schema={saveMailboxInput}
      send={saveMailboxAction.bind(null, workspace)}
      defaultValues={{
        ...values,
        ...fixed,
        environment: ENVIRONMENTS.find(one => one === values.environment) ?? "production",
        trustedServers: values.trustedServers.join("\n"),
      }}
      fixed={fixed}
      doneText={t("saved")}
      deed={t("save")}
      wide
    >
      <Fields domain={domain} products={products} />
    </DeedDialog>
  );
}

function Fields({ domain, products }: { domain: string; products: Products }) {
  const t = useTranslations("inboundMail.settings");
  return (
    <>
      <TextField name="local" label={t("local")} hint={t("localHint", { domain })} maxLength={24} required />
      <SelectField
        name="productId"
        label={t("product")}
        hint={t("productHint")}
        placeholder={t("whole")}
        options={products.map(product => ({ value: product.id, label: product.name }))}
        optional
      />
      <TextField
        name="shownAs"
        label={t("shownAs")}
        hint={t("shownAsHint")}
        type="email"
        maxLength={254}
        optional
      />
      <TextareaField
        name="trustedServers"
        label={t("trustedServers")}
        hint={t("trustedServersHint")}
        rows={2}
        optional
      />
      <CheckboxField name="verifiedOnly" label={t("verifiedLabel")} hint={t("verifiedOnly")} />
      <NumberField
        name="mostAnHour"
        label={t("mostAnHour")}
        hint={t("mostAnHourHint")}
        inputMode="numeric"
        required
      />
      <h3>{t("defaults")}</h3>
      <div className="two">
        <SelectField
          name="environment"
          label={t("environment")}
          options={ENVIRONMENTS.map(value => ({ value, label: t(`environments.${value}`) }))}
        />
        <NumberField
          name="affectedPercent"
          label={t("affectedPercent")}
          hint={t("affectedHint")}
          inputMode="decimal"
          required
        />
      </div>
      <CheckboxField name="canWork" label={t("canWork")} />
      <CheckboxField name="enabled" label={t("enabled")} />
    </>
  );
}
