"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";

import { CheckboxesField, TextField } from "#components/forms/fields.tsx";

import { Button } from "#components/ui/button.tsx";

import type { Role } from "#lib/domain/policies/types.ts";
import { invitePersonAction } from "#lib/features/people/actions.ts";
import { inviteInput } from "#lib/features/people/schema.ts";

type Props = { workspace: string; orgId: string; roles: readonly string[] };

/** Invites somebody by mail into an organisation, with roles. */
export function InviteDialog({ workspace, orgId, roles }: Props) {
  const t = useTranslations("people");
  return (
    <DeedDialog
      trigger={
        <Button look="pri">
          <UserPlus className="i" aria-hidden="true" />
          {t("invite")}
        </Button>
      }
      title={t("invite")}
      schema={inviteInput}
      send={invitePersonAction.bind(null, workspace)}
      defaultValues={{ name: "", email: "", roles: [] }}
      fixed={{ orgId }}
      formKey={`invite-${orgId}`}
      doneText={t("invited")}
      deed={t("send")}
    >
      <TextField name="name" label={t("name")} autoComplete="off" required />
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        autoComplete="off"
        required
      />
      <CheckboxesField
        name="roles"
        label={t("rolesLabel")}
        hint={t("rolesHint")}
        choices={roles.map(role => ({ value: role, label: t(`roles.${role as Role}`) }))}
      />
    </DeedDialog>
  );
}
